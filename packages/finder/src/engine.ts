// The work of the finder cut into tasks that any thread can do: each sees the plane and one message, and depends on nothing else.

import { measureNoise, type NoiseResult, type NoiseTask } from './background/measure-noise.ts'
import { type DetectTask, detectRuns } from './detection/detect.ts'
import type { Runs } from './detection/runs.ts'
import { type FitResult, type FitTask, fitBatch } from './fitting/fit-batch.ts'
import { type NoiseProbeTask, probeNoise } from './fitting/probe-noise.ts'
import { type ProbeTask, probeShapes } from './fitting/probe-shapes.ts'
import type { Plane, PlaneContext } from './plane.ts'

export type FinderTask = NoiseTask | DetectTask | ProbeTask | FitTask | NoiseProbeTask

/** What a task of each kind gives back. */
export type ResultOf<T extends FinderTask> = T extends NoiseTask
  ? NoiseResult
  : T extends DetectTask
    ? Runs
    : T extends ProbeTask | NoiseProbeTask
      ? Float64Array
      : FitResult

/** Does one task. A worker thread calls this for every message; without workers the finder calls it itself. */
export function runTask<T extends FinderTask>(plane: Plane, context: PlaneContext, task: T): ResultOf<T> {
  switch (task.kind) {
    case 'noise':
      return measureNoise(plane, task) as ResultOf<T>
    case 'detect':
      return detectRuns(plane, task) as ResultOf<T>
    case 'probe':
      return probeShapes(plane, task) as ResultOf<T>
    case 'fit':
      return fitBatch(plane, context, task) as ResultOf<T>
    case 'probe-noise':
      return probeNoise(plane, task) as ResultOf<T>
  }
}

/** Who does the tasks: worker threads, or the thread that asks. Tasks and results are plain data that can be posted. */
export interface TaskRunner {
  /** How many tasks are done at once. */
  readonly concurrency: number
  run<T extends FinderTask>(task: T): Promise<ResultOf<T>>
}

/** Does every task at once in this thread, letting others have a turn in between. */
export function localRunner(plane: Plane, context: PlaneContext): TaskRunner {
  return {
    concurrency: 1,
    run: async (task) => {
      await new Promise((resolve) => setTimeout(resolve, 0))
      return runTask(plane, context, task)
    },
  }
}

/**
 * Runs tasks in their order on as many hands as there are; results come in the order of the tasks.
 *
 * @throws the signal's reason once it is aborted: no further task is begun
 */
export async function runAll<T extends FinderTask>(
  runner: TaskRunner,
  tasks: readonly T[],
  signal: AbortSignal | undefined,
  done: (finished: number, result: ResultOf<T>) => void,
): Promise<ResultOf<T>[]> {
  const results: ResultOf<T>[] = new Array(tasks.length)
  let next = 0
  let finished = 0
  let hasFailed = false
  const hand = async (): Promise<void> => {
    while (next < tasks.length && !hasFailed) {
      signal?.throwIfAborted()
      const index = next++
      try {
        results[index] = await runner.run(tasks[index])
      } catch (error) {
        hasFailed = true
        throw error
      }
      done(++finished, results[index])
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(runner.concurrency, tasks.length)) }, hand))
  signal?.throwIfAborted()
  return results
}
