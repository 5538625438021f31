// Why a run has to end before its app has: its time is up, its memory too much, or somebody asks the process to end.

import type { JobLimits, TaskStop } from '@cirasa/jobs'
import { readStop } from '@cirasa/jobs/folder'

/** `unknown`: the process was asked to end, and the service did not say why. */
export type Ending = Pick<TaskStop, 'because' | 'reason'> | 'unknown'

const MEMORY_LOOK_MS = 200
/** How long an app may take to leave its work in order, in ms; less where memory runs short. */
const GRACE_MS = 3000
const MEMORY_GRACE_MS = 500

/** A watch over one run. */
export interface EndWatch {
  /** Aborted when the run has to end. */
  readonly signal: AbortSignal
  /** Resolves some time after `signal`, when the app is not waited for any longer. */
  readonly overdue: Promise<undefined>
  /** Why the run had to end; undefined when it did not. */
  ending(): Promise<Ending | undefined>
}

/** Watches this process; listens for SIGTERM from now on. */
export function watchForEnd(folder: string, attempt: number, { seconds, memoryBytes }: JobLimits): EndWatch {
  const controller = new AbortController()
  const { promise: overdue, resolve: giveUp } = Promise.withResolvers<undefined>()
  let ending: Promise<Ending> | undefined
  const end = (why: Promise<Ending> | Ending, graceMs: number) => {
    if (ending !== undefined) return
    ending = Promise.resolve(why)
    controller.abort()
    setTimeout(() => giveUp(undefined), graceMs)
  }
  const stopFile = async (): Promise<Ending> => (await readStop(folder, attempt).catch(() => undefined)) ?? 'unknown'
  process.on('SIGTERM', () => end(stopFile(), GRACE_MS))
  process.on('SIGINT', () => end('unknown', GRACE_MS))
  if (seconds !== undefined) {
    const reason = `It ran longer than its limit of ${seconds} seconds.`
    // Timers of Node count at most 2^31 ms; whoever may run longer than that is not stopped by us.
    if (seconds * 1000 < 2 ** 31) setTimeout(() => end({ because: 'timed-out', reason }, GRACE_MS), seconds * 1000)
  }
  if (memoryBytes !== undefined) {
    setInterval(() => {
      const used = process.memoryUsage.rss()
      if (used > memoryBytes) end({ because: 'out-of-memory', reason: tooMuch(used, memoryBytes) }, MEMORY_GRACE_MS)
    }, MEMORY_LOOK_MS)
  }
  return { signal: controller.signal, overdue, ending: async () => ending }
}

const tooMuch = (used: number, limit: number): string =>
  `It needed more memory than its limit of ${inMiB(limit)}: the peak was ${inMiB(used)}.`

const inMiB = (bytes: number): string => `${Math.ceil(bytes / (1 << 20))} MiB`
