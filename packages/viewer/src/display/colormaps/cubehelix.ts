// The colour map made for intensities in astronomy: brightness rises evenly while the hue winds around grey.

import { tableOf } from './table.ts'

/** Parameters that the paper recommends: colour at the start (of red, green, blue = 1, 2, 3), turns, strength of the hue. */
const START = 0.5
const TURNS = -1.5
const HUE = 1

/** Green 2011, Bulletin of the Astronomical Society of India 39, 289, equation 2, with gamma 1. */
export function cubehelixTable(): Uint8Array {
  return tableOf((t) => {
    const angle = 2 * Math.PI * (START / 3 + 1 + TURNS * t)
    const amplitude = (HUE * t * (1 - t)) / 2
    const [cos, sin] = [amplitude * Math.cos(angle), amplitude * Math.sin(angle)]
    return [t - 0.14861 * cos + 1.78277 * sin, t - 0.29227 * cos - 0.90649 * sin, t + 1.97294 * cos]
  })
}
