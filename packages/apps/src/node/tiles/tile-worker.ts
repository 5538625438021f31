// A thread that makes tiles: it opens a plane for itself, does the tasks that it is sent, and lets go of the plane again.

import { parentPort } from 'node:worker_threads'
import {
  keptScratch,
  type PyramidPlan,
  type Reduced,
  type Reduction,
  runTileTask,
  type Scratch,
  type TileResult,
  type TileTask,
} from '@cirasa/image'
import { type OpenPlane, openPlane, type PlaneRecipe } from '../images/plane-pixels.ts'
import { answering } from '../threads/index.ts'
import { zlibDeflate } from './zlib-deflate.ts'

/** The plane whose tiles are made, and how. */
export interface TileWork {
  readonly recipe: PlaneRecipe
  readonly plan: PyramidPlan
  readonly reduction: Reduction
  readonly lossless: boolean
}

/** What the thread is asked: tasks are of the plane that was opened last. */
export type TileQuestion = TileTask | { readonly kind: 'open'; readonly work: TileWork } | { readonly kind: 'close' }

if (parentPort !== null) {
  const port = parentPort
  let open: (OpenPlane & { readonly work: TileWork; readonly scratch: Scratch }) | undefined
  const close = () => {
    open?.[Symbol.dispose]()
    open = undefined
  }
  const make = async (question: TileQuestion): Promise<TileResult<TileTask>> => {
    if (question.kind === 'open' || question.kind === 'close') {
      close()
      if (question.kind === 'open') open = { ...(await openPlane(question.work.recipe)), work: question.work, scratch: keptScratch() }
      return []
    }
    if (!open) throw new Error('No plane is open')
    const { plane, work, scratch } = open
    return await runTileTask({ ...work, rows: plane, deflate: zlibDeflate, scratch }, question)
  }
  port.on('message', answering(port, make, buffersOf))
}

/** The large arrays of a result: they are handed over rather than copied. */
function buffersOf(result: TileResult<TileTask>): ArrayBuffer[] {
  const isReduced = (value: typeof result): value is Reduced => 'pixels' in value
  if (isReduced(result)) return [result.pixels.buffer]
  return result.map(({ bytes }) => bytes.buffer as ArrayBuffer)
}
