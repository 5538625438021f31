// Which stream of chance each purpose has. Numbers are never used twice, so that changing one part of a sky leaves the others as they were.

export const streams = Object.freeze({ noise: 1, sources: 2, diffuse: 3, noiseLevel: 4, background: 5, artefacts: 6 })
