// The events of one job: what it is now, what becomes of it, what it logs, until it has ended.

import { isEnded, type Job } from '@cirasa/jobs'
import type { Caller, Service } from '../../use-cases/index.ts'
import { jobView } from '../views/job-view.ts'
import { patientReader } from './next-or-pause.ts'
import { eventText, HEARTBEAT } from './server-sent.ts'

/** What is sent of a job, and how patiently. */
export interface JobStreamOptions {
  readonly log: boolean
  readonly signal: AbortSignal
  /** Milliseconds between two looks at the log, and between two heartbeats. */
  readonly lookEvery?: number
  readonly beatEvery?: number
}

/** How long an ended job is waited for whose last process has not ended, ms: its log may still grow. */
const GRACE = 10_000

/** The events of a job of the caller, as text. Throws SERVER_NO_SUCH_JOB at the first one. */
export async function* jobStream(
  service: Service,
  caller: Caller,
  id: string,
  { log, signal, lookEvery = 1000, beatEvery = 15_000 }: JobStreamOptions,
): AsyncGenerator<string> {
  const stop = new AbortController()
  const reader = patientReader(service.watchJobs(caller, { job: id, signal: AbortSignal.any([signal, stop.signal]) }))
  try {
    let job = await service.getJob(caller, id)
    let from = 0
    let told = await shown(service, caller, job)
    let quiet = 0
    let ended = 0
    yield eventText({ event: 'job', data: told, id: String(job.revision) })
    while (!signal.aborted) {
      if (log) {
        for await (const part of newLines(service, caller, id, from)) {
          from = part.next
          quiet = 0
          yield eventText({ event: 'log', data: part })
        }
      }
      if (isEnded(job.state) && (job.taskEnded || ended >= GRACE)) {
        yield eventText({ event: 'end', data: { state: job.state } })
        return
      }
      const came = await reader.next(lookEvery)
      if (came.kind === 'end') return
      if (came.kind === 'next' && came.value.kind === 'removed') {
        yield eventText({ event: 'removed', data: { id } })
        return
      }
      if (came.kind === 'next' && came.value.kind === 'changed') {
        job = came.value.job
      } else {
        quiet += lookEvery
        if (isEnded(job.state)) ended += lookEvery
      }
      const now = await shown(service, caller, job)
      if (came.kind === 'next' || now.waiting?.position !== told.waiting?.position) {
        told = now
        quiet = 0
        yield eventText({ event: 'job', data: now, id: String(job.revision) })
      } else if (quiet >= beatEvery) {
        quiet = 0
        yield HEARTBEAT
      }
    }
  } finally {
    stop.abort()
    reader.close()
  }
}

async function shown(service: Service, caller: Caller, job: Job) {
  const waiting = job.state === 'PENDING' ? await service.waitingReason(caller, job.id).catch(() => undefined) : undefined
  return jobView(job, { now: Date.now(), waiting })
}

/** What the log has from a byte on, in parts; nothing of a job that has been removed meanwhile. */
async function* newLines(service: Service, caller: Caller, id: string, from: number) {
  for (let at = from; ; ) {
    const part = await service.jobLog(caller, id, { from: at }).catch(() => undefined)
    if (!part || part.text === '') return
    yield { text: part.text, from: part.from, next: part.next }
    at = part.next
  }
}
