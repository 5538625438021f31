// Some transactions lose against another one through nobody's fault: they are run again after a short, random wait.

import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE_MS = 15_000
const LONGEST_WAIT_MS = 50

/** Runs the work until it succeeds, fails for another reason than a conflict, or has met conflicts for 15 s. */
export async function tryAgain<T>(work: () => Promise<T>, isConflict: (error: unknown) => boolean): Promise<T> {
  const patience = performance.now() + PATIENCE_MS
  for (let wait = 2; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await work()
    } catch (error) {
      if (!isConflict(error) || performance.now() > patience) throw error
    }
    await sleep(wait * (0.5 + Math.random()))
  }
}
