// Waiting in suites: for a state to come, not for a time to pass.

import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE_MS = 60_000

/** Asks again and again until the answer satisfies; throws with the last answer when that takes far too long. */
export async function until<T>(ask: () => Promise<T> | T, satisfies: (answer: T) => boolean): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const answer = await ask()
    if (satisfies(answer)) return answer
    if (performance.now() > deadline) throw new Error(`still not so: ${JSON.stringify(answer)}`)
    await sleep(25)
  }
}
