// Threads for building a pyramid. Each does one task at a time; when the build is stopped they end at once.

import { Worker } from 'node:worker_threads'
import { CodedError } from '@cirasa/errors'
import type { TileResult, TileRunner, TileTask } from '@cirasa/image'
import type { TileWorkerAnswer, TileWorkerStart } from './tile-worker.ts'

/** A runner on threads; close it when done. */
export interface TilePool extends AsyncDisposable {
  readonly runner: TileRunner
}

interface Waiting {
  readonly task: TileTask
  resolve(result: never): void
  reject(error: unknown): void
}

/** Starts the threads. Tasks fail with the signal's reason once it is aborted, also those under way. */
export function openTilePool(start: TileWorkerStart, count: number, signal?: AbortSignal): TilePool {
  const idle: Worker[] = []
  const busy = new Map<Worker, Waiting>()
  const queue: Waiting[] = []
  let failure: unknown

  function next(): void {
    while (idle.length > 0 && queue.length > 0) {
      const worker = idle.pop() as Worker
      const waiting = queue.shift() as Waiting
      busy.set(worker, waiting)
      worker.postMessage(waiting.task, waiting.task.kind === 'row' ? [waiting.task.pixels.buffer] : [])
    }
  }

  function hear(worker: Worker, answer: TileWorkerAnswer): void {
    const waiting = busy.get(worker)
    busy.delete(worker)
    idle.push(worker)
    if ('error' in answer) waiting?.reject(rebuilt(answer.error))
    else waiting?.resolve(answer.result as never)
    next()
  }

  /** Nothing more comes of this pool. */
  function fail(reason: unknown): void {
    failure ??= reason
    for (const waiting of [...busy.values(), ...queue.splice(0)]) waiting.reject(failure)
    busy.clear()
  }

  const workers = Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./tile-worker.ts', import.meta.url), { workerData: start })
    worker.on('message', (answer: TileWorkerAnswer) => hear(worker, answer))
    worker.on('error', fail)
    worker.on('exit', (code) => fail(new Error(`A thread that makes tiles ended by itself with code ${code}`)))
    idle.push(worker)
    return worker
  })
  const end = () => Promise.all(workers.map((worker) => worker.terminate()))
  const abort = () => {
    fail(signal?.reason)
    void end()
  }
  signal?.addEventListener('abort', abort, { once: true })
  return {
    runner: {
      concurrency: count,
      run: <T extends TileTask>(task: T) =>
        new Promise<TileResult<T>>((resolve, reject) => {
          if (failure !== undefined) return reject(failure)
          queue.push({ task, resolve, reject })
          next()
        }),
    },
    async [Symbol.asyncDispose]() {
      signal?.removeEventListener('abort', abort)
      failure ??= new Error('The threads were ended')
      await end()
    },
  }
}

/** An error that came as plain parts. */
function rebuilt({ message, code, remedy }: { message: string; code?: string; remedy?: string }): Error {
  return code !== undefined && remedy !== undefined ? new CodedError(code, message, remedy, {}) : new Error(message)
}
