// Statistics of the pixels in a region: what a person reads off a circle around a source.

import { medianInPlace, moments, sigmaClipInPlace } from '@cirasa/image'
import type { PixelRegion } from '@cirasa/regions'
import type { Point } from '../camera/camera.ts'
import type { PixelBlock } from '../viewer-types.ts'
import { type FluxScale, janskyPerSum } from './flux-density.ts'
import { onImage } from './pixel-level.ts'
import { valuesIn } from './region-values.ts'

/** A value and the pixel that has it, in pixels of the image. */
export interface PlacedValue extends Point {
  readonly value: number
}

/** Statistics of a region in the unit of the image. NaN, and no extremes, where no pixel has a value; labels have extremes alone, as names have no mean. */
export interface RegionStatistics {
  /** Pixels with a value, whose centre is in the region. */
  readonly count: number
  readonly blanks: number
  /** The lowest value; the first of several from the lower left. */
  readonly min: PlacedValue | undefined
  readonly max: PlacedValue | undefined
  readonly mean: number
  readonly median: number
  /** Standard deviation of all of them, from their mean. */
  readonly std: number
  /** Standard deviation of what clipping at 3 sigma leaves: the noise, where sources are few. */
  readonly rms: number
  /** The mean and the median of what it leaves. */
  readonly clippedMean: number
  readonly clippedMedian: number
  /** Of the image's pixels: on a coarser level, each mean counts for all that it is of. */
  readonly sum: number
  /** Jy; undefined where the unit is no flux density, or the beam is not known. */
  readonly fluxDensity: number | undefined
  /** 0 when these are the image's own pixels; otherwise means of 2^level x 2^level, whose noise and extremes are others. */
  readonly level: number
}

/** Statistics of what a block has of a region; both in pixels of the image, the block at its level. */
export function statisticsIn(region: PixelRegion, block: PixelBlock, scale: FluxScale = { unit: '' }): RegionStatistics {
  const { values, places, blanks } = valuesIn(region, block)
  const count = values.length
  let [least, largest] = [0, 0]
  let total = 0
  for (let i = 0; i < count; i++) {
    if (values[i] < values[least]) least = i
    if (values[i] > values[largest]) largest = i
    total += values[i]
  }
  const placed = (i: number): PlacedValue | undefined => (count === 0 ? undefined : { value: values[i], ...placeOf(places[i], block) })
  const [min, max] = [placed(least), placed(largest)]
  if (block.reduction === 'label') return Object.freeze({ ...NO_STATISTICS, count, blanks, min, max, level: block.level })
  const { mean, std } = moments(values)
  // From here on the values are in another order.
  const median = medianInPlace(values, count)
  const clipped = sigmaClipInPlace(values, count)
  const sum = count === 0 ? Number.NaN : total * 4 ** block.level
  const jansky = janskyPerSum(scale)
  return Object.freeze({
    count,
    blanks,
    min,
    max,
    mean,
    median,
    std,
    rms: clipped.std,
    clippedMean: clipped.mean,
    clippedMedian: clipped.median,
    sum,
    fluxDensity: jansky === undefined || count === 0 ? undefined : sum * jansky,
    level: block.level,
  })
}

const NO_STATISTICS = {
  mean: Number.NaN,
  median: Number.NaN,
  std: Number.NaN,
  rms: Number.NaN,
  clippedMean: Number.NaN,
  clippedMedian: Number.NaN,
  sum: Number.NaN,
  fluxDensity: undefined,
} as const

function placeOf(place: number, block: PixelBlock): Point {
  const x = block.x0 + (place % block.width)
  const y = block.y0 + Math.floor(place / block.width)
  return { x: onImage(x, block.level), y: onImage(y, block.level) }
}
