// A fit task cut into pieces of a few islands, so that whoever shares the thread gets a turn in between.

import type { RecordTable } from '../record-table.ts'
import { type FitResult, type FitTask, NEIGHBOUR_LENGTH } from './fit-batch.ts'
import type { IslandBatch } from './island-batch.ts'

/** Tasks of at most so many islands each; together they give the same rows in the same order. */
export function piecesOf(task: FitTask, islands: number): FitTask[] {
  const { count } = task.islands
  if (count <= islands) return [task]
  return Array.from({ length: Math.ceil(count / islands) }, (_, i) => pieceOf(task, i * islands, Math.min(count, (i + 1) * islands)))
}

/** The results of the pieces as that of the whole. */
export function joinPieces(results: readonly FitResult[]): FitResult {
  return { components: joinTables(results.map((one) => one.components)), islands: joinTables(results.map((one) => one.islands)) }
}

function pieceOf(task: FitTask, first: number, last: number): FitTask {
  const { neighbours, firstNeighbour } = task
  const from = firstNeighbour[first]
  return {
    ...task,
    islands: islandsOf(task.islands, first, last),
    neighbours: neighbours.slice(from * NEIGHBOUR_LENGTH, firstNeighbour[last] * NEIGHBOUR_LENGTH),
    firstNeighbour: firstNeighbour.slice(first, last + 1).map((value) => value - from),
  }
}

function islandsOf(all: IslandBatch, first: number, last: number): IslandBatch {
  const [run0, run1] = [all.firstRun[first], all.firstRun[last]]
  return {
    count: last - first,
    number: all.number.slice(first, last),
    peak: all.peak.slice(first, last),
    xMin: all.xMin.slice(first, last),
    xMax: all.xMax.slice(first, last),
    yMin: all.yMin.slice(first, last),
    yMax: all.yMax.slice(first, last),
    pixels: all.pixels.slice(first, last),
    firstRun: all.firstRun.slice(first, last + 1).map((value) => value - run0),
    y: all.y.slice(run0, run1),
    start: all.start.slice(run0, run1),
    end: all.end.slice(run0, run1),
  }
}

function joinTables<Field extends string>(tables: readonly RecordTable<Field>[]): RecordTable<Field> {
  const data = new Float64Array(tables.reduce((sum, table) => sum + table.data.length, 0))
  let at = 0
  for (const table of tables) {
    data.set(table.data, at)
    at += table.data.length
  }
  return { fields: tables[0].fields, count: tables.reduce((sum, table) => sum + table.count, 0), data }
}
