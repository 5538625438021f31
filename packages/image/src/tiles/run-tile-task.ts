// Does the tasks of a pyramid, in whichever thread.

import { encodeBand } from './encode-band.ts'
import { encodeRow } from './encode-row.ts'
import { reduceRows } from './reduce-rows.ts'
import { free, keptScratch } from './scratch.ts'
import type { PlacedTile, Reduced, RowTask, TileContext, TileResult, TileRunner, TileTask } from './tile-tasks.ts'

/** Does a task. */
export function runTileTask<T extends TileTask>(context: TileContext, task: T): Promise<TileResult<T>> {
  // The compiler does not follow a union through a conditional type.
  return resultOf(context, task) as Promise<TileResult<T>>
}

function resultOf(context: TileContext, task: TileTask): Promise<Reduced | readonly PlacedTile[]> {
  if (task.kind === 'reduce') return reduceRows(context, task)
  if (task.kind === 'band') return encodeBand(context, task)
  return encodeGivenRow(context, task)
}

async function encodeGivenRow(context: TileContext, task: RowTask): Promise<PlacedTile[]> {
  const tiles = await encodeRow(context, task.pixels, task)
  free(task.pixels)
  return tiles
}

/** Does tasks in this thread, one at a time. */
export function localTileRunner(context: TileContext): TileRunner {
  const own = { ...context, scratch: keptScratch() }
  let last: Promise<unknown> = Promise.resolve()
  return {
    concurrency: 1,
    run<T extends TileTask>(task: T) {
      const result = last.then(() => runTileTask(own, task))
      last = result.catch(() => {})
      return result
    },
  }
}
