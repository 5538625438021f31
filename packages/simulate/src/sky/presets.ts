// Skies by name: the maps that the project's figures are measured on.

import { simulateErrors } from '../errors.ts'
import type { SkyOptions } from './options.ts'

/** The sky of figure 6 of Riggi et al. 2021 (CIRASA), sparse and dense, and a hard one with all that spoils a real map. */
export const skyPresets = Object.freeze({
  figure6: {},
  'figure6-dense': { density: 2500 },
  hard: {
    width: 1800,
    height: 1800,
    axes: 4,
    density: 1000,
    noiseVariation: 0.5,
    shells: 6,
    blobs: 6,
    background: 50e-6,
    backgroundSlope: 40e-6,
    blankBorder: 40,
  },
} satisfies Record<string, SkyOptions>)

export type SkyPreset = keyof typeof skyPresets

/**
 * The options of a preset, to be spread before one's own.
 *
 * @throws SIMULATE_UNKNOWN_PRESET
 * @example skyPreset('figure6-dense') // { density: 2500 }
 */
export function skyPreset(name: string): SkyOptions {
  if (!Object.hasOwn(skyPresets, name)) throw simulateErrors.UNKNOWN_PRESET({ name, known: Object.keys(skyPresets).join(', ') })
  return skyPresets[name as SkyPreset]
}
