// The numbers of a catalogue as the GPU takes them, in the order of the index: places as whole numbers, which keep their precision on any image.

import type { Point } from '../camera/camera.ts'
import type { CatalogueColumns } from '../layers/catalogue-columns.ts'
import type { RowIndex } from './row-index.ts'

/** 32-bit numbers a row: x and y in units of PLACE_UNIT, then as floats half the major axis, half the minor axis, and the angle in radians. */
export const NUMBERS_A_ROW = 5
/** Image pixels. */
export const PLACE_UNIT = 1 / 4096
/** Places stop here, 262,144 pixels from the origin, so that differences of two of them are whole numbers of 32 bits too. */
const FARTHEST = 2 ** 30

/** Rows in the order of an index. */
export interface RowInstances {
  /** x and y count from here, image pixels. */
  readonly origin: Point
  readonly values: ArrayBuffer
}

/** Packs the columns. */
export function packRows({ x, y, major, minor, angle }: CatalogueColumns, { order }: RowIndex): RowInstances {
  const origin = { x: middle(x, order), y: middle(y, order) }
  const values = new ArrayBuffer(order.length * NUMBERS_A_ROW * 4)
  const [places, floats] = [new Int32Array(values), new Float32Array(values)]
  for (let i = 0, at = 0; i < order.length; i++, at += NUMBERS_A_ROW) {
    const row = order[i]
    places[at] = placeUnits(x[row] - origin.x)
    places[at + 1] = placeUnits(y[row] - origin.y)
    floats[at + 2] = major[row] > 0 ? major[row] / 2 : 0
    floats[at + 3] = minor[row] > 0 ? minor[row] / 2 : 0
    floats[at + 4] = ((angle[row] || 0) * Math.PI) / 180
  }
  return { origin, values }
}

/** The nearest whole number of units. */
export const placeUnits = (pixels: number): number => Math.max(-FARTHEST, Math.min(FARTHEST, Math.round(pixels / PLACE_UNIT)))

/** State bytes in the order of an index. */
export function packStates(states: Uint8Array, { order }: RowIndex): Uint8Array {
  const packed = new Uint8Array(order.length)
  for (let i = 0; i < order.length; i++) packed[i] = states[order[i]]
  return packed
}

/** The middle of the range of most rows, as a whole number; 0 where there are none. */
function middle(values: ArrayLike<number>, order: Uint32Array): number {
  const step = Math.max(1, Math.floor(order.length / 1024))
  const sample: number[] = []
  for (let i = 0; i < order.length; i += step) sample.push(values[order[i]])
  if (sample.length === 0) return 0
  sample.sort((a, b) => a - b)
  return Math.round((sample[Math.floor(sample.length * 0.02)] + sample[Math.ceil(sample.length * 0.98) - 1]) / 2)
}
