// The values between which an image is shown, by a rule and the statistics of a level.

import type { LevelStatistics } from '@cirasa/image'
import type { ClipRule } from './display.ts'
import { createDistribution } from './distribution.ts'
import { zscale } from './zscale.ts'

/** Values that become the two ends of the colour map. */
export interface Cuts {
  readonly low: number
  readonly high: number
}

/** Quantiles that zscale takes for its sorted sample. */
const ZSCALE_SAMPLES = 1000

/**
 * The cuts of a level. Each level has its own, so that noise, which is less in a coarser one, looks the same at any zoom. Always an interval: cuts that would
 * fall together are moved apart, and a level without pixels gets 0 to 1.
 */
export function cutsOf(clip: ClipRule, statistics: LevelStatistics): Cuts {
  return asInterval(ruled(clip, statistics))
}

function ruled(clip: ClipRule, statistics: LevelStatistics): Cuts {
  switch (clip.kind) {
    case 'percentile': {
      const { quantile } = createDistribution(statistics)
      const outside = (100 - Math.min(100, Math.max(0, clip.percent))) / 200
      return { low: quantile(outside), high: quantile(1 - outside) }
    }
    case 'zscale': {
      const { quantile } = createDistribution(statistics)
      if (Number.isNaN(quantile(0.5))) return { low: 0, high: 1 }
      return zscale(Float64Array.from({ length: ZSCALE_SAMPLES }, (_, i) => quantile((i + 0.5) / ZSCALE_SAMPLES)))
    }
    case 'rms':
      return { low: statistics.median + clip.low * statistics.rms, high: statistics.median + clip.high * statistics.rms }
    case 'range':
      return { low: clip.low, high: clip.high }
  }
}

/** Moves cuts apart that are no interval. */
export function asInterval({ low, high }: Cuts): Cuts {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { low: 0, high: 1 }
  if (low < high) return { low, high }
  const [least, largest] = [Math.min(low, high), Math.max(low, high)]
  if (least < largest) return { low: least, high: largest }
  // Half of the least numbers that there are is 0.
  const half = Math.abs(low) * 0.5 || 0.5
  return { low: Math.max(low - half, -Number.MAX_VALUE), high: Math.min(low + half, Number.MAX_VALUE) }
}
