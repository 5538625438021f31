// A thread of a pyramid's build: opens the plane for itself, then does the tasks that it is sent.

import { parentPort, workerData } from 'node:worker_threads'
import { keptScratch, type PyramidPlan, type Reduced, type Reduction, runTileTask, type TileResult, type TileTask } from '@cirasa/image'
import { openPlane, type PlaneRecipe } from '../images/plane-pixels.ts'
import { answering } from '../threads/index.ts'
import { zlibDeflate } from './zlib-deflate.ts'

/** What a thread begins with. */
export interface TileWorkerStart {
  readonly recipe: PlaneRecipe
  readonly plan: PyramidPlan
  readonly reduction: Reduction
  readonly lossless: boolean
}

if (parentPort !== null) {
  const port = parentPort
  const { recipe, plan, reduction, lossless } = workerData as TileWorkerStart
  const opened = openPlane(recipe)
  const scratch = keptScratch()
  // Heard with the first task.
  opened.catch(() => {})
  const make = async (task: TileTask) => {
    const { plane } = await opened
    return await runTileTask({ rows: plane, plan, reduction, lossless, deflate: zlibDeflate, scratch }, task)
  }
  port.on('message', answering(port, make, buffersOf))
}

/** The large arrays of a result: they are handed over rather than copied. */
function buffersOf(result: TileResult<TileTask>): ArrayBuffer[] {
  const isReduced = (value: typeof result): value is Reduced => 'pixels' in value
  if (isReduced(result)) return [result.pixels.buffer]
  return result.map(({ bytes }) => bytes.buffer as ArrayBuffer)
}
