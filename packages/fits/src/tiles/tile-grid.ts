// The grid of tiles over an image of any number of axes: which tile holds what, and where its pixels go.

import { fitsErrors } from '../errors.ts'
import type { Header } from '../header/header.ts'
import type { PixelArray } from '../image/pixels.ts'

/** A grid of tiles. All lists are fastest axis first. */
export interface TileGrid {
  readonly shape: readonly number[]
  readonly tile: readonly number[]
  /** Tiles along each axis. */
  readonly count: readonly number[]
}

/** A box of pixels: from `start` up to but not including `stop` on each axis. */
export interface PixelBox {
  readonly start: readonly number[]
  readonly stop: readonly number[]
}

/** A tile with more pixels than this is not decoded: no writer makes one. */
const MOST_PIXELS = 2 ** 28

/**
 * The grid that ZTILEn gives; rows of the image where there is none.
 *
 * @throws FITS_BAD_COMPRESSION when a length is impossible or a tile is absurdly large
 */
export function readTileGrid(header: Header, shape: readonly number[]): TileGrid {
  const tile = shape.map((length, axis) => {
    const size = header.number(`ZTILE${axis + 1}`) ?? (axis === 0 ? length : 1)
    if (!Number.isInteger(size) || size < 1) throw fitsErrors.BAD_COMPRESSION({ why: `ZTILE${axis + 1} is ${size}` })
    return Math.min(size, length)
  })
  if (product(tile) > MOST_PIXELS) throw fitsErrors.BAD_COMPRESSION({ why: `its tiles have ${product(tile)} pixels` })
  return Object.freeze({ shape, tile, count: shape.map((length, axis) => Math.ceil(length / tile[axis])) })
}

/** How many tiles there are. */
export const tileCount = ({ count }: TileGrid): number => product(count)

/** The pixels of a tile by its number; tiles at the far edges are smaller. */
export function tileBox({ shape, tile, count }: TileGrid, number: number): PixelBox {
  const start: number[] = []
  let rest = number
  for (let axis = 0; axis < shape.length; axis++) {
    start.push((rest % count[axis]) * tile[axis])
    rest = Math.floor(rest / count[axis])
  }
  return { start, stop: start.map((from, axis) => Math.min(from + tile[axis], shape[axis])) }
}

/** How many pixels a box has. */
export const boxPixels = ({ start, stop }: PixelBox): number => product(stop.map((end, axis) => end - start[axis]))

/** The numbers of the tiles that a box touches, in the order of the table. */
export function tilesTouching({ tile, count }: TileGrid, { start, stop }: PixelBox): number[] {
  let numbers = [0]
  let stride = 1
  const strides = count.map((length) => {
    const own = stride
    stride *= length
    return own
  })
  for (let axis = count.length - 1; axis >= 0; axis--) {
    const first = Math.floor(start[axis] / tile[axis])
    const last = Math.ceil(stop[axis] / tile[axis])
    const along = Array.from({ length: last - first }, (_, i) => (first + i) * strides[axis])
    numbers = numbers.flatMap((number) => along.map((step) => number + step))
  }
  return numbers
}

/** Copies the pixels that two boxes share from one's array into the other's. */
export function copyShared(from: PixelArray, fromBox: PixelBox, to: PixelArray, toBox: PixelBox): void {
  const axes = fromBox.start.length
  const low = fromBox.start.map((edge, axis) => Math.max(edge, toBox.start[axis]))
  const high = fromBox.stop.map((edge, axis) => Math.min(edge, toBox.stop[axis]))
  const run = high[0] - low[0]
  if (low.some((edge, axis) => edge >= high[axis])) return
  const at = [...low]
  for (;;) {
    const source = offsetIn(fromBox, at)
    const target = offsetIn(toBox, at)
    // Both arrays are of one type.
    ;(to as Float64Array).set(from.subarray(source, source + run) as Float64Array, target)
    let axis = 1
    while (axis < axes && ++at[axis] === high[axis]) at[axis] = low[axis++]
    if (axis >= axes) return
  }
}

function offsetIn({ start, stop }: PixelBox, at: readonly number[]): number {
  let offset = 0
  for (let axis = at.length - 1; axis >= 0; axis--) offset = offset * (stop[axis] - start[axis]) + at[axis] - start[axis]
  return offset
}

/** The number of things in a box with these lengths. */
export function product(lengths: readonly number[]): number {
  let result = 1
  for (const length of lengths) result *= length
  return result
}
