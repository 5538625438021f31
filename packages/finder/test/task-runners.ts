// Who does the finder's tasks, at its most contrary: several hands, in any order, and every task cut into smaller ones.

import { Xoshiro128 } from '@cirasa/simulate'
import { joinRuns } from '../src/detection/runs.ts'
import type { FinderTask, ResultOf } from '../src/engine.ts'
import type { FitResult, FitTask } from '../src/fitting/fit-batch.ts'
import { NEIGHBOUR_LENGTH } from '../src/fitting/fit-batch.ts'
import { type Plane, type PlaneContext, runTask, type TaskRunner } from '../src/index.ts'
import type { RecordTable } from '../src/record-table.ts'

/** Does tasks on several hands; those that wait are begun and ended in an order of chance. Tasks and results travel as copies. */
export function shufflingRunner(plane: Plane, context: PlaneContext, concurrency: number, seed: number): TaskRunner {
  const random = new Xoshiro128(seed, 7, 7)
  return {
    concurrency,
    run: async (task) => {
      const copy = structuredClone(task)
      const waits = Math.floor(4 * random.uniform())
      for (let i = 0; i < waits; i++) await new Promise((resolve) => setImmediate(resolve))
      const result = structuredClone(runTask(plane, context, copy))
      for (let i = 0; i < 3 - waits; i++) await new Promise((resolve) => setImmediate(resolve))
      return result
    },
  }
}

/** Cuts every task into pieces of at most `size` (rows of cells, rows of pixels, islands), and does these backwards. */
export function cuttingRunner(plane: Plane, context: PlaneContext, size: number): TaskRunner {
  return {
    concurrency: 1,
    run: async (task) =>
      joinResults(
        task,
        piecesOf(task, size)
          .reverse()
          .map((piece) => runTask(plane, context, piece))
          .reverse(),
      ),
  }
}

function piecesOf(task: FinderTask, size: number): FinderTask[] {
  const cut = (from: number, to: number): [number, number][] =>
    Array.from({ length: Math.ceil((to - from) / size) }, (_, i) => [from + i * size, Math.min(to, from + (i + 1) * size)])
  switch (task.kind) {
    case 'noise':
      return cut(task.firstRow, task.lastRow).map(([firstRow, lastRow]) => ({ ...task, firstRow, lastRow }))
    case 'detect':
      return cut(task.y0, task.y1).map(([y0, y1]) => ({ ...task, y0, y1 }))
    case 'fit':
      return cut(0, task.islands.count).map(([first, last]) => partOf(task, first, last))
    case 'probe-noise':
      return cut(0, task.x.length).map(([first, last]) => ({ ...task, x: task.x.slice(first, last), y: task.y.slice(first, last) }))
    default:
      return [task]
  }
}

/** Islands first to last of a task, with their runs and neighbours. */
function partOf(task: FitTask, first: number, last: number): FitTask {
  const { islands, neighbours, firstNeighbour } = task
  const [run0, run1] = [islands.firstRun[first], islands.firstRun[last]]
  const [near0, near1] = [firstNeighbour[first], firstNeighbour[last]]
  return {
    ...task,
    neighbours: neighbours.slice(near0 * NEIGHBOUR_LENGTH, near1 * NEIGHBOUR_LENGTH),
    firstNeighbour: firstNeighbour.slice(first, last + 1).map((value) => value - near0),
    islands: {
      count: last - first,
      number: islands.number.slice(first, last),
      peak: islands.peak.slice(first, last),
      xMin: islands.xMin.slice(first, last),
      xMax: islands.xMax.slice(first, last),
      yMin: islands.yMin.slice(first, last),
      yMax: islands.yMax.slice(first, last),
      pixels: islands.pixels.slice(first, last),
      firstRun: islands.firstRun.slice(first, last + 1).map((value) => value - run0),
      y: islands.y.slice(run0, run1),
      start: islands.start.slice(run0, run1),
      end: islands.end.slice(run0, run1),
    },
  }
}

function joinResults<T extends FinderTask>(task: T, results: readonly unknown[]): ResultOf<T> {
  switch (task.kind) {
    case 'noise': {
      const parts = results as { readonly level: Float64Array; readonly rms: Float64Array; readonly correlation: Float64Array }[]
      const join = (field: 'level' | 'rms' | 'correlation') => Float64Array.from(parts.flatMap((part) => [...part[field]]))
      return { level: join('level'), rms: join('rms'), correlation: join('correlation') } as ResultOf<T>
    }
    case 'detect':
      return joinRuns(results as Parameters<typeof joinRuns>[0]) as ResultOf<T>
    case 'fit': {
      const parts = results as FitResult[]
      return {
        components: joinTables(parts.map((part) => part.components)),
        islands: joinTables(parts.map((part) => part.islands)),
      } as ResultOf<T>
    }
    case 'probe-noise':
      return Float64Array.from((results as Float64Array[]).flatMap((part) => [...part])) as ResultOf<T>
    default:
      return results[0] as ResultOf<T>
  }
}

function joinTables<Field extends string>(tables: readonly RecordTable<Field>[]): RecordTable<Field> {
  const data = Float64Array.from(tables.flatMap((table) => [...table.data]))
  return { fields: tables[0].fields, count: tables.reduce((sum, table) => sum + table.count, 0), data }
}
