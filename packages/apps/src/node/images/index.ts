// Images as they come, from disk or an address: their planes, what their headers say, their pixels.

export { type ByteInput, isAddress, openInput, type Wanted } from './byte-input.ts'
export { baseName, choosePixels, type ImageChoice, type OpenImage, openFile, openImage, stem } from './open-image.ts'
export { planeChoice } from './plane-choice.ts'
export { type OpenPlane, openPlane, type PlaneRecipe, planeRecipe, readPlaneRows, refuseMissingPixels } from './plane-pixels.ts'
