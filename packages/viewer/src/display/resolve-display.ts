// A display and a level's statistics to the numbers that the shader, and its reference in TypeScript, work with.

import type { LevelStatistics, Reduction } from '@cirasa/image'
import { type Colormap, colormapOf } from './colormaps/colormap.ts'
import { type Cuts, cutsOf } from './cuts.ts'
import type { Display, Stretch } from './display.ts'
import { createDistribution } from './distribution.ts'
import { parseColour, type Rgba } from './parse-colour.ts'

/** What makes a colour of a value. */
export interface ResolvedDisplay {
  readonly stretch: Stretch
  /** In the image's unit; in multiples of the local rms where `local` is given. */
  readonly low: number
  readonly high: number
  /** With a map of the local rms: what is subtracted from a value before it is divided, and what the map is multiplied by at this level. */
  readonly local: { readonly centre: number; readonly factor: number } | undefined
  /** Of histeq. */
  readonly equalised: Float32Array | undefined
  readonly colormap: Colormap
  /** Whether values are means of several pixels: then a number that is a name is nobody's name. */
  readonly areMeans: boolean
  readonly inverted: boolean
  readonly bias: number
  readonly contrast: number
  readonly blank: Rgba
}

/** Steps of the curve of histeq. */
export const EQUALISED_STEPS = 1024

/**
 * Resolves a display for a level.
 *
 * @param finest - statistics of level 0 where there is a map of the local rms, which is that of level 0 at any level; noise falls from there as the global one does
 * @param reduction - how coarser levels are made
 */
export function resolveDisplay(
  display: Display,
  statistics: LevelStatistics,
  finest?: LevelStatistics,
  reduction: Reduction = 'mean',
): ResolvedDisplay {
  const { stretch, clip, inverted, bias, contrast } = display
  const isLocal = finest !== undefined && clip.kind === 'rms'
  const cuts: Cuts = isLocal ? { low: clip.low, high: clip.high } : cutsOf(clip, statistics)
  const factor = isLocal && finest.rms > 0 && statistics.rms > 0 ? statistics.rms / finest.rms : 1
  return {
    stretch,
    ...cuts,
    local: isLocal ? { centre: statistics.median, factor } : undefined,
    equalised: stretch === 'histeq' ? equalise(statistics, isLocal ? cutsOf(clip, statistics) : cuts) : undefined,
    colormap: colormapOf(display.colormap),
    areMeans: statistics.level > 0 && reduction === 'mean',
    inverted,
    bias,
    contrast,
    blank: parseColour(display.blank),
  }
}

/** The share of the pixels between the cuts that lie below each of equally spaced values. */
export function equalise(statistics: LevelStatistics, { low, high }: Cuts): Float32Array {
  const { share } = createDistribution(statistics)
  const [first, last] = [share(low), share(high)]
  const step = (high - low) / (EQUALISED_STEPS - 1)
  return Float32Array.from({ length: EQUALISED_STEPS }, (_, i) =>
    last > first ? (share(low + i * step) - first) / (last - first) : i / (EQUALISED_STEPS - 1),
  )
}
