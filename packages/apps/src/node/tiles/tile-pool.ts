// Threads for building a pyramid. Each does one task at a time; when the build is stopped they end at once.

import type { TileRunner, TileTask } from '@cirasa/image'
import { Hand, takingTurns } from '../threads/index.ts'
import type { TileWorkerStart } from './tile-worker.ts'

/** A runner on threads; close it when done. */
export interface TilePool extends AsyncDisposable {
  readonly runner: TileRunner
}

/** Starts the threads. Tasks fail with the signal's reason once it is aborted, also those under way. */
export function openTilePool(start: TileWorkerStart, count: number, signal?: AbortSignal): TilePool {
  const script = new URL('./tile-worker.ts', import.meta.url)
  const hands = Array.from({ length: count }, () => new Hand<TileTask>('A thread that makes tiles', script, { workerData: start }))
  const turn = takingTurns(hands)
  const end = (reason?: unknown) => Promise.all(hands.map((hand) => hand.end(reason)))
  const abort = () => void end(signal?.reason)
  signal?.addEventListener('abort', abort, { once: true })
  return {
    runner: {
      concurrency: count,
      run: (task) => turn((hand) => hand.ask(task, task.kind === 'row' ? [task.pixels.buffer] : [])),
    },
    async [Symbol.asyncDispose]() {
      signal?.removeEventListener('abort', abort)
      await end()
    },
  }
}
