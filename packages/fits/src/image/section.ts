// Which runs of pixels a box of an N-dimensional image is made of, in file order.

import { fitsErrors } from '../errors.ts'

/** First pixel and one past the last, counted from 0. */
export type PixelRange = readonly [start: number, stop: number]

/** Neighbouring pixels in the file: `count` from `first` on go to `at` of the section. */
export interface Run {
  readonly first: number
  readonly count: number
  readonly at: number
}

/** A range for each axis: those given, whole axes for the rest. Throws FITS_NO_SUCH_AXIS, FITS_OUT_OF_RANGE. */
export function fullRanges(shape: readonly number[], ranges: readonly PixelRange[]): PixelRange[] {
  if (ranges.length > shape.length) throw fitsErrors.NO_SUCH_AXIS({ axis: shape.length + 1 })
  return shape.map((length, i) => {
    const [start, stop] = ranges[i] ?? [0, length]
    if (Number.isInteger(start) && Number.isInteger(stop) && start >= 0 && start < stop && stop <= length) return [start, stop]
    throw fitsErrors.OUT_OF_RANGE({ start, stop, axis: i + 1, length })
  })
}

/** Pixels of a box. */
export const boxSize = (ranges: readonly PixelRange[]): number => ranges.reduce((size, [start, stop]) => size * (stop - start), 1)

/** The runs of a box, from the first pixel to the last. Axes that are whole are joined into longer runs. */
export function* runsOf(shape: readonly number[], ranges: readonly PixelRange[]): Generator<Run> {
  let count = 1
  let axis = 0
  for (; axis < shape.length; axis++) {
    const [start, stop] = ranges[axis]
    count *= stop - start
    if (start !== 0 || stop !== shape[axis]) {
      axis++
      break
    }
  }
  const strides = stridesOf(shape)
  const index = ranges.map(([start]) => start)
  const total = boxSize(ranges)
  for (let at = 0; at < total; at += count) {
    yield { first: index.reduce((sum, i, k) => sum + i * strides[k], 0), count, at }
    for (let k = axis; k < shape.length; k++) {
      index[k] = index[k] + 1
      if (index[k] < ranges[k][1]) break
      index[k] = ranges[k][0]
    }
  }
}

/** Pixels from one to the next along each axis. */
function stridesOf(shape: readonly number[]): number[] {
  const strides: number[] = []
  let stride = 1
  for (const length of shape) {
    strides.push(stride)
    stride *= length
  }
  return strides
}
