// Several tasks at once, their results in order: so that what is written does not depend on who was faster.

import type { TileResult, TileRunner, TileTask } from './tile-tasks.ts'

/**
 * Does the tasks with a runner and gives their results in the order of the tasks. As many are under way as the runner does at once, and one
 * more waits for it; results that come too early are held.
 */
export async function* inOrder<T extends TileTask>(
  runner: TileRunner,
  tasks: Iterable<T>,
  signal?: AbortSignal,
): AsyncGenerator<TileResult<T>> {
  const waiting: Promise<TileResult<T>>[] = []
  try {
    for (const task of tasks) {
      signal?.throwIfAborted()
      const result = runner.run(task)
      // Heard when it is its turn; until then its failure is nobody's surprise.
      result.catch(() => {})
      waiting.push(result)
      if (waiting.length > runner.concurrency) yield await (waiting.shift() as Promise<TileResult<T>>)
    }
    while (waiting.length > 0) {
      signal?.throwIfAborted()
      yield await (waiting.shift() as Promise<TileResult<T>>)
    }
  } finally {
    // Nothing of this build goes on behind the back of who stopped it.
    await Promise.allSettled(waiting)
  }
}
