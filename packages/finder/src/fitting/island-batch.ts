// Some islands on their way to a worker: their numbers, boxes and runs, as plain arrays.

import type { Islands } from '../detection/islands.ts'

/** Islands in the order of their first rows. Run indices count within the batch. */
export interface IslandBatch {
  readonly count: number
  /** Number of each island in the whole image. */
  readonly number: Int32Array
  readonly peak: Float32Array
  readonly xMin: Int32Array
  readonly xMax: Int32Array
  readonly yMin: Int32Array
  readonly yMax: Int32Array
  readonly pixels: Int32Array
  readonly firstRun: Int32Array
  readonly y: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
}

/** Picks islands by their numbers. */
export function batchOf(islands: Islands, numbers: Int32Array): IslandBatch {
  const pick = (values: Int32Array): Int32Array => Int32Array.from(numbers, (i) => values[i])
  const firstRun = new Int32Array(numbers.length + 1)
  numbers.forEach((i, k) => {
    firstRun[k + 1] = firstRun[k] + islands.firstRun[i + 1] - islands.firstRun[i]
  })
  const runs = firstRun[numbers.length]
  const batch = { y: new Int32Array(runs), start: new Int32Array(runs), end: new Int32Array(runs) }
  numbers.forEach((i, k) => {
    const from = islands.firstRun[i]
    const to = islands.firstRun[i + 1]
    batch.y.set(islands.runs.y.subarray(from, to), firstRun[k])
    batch.start.set(islands.runs.start.subarray(from, to), firstRun[k])
    batch.end.set(islands.runs.end.subarray(from, to), firstRun[k])
  })
  return {
    count: numbers.length,
    number: numbers,
    peak: Float32Array.from(numbers, (i) => islands.peak[i]),
    xMin: pick(islands.xMin),
    xMax: pick(islands.xMax),
    yMin: pick(islands.yMin),
    yMax: pick(islands.yMax),
    pixels: pick(islands.pixels),
    firstRun,
    ...batch,
  }
}
