// Threads for the finder: as many as there are workers, all looking at the same pixels.

import { statSync } from 'node:fs'
import { type FinderTask, localRunner, type Plane, type PlaneContext, type TaskRunner } from '@cirasa/finder'
import type { HeaderRecord } from '@cirasa/wcs'
import { openPlane, type PlaneRecipe, planeInMemory } from '../images/plane-pixels.ts'
import { Hand, takingTurns } from '../threads/index.ts'
import type { WorkerStart } from './find-worker.ts'

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

/** Room for short-lived objects: the fits make many, and collecting them often costs more than the room. */
const YOUNG_MB = 64

/** Told first what to work on, then asked for one task after the other. */
type FinderHand = Hand<WorkerStart | FinderTask>

/** Threads that are on their way before it is known what they will work on. */
export class FinderThreads implements AsyncDisposable {
  private readonly hands: FinderHand[] = []

  /** The first `count` threads; more are started when there are too few. */
  take(count: number): readonly FinderHand[] {
    while (this.hands.length < count) {
      const options = { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } }
      this.hands.push(new Hand('A thread of the finder', new URL('./find-worker.ts', import.meta.url), options))
    }
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
      hands.map((hand, i) => hand.ask({ recipe, shared, rows: [share(i), share(i + 1)], context: plain, sky: request.sky })),
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

function poolRunner(hands: readonly FinderHand[]): TaskRunner {
  const turn = takingTurns(hands)
  return { concurrency: hands.length, run: (task) => turn((hand) => hand.ask(task)) }
}
