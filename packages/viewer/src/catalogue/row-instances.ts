// The numbers of a catalogue as the GPU takes them: 32-bit floats from an origin in the middle of the rows, in the order of the index.

import type { Point } from '../camera/camera.ts'
import type { CatalogueColumns } from '../layers/catalogue-columns.ts'
import type { RowIndex } from './row-index.ts'

/** Floats a row: x, y, half the major axis, half the minor axis, angle in radians. */
export const FLOATS_A_ROW = 5

/** Rows in the order of an index. */
export interface RowInstances {
  /** x and y count from here, image pixels: 70,000 pixels from it 0.004 pixels are a step of a float. */
  readonly origin: Point
  readonly values: Float32Array
}

/** Packs the columns. */
export function packRows({ x, y, major, minor, angle }: CatalogueColumns, { order }: RowIndex): RowInstances {
  const origin = { x: middle(x, order), y: middle(y, order) }
  const values = new Float32Array(order.length * FLOATS_A_ROW)
  for (let i = 0, at = 0; i < order.length; i++, at += FLOATS_A_ROW) {
    const row = order[i]
    values[at] = x[row] - origin.x
    values[at + 1] = y[row] - origin.y
    values[at + 2] = major[row] > 0 ? major[row] / 2 : 0
    values[at + 3] = minor[row] > 0 ? minor[row] / 2 : 0
    values[at + 4] = ((angle[row] || 0) * Math.PI) / 180
  }
  return { origin, values }
}

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
