// Whether a task takes more than it may: a backstop for workers that cannot keep their limits themselves.

import type { TaskClaim, TaskStop } from '@cirasa/jobs'
import { type ProcessStat, readTask } from '@cirasa/jobs/folder'
import { ageOf, memoryOf } from './process-table.ts'

/** What is against the rules; undefined for a task within its limits. */
export async function breachOf(
  folder: string,
  claim: TaskClaim,
  find: () => readonly ProcessStat[],
  slackMs: number,
): Promise<TaskStop | undefined> {
  const { limits } = await readTask(folder)
  const { seconds, memoryBytes } = limits
  if (seconds !== undefined && claim.startTicks !== undefined && ageOf(claim.startTicks) > seconds + slackMs / 1000) {
    return { because: 'timed-out', reason: `It ran longer than its limit of ${seconds} seconds.`, at: Date.now() }
  }
  if (memoryBytes === undefined) return undefined
  const used = memoryOf(find())
  if (used <= memoryBytes) return undefined
  const reason = `It needed more memory than its limit of ${inMiB(memoryBytes)}: the peak was ${inMiB(used)}.`
  return { because: 'out-of-memory', reason, at: Date.now() }
}

const inMiB = (bytes: number): string => `${Math.ceil(bytes / (1 << 20))} MiB`
