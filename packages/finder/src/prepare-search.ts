// Searches of one plane again and again with other options, as a threshold is dragged: what has not changed is not worked out again.

import { type DetectedIslands, detectIslands } from './detection/detect-islands.ts'
import { runTask, type TaskRunner } from './engine.ts'
import { type FindControls, type FoundSources, findSources } from './find-sources.ts'
import { type FitResult, fitBatch } from './fitting/fit-batch.ts'
import { FitMemory } from './fitting/fit-memory.ts'
import { joinPieces, piecesOf } from './fitting/island-pieces.ts'
import type { Plane, PlaneContext } from './plane.ts'
import { TaskMemory } from './task-memory.ts'

type GivenOptions = Readonly<Record<string, number | boolean | string | undefined>>

/** A plane to be searched more than once. Results are those of findSources, bit for bit. */
export interface PreparedSearch {
  /**
   * Finds and measures the sources. When only the seed threshold has changed, islands that were fitted before are not fitted again.
   *
   * @throws what findSources throws
   */
  find(options?: GivenOptions, controls?: Omit<FindControls, 'runner'>): Promise<FoundSources>
  /**
   * The islands that reach the seed threshold, without any fit: in a fraction of the time.
   *
   * @throws what findSources throws
   */
  detect(options?: GivenOptions, controls?: Pick<FindControls, 'signal'>): Promise<DetectedIslands>
}

/** How a prepared search shares its thread. */
export interface SharedThread {
  /** Awaited between pieces of work, so that a message that ends the search can come in. By default a turn of the event loop. */
  readonly turn?: () => Promise<void>
}

/** Islands fitted between two turns. */
const PIECE = 16

/**
 * Prepares searches of a plane in this thread. It remembers results of tasks and fits, some 200 MB of them at most; the plane must not change.
 *
 * @example
 * const search = prepareSearch(plane, context)
 * const islands = await search.detect({ 'seed-threshold': 4.2 }) // while the threshold is dragged
 * const { catalog } = await search.find({ 'seed-threshold': 4 }) // when it rests
 */
export function prepareSearch(plane: Plane, context: PlaneContext, { turn = nextTurn }: SharedThread = {}): PreparedSearch {
  const tasks = new TaskMemory()
  const fits = new FitMemory()
  const runnerFor = (signal: AbortSignal | undefined): TaskRunner => ({
    concurrency: 1,
    run: async (task) => {
      await turn()
      signal?.throwIfAborted()
      if (task.kind !== 'fit') {
        const known = tasks.recall(task)
        if (known !== undefined) return known
        const result = runTask(plane, context, task)
        tasks.keep(task, result)
        return result
      }
      const results: FitResult[] = []
      for (const piece of piecesOf(task, PIECE)) {
        if (results.length > 0) await turn()
        signal?.throwIfAborted()
        results.push(fitBatch(plane, context, piece, fits.makeFitter))
      }
      return joinPieces(results) as Awaited<ReturnType<typeof runTask<typeof task>>>
    },
  })
  return {
    find: (options = {}, controls = {}) => findSources(plane, context, options, { ...controls, runner: runnerFor(controls.signal) }),
    detect: (options = {}, { signal } = {}) => detectIslands(plane, context, options, { signal, runner: runnerFor(signal) }),
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
