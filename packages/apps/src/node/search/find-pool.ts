// Threads for the finder: as many as there are workers, all looking at the same pixels.

import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { CodedError } from '@cirasa/errors'
import { localRunner, type Plane, type PlaneContext, type TaskRunner } from '@cirasa/finder'
import type { HeaderRecord } from '@cirasa/wcs'
import { openPlane, type PlaneRecipe, planeInMemory } from '../images/plane-pixels.ts'
import type { WorkerAnswer, WorkerStart } from './find-worker.ts'

/** What the threads work on. */
export interface PoolRequest {
  readonly recipe: PlaneRecipe
  readonly width: number
  readonly height: number
  readonly context: PlaneContext
  /** The header of the sky and the indices of the plane on all axes, for threads to make the sky from; absent without a sky. */
  readonly sky?: { readonly header: HeaderRecord; readonly plane: readonly number[] }
  readonly workers: number
}

/** A runner of finder tasks and the plane they look at; close it when done. */
export interface FinderPool extends AsyncDisposable {
  readonly runner: TaskRunner
  readonly plane: Plane
}

/** Planes up to this size are held in memory once, for all threads; larger ones are read from the file again and again. */
const SHARED_BYTES = 512 << 20

/** Planes up to this many pixels are done in this thread: starting others would take longer. */
const SMALL_PIXELS = 1 << 18

/** Threads that are on their way before it is known what they will work on. */
export class FinderThreads implements AsyncDisposable {
  private readonly hands: Hand[] = []

  /** The first `count` threads; more are started when there are too few. */
  take(count: number): readonly Hand[] {
    while (this.hands.length < count) this.hands.push(new Hand())
    return this.hands.slice(0, count)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.hands.map((hand) => hand.end()))
  }
}

/** Threads that get ready while an image is opened, if the file at a path looks large enough for more than one. */
export function threadsFor(image: string, workers: number): FinderThreads {
  const threads = new FinderThreads()
  const size = statSync(image, { throwIfNoEntry: false })?.size ?? 0
  if (workers > 1 && size > SMALL_PIXELS) threads.take(workers)
  return threads
}

/** Sets threads to work; they end with the pool. Errors of reading the pixels are thrown here. */
export async function openFinderPool(request: PoolRequest, threads = new FinderThreads()): Promise<FinderPool> {
  const { recipe, context, width, height } = request
  if (request.workers <= 1 || width * height <= SMALL_PIXELS) return alone(request)
  const shared = recipe.kind === 'file' && width * height * 4 <= SHARED_BYTES ? new SharedArrayBuffer(width * height * 4) : undefined
  const count = Math.min(request.workers, height)
  const share = (i: number): number => Math.round((i * height) / count)
  const { wcs: _, ...plain } = context
  const hands = threads.take(count)
  try {
    await Promise.all(
      hands.map((hand, i) => hand.start({ recipe, shared, rows: [share(i), share(i + 1)], context: plain, sky: request.sky })),
    )
  } catch (error) {
    await threads[Symbol.asyncDispose]()
    throw error
  }
  const own = shared === undefined ? await openPlane(recipe) : undefined
  const plane = own?.plane ?? planeInMemory(width, height, new Float32Array(shared as SharedArrayBuffer))
  return {
    plane,
    runner: poolRunner(hands),
    [Symbol.asyncDispose]: async () => {
      own?.[Symbol.dispose]()
      await threads[Symbol.asyncDispose]()
    },
  }
}

async function alone({ recipe, context }: PoolRequest): Promise<FinderPool> {
  const opened = await openPlane(recipe)
  return {
    plane: opened.plane,
    runner: localRunner(opened.plane, context),
    [Symbol.asyncDispose]: async () => opened[Symbol.dispose](),
  }
}

function poolRunner(hands: readonly Hand[]): TaskRunner {
  const idle = [...hands]
  const waiting: ((hand: Hand) => void)[] = []
  const take = (): Promise<Hand> => {
    const hand = idle.pop()
    return hand === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(hand)
  }
  const give = (hand: Hand): void => {
    const next = waiting.shift()
    if (next === undefined) idle.push(hand)
    else next(hand)
  }
  return {
    concurrency: hands.length,
    async run(task) {
      const hand = await take()
      try {
        return (await hand.ask({ task })) as never
      } finally {
        give(hand)
      }
    },
  }
}

interface Question {
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** One thread, asked one thing at a time. */
class Hand {
  private readonly worker = new Worker(new URL('./find-worker.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  })
  private readonly open = new Map<number, Question>()
  private next = 0
  private ended = false
  /** What it died of. */
  private failure: unknown

  constructor() {
    const { worker } = this
    worker.on('message', (answer: WorkerAnswer) => this.hear(answer))
    worker.on('error', (error) => this.fail(error))
    worker.on('exit', (code) => this.fail(new Error(`A thread of the finder ended by itself with code ${code}`)))
  }

  /** Resolves when the thread has read its share of the pixels. */
  start(message: WorkerStart): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) return reject(this.failure)
      this.open.set(START, { resolve, reject })
      this.worker.postMessage(message)
    })
  }

  ask(question: Readonly<Record<string, unknown>>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) return reject(this.failure)
      const id = this.next++
      this.open.set(id, { resolve, reject })
      this.worker.postMessage({ id, ...question })
    })
  }

  async end(): Promise<void> {
    this.ended = true
    await this.worker.terminate()
  }

  private hear(answer: WorkerAnswer): void {
    const id = 'ready' in answer ? START : answer.id
    const question = this.open.get(id)
    this.open.delete(id)
    if ('error' in answer) question?.reject(rebuilt(answer.error))
    else question?.resolve('ready' in answer ? undefined : answer.result)
  }

  private fail(error: unknown): void {
    if (this.ended) return
    this.failure ??= error
    for (const question of this.open.values()) question.reject(error)
    this.open.clear()
  }
}

/** Room for short-lived objects: the fits make many, and collecting them often costs more than the room. */
const YOUNG_MB = 64

const START = -1

/** An error that came as plain parts. */
function rebuilt({ message, code, remedy, stack }: { message: string; code?: string; remedy?: string; stack?: string }): Error {
  if (code !== undefined && remedy !== undefined) return new CodedError(code, message, remedy, {})
  return Object.assign(new Error(message), { stack })
}
