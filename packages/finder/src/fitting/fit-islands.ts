// Fits all islands of an image, stage by stage, spread over as many hands as there are.

import type { Islands } from '../detection/islands.ts'
import { runAll, type TaskRunner } from '../engine.ts'
import { beamSigma } from './beam-measures.ts'
import { type FitResult, type FitTask, NEIGHBOUR_LENGTH } from './fit-batch.ts'
import { batchOf } from './island-batch.ts'
import { orderByNeighbours } from './neighbour-order.ts'

/** Islands, and pixels of islands, in one message at most: a crowded island is work enough for one. */
const BATCH = 400
const BATCH_PIXELS = 24_000

type Base = Pick<FitTask, 'mesh' | 'interpolation' | 'setup' | 'sign'> & { readonly mergeThreshold: number }

/** The fits of all islands, in results whose order does not matter: rows carry the numbers of their islands. */
export async function fitIslands(
  runner: TaskRunner,
  islands: Islands,
  { mergeThreshold, ...base }: Base,
  signal: AbortSignal | undefined,
  progress: (fraction: number, components: number) => void,
): Promise<FitResult[]> {
  const { beam } = base.setup
  const order = orderByNeighbours(islands, beamSigma(beam), mergeThreshold)
  const bright = new BrightComponents(new Set([...order.brighter.values()].flat()))
  const results: FitResult[] = []
  let before = 0
  let components = 0
  for (const stage of order.stages) {
    const tasks = batches(stage, islands.pixels).map((numbers): FitTask => {
      const batch = batchOf(islands, numbers)
      return { kind: 'fit', ...base, islands: batch, ...bright.beside(numbers, order.brighter) }
    })
    const done = await runAll(runner, tasks, signal, (finished, result) => {
      components += result.components.count
      progress((before + (finished / tasks.length) * stage.length) / Math.max(1, islands.count), components)
    })
    before += stage.length
    for (const result of done) {
      results.push(result)
      bright.add(result)
    }
  }
  return results
}

function batches(numbers: Int32Array, pixels: Int32Array): Int32Array[] {
  const parts: Int32Array[] = []
  let start = 0
  let sum = 0
  numbers.forEach((number, i) => {
    sum += pixels[number]
    if (i + 1 - start < BATCH && sum < BATCH_PIXELS && i + 1 < numbers.length) return
    parts.push(numbers.slice(start, i + 1))
    start = i + 1
    sum = 0
  })
  return parts
}

/** Components of the islands that others must subtract. */
class BrightComponents {
  private readonly wanted: ReadonlySet<number>
  private readonly byIsland = new Map<number, number[]>()

  constructor(wanted: ReadonlySet<number>) {
    this.wanted = wanted
  }

  add({ components }: FitResult): void {
    const { fields, count, data } = components
    const columns = (['flux_fit', 'x', 'y', 'shape_xx', 'shape_xy', 'shape_yy'] as const).map((field) => fields.indexOf(field))
    const island = fields.indexOf('island')
    for (let row = 0; row < count; row++) {
      const start = row * fields.length
      const number = data[start + island]
      if (!this.wanted.has(number)) continue
      const values = columns.map((column) => data[start + column])
      // Upside down, patches are turned over before neighbours are subtracted.
      values[0] = Math.abs(values[0])
      const known = this.byIsland.get(number)
      if (known === undefined) this.byIsland.set(number, values)
      else known.push(...values)
    }
  }

  /** The neighbours of each island of a batch. */
  beside(numbers: Int32Array, brighter: ReadonlyMap<number, readonly number[]>): { neighbours: Float64Array; firstNeighbour: Int32Array } {
    const values: number[] = []
    const firstNeighbour = new Int32Array(numbers.length + 1)
    numbers.forEach((number, i) => {
      for (const other of brighter.get(number) ?? []) values.push(...(this.byIsland.get(other) ?? []))
      firstNeighbour[i + 1] = values.length / NEIGHBOUR_LENGTH
    })
    return { neighbours: Float64Array.from(values), firstNeighbour }
  }
}
