// Ends processes: asks them first, then does not ask any more, until none is left.

import { setTimeout as sleep } from 'node:timers/promises'
import { type ProcessStat, processStat } from '@cirasa/jobs/folder'

const POLL_MS = 25
const LONGEST_POLL_MS = 400

/**
 * Sends SIGTERM once to each process, those that appear later included, and SIGKILL to all that are left after the grace. Resolves when none is
 * left.
 *
 * @param find gives the processes that are there now.
 */
export async function endProcesses(find: () => readonly ProcessStat[], graceMs: number): Promise<void> {
  const deadline = performance.now() + graceMs
  const asked = new Set<string>()
  for (let pause = POLL_MS; ; pause = Math.min(LONGEST_POLL_MS, pause * 1.3)) {
    const left = find()
    if (left.length === 0) return
    const isOver = performance.now() >= deadline
    for (const target of left) {
      const key = `${target.pid} ${target.startTicks}`
      if (isOver) signalExactly(target, 'SIGKILL')
      else if (!asked.has(key)) signalExactly(target, 'SIGTERM')
      asked.add(key)
    }
    await sleep(isOver ? POLL_MS : pause)
  }
}

/** Signals this very process, and never one that got its number later. */
function signalExactly({ pid, startTicks }: ProcessStat, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (processStat(pid)?.startTicks !== startTicks) return
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended meanwhile.
  }
}
