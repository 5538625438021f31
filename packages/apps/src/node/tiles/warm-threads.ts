// Makes tiles of a small made-up sky, for nothing but what it leaves: threads that are started, and code that is compiled.

import { buildPyramid, memoryPyramidStore, planPyramid } from '@cirasa/image'
import { planeInMemory } from '../images/plane-pixels.ts'
import type { TileThreads } from './tile-threads.ts'
import { zlibDeflate } from './zlib-deflate.ts'

const SIDE = 512
/** So that there are levels of both kinds. */
const COARSE_PIXELS = 2 ** 16

/** Makes ready for an image that is about to come. Stops early at the signal, and then leaves the threads as they are. */
export async function warmThreads(threads: TileThreads, signal: AbortSignal): Promise<void> {
  const shared = new SharedArrayBuffer(4 * SIDE * SIDE)
  const pixels = new Float32Array(shared)
  for (let i = 0, state = 1; i < pixels.length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    pixels[i] = state / 2 ** 32
  }
  const recipe = { kind: 'memory', width: SIDE, height: SIDE, shared } as const
  const plan = planPyramid(SIDE, SIDE, COARSE_PIXELS)
  const options = { plan, deflate: zlibDeflate, signal }
  await threads.with({ recipe, plan, reduction: 'mean', lossless: false }, new AbortController().signal, (runner) =>
    buildPyramid(planeInMemory(SIDE, SIDE, pixels), memoryPyramidStore(), { ...options, runner }).catch((error: unknown) => {
      if (!signal.aborted) throw error
    }),
  )
}
