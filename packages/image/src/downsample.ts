// Makes a smaller image of blocks of pixels: previews, meshes and pyramids. Blank pixels do not count; a block of nothing else is blank.

import { imageErrors } from './errors.ts'
import { medianInPlace } from './median.ts'
import { checkWindow, gather, type PixelWindow } from './window.ts'

/** An image of its own: `data` is row-major, NaN where blank. */
export interface SmallImage {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
}

/** What becomes of the pixels of a block. */
export type BlockStatistic = 'mean' | 'max' | 'min' | 'median'

/**
 * One pixel for each block of `factor` x `factor`, starting at the window's first pixel. Blocks at the right and upper edge may be smaller
 * and are kept, so the result is ceil(width / factor) x ceil(height / factor).
 *
 * @throws IMAGE_BAD_ARGUMENT for a factor that is not a positive whole number; IMAGE_BAD_WINDOW
 */
export function downsample(window: PixelWindow, factor: number, statistic: BlockStatistic = 'mean'): SmallImage {
  if (!Number.isSafeInteger(factor) || factor < 1) {
    throw imageErrors.BAD_ARGUMENT({ name: 'factor', value: factor, wanted: 'a positive whole number' })
  }
  checkWindow(window)
  const width = Math.ceil(window.width / factor)
  const height = Math.ceil(window.height / factor)
  const data = new Float32Array(width * height)
  const small = { data, width, height }
  if (statistic === 'median') fillWithMedians(window, factor, small)
  else if (statistic === 'mean') fillWithMeans(window, factor, small)
  else fillWithExtremes(window, factor, small, statistic === 'max' ? 1 : -1)
  return small
}

function fillWithMeans(window: PixelWindow, factor: number, small: SmallImage): void {
  const sums = new Float64Array(small.width)
  const counts = new Uint32Array(small.width)
  forEachBand(window, factor, small, {
    start: () => {
      sums.fill(0)
      counts.fill(0)
    },
    pixel: (column, value) => {
      sums[column] += value
      counts[column]++
    },
    result: (column) => sums[column] / counts[column],
  })
}

function fillWithExtremes(window: PixelWindow, factor: number, small: SmallImage, sign: 1 | -1): void {
  const best = new Float64Array(small.width)
  forEachBand(window, factor, small, {
    start: () => best.fill(Number.NaN),
    pixel: (column, value) => {
      if (!(sign * value <= sign * best[column])) best[column] = value
    },
    result: (column) => best[column],
  })
}

/** What to do with the pixels of one row of blocks. */
interface BlockReducer {
  start(): void
  pixel(column: number, value: number): void
  result(column: number): number
}

/** Goes through the window row by row, in the order in which it lies in memory, and closes a row of blocks when its last row is done. */
function forEachBand(window: PixelWindow, factor: number, small: SmallImage, reducer: BlockReducer): void {
  const { data, offset, stride, width, height, mask } = window
  for (let row = 0; row < small.height; row++) {
    reducer.start()
    const yEnd = Math.min(height, (row + 1) * factor)
    for (let y = row * factor; y < yEnd; y++) {
      const start = offset + y * stride
      for (let column = 0, x = 0; column < small.width; column++) {
        const xEnd = Math.min(width, x + factor)
        for (; x < xEnd; x++) {
          const value = data[start + x]
          if (value - value === 0 && (mask === undefined || mask[start + x] === 0)) reducer.pixel(column, value)
        }
      }
    }
    for (let column = 0; column < small.width; column++) small.data[row * small.width + column] = reducer.result(column)
  }
}

function fillWithMedians(window: PixelWindow, factor: number, small: SmallImage): void {
  const side = Math.min(factor, Math.max(window.width, window.height))
  const buffer = new Float32Array(Math.min(side, window.width) * Math.min(side, window.height))
  for (let row = 0; row < small.height; row++) {
    const height = Math.min(factor, window.height - row * factor)
    for (let column = 0; column < small.width; column++) {
      const width = Math.min(factor, window.width - column * factor)
      const offset = window.offset + row * factor * window.stride + column * factor
      const count = gather({ ...window, offset, width, height }, buffer)
      small.data[row * small.width + column] = medianInPlace(buffer, count)
    }
  }
}
