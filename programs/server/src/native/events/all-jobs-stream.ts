// The events of all jobs of a caller: those that have not ended first, then what happens.

import type { JobState } from '@cirasa/jobs'
import type { Caller, Service } from '../../use-cases/index.ts'
import { jobView } from '../views/job-view.ts'
import { patientReader } from './next-or-pause.ts'
import { eventText, HEARTBEAT } from './server-sent.ts'

const openStates: readonly JobState[] = ['RUNNING', 'PENDING']
const SNAPSHOT = 500

/** The events as text, until the signal. */
export async function* allJobsStream(
  service: Service,
  caller: Caller,
  { signal, beatEvery = 15_000 }: { readonly signal: AbortSignal; readonly beatEvery?: number },
): AsyncGenerator<string> {
  const stop = new AbortController()
  const reader = patientReader(service.watchJobs(caller, { signal: AbortSignal.any([signal, stop.signal]) }))
  try {
    for (const state of openStates) {
      const { items } = await service.listJobs(caller, { state, limit: SNAPSHOT })
      for (const job of items) yield eventText({ event: 'job', data: jobView(job, { now: Date.now() }) })
    }
    yield eventText({ event: 'ready', data: {} })
    while (!signal.aborted) {
      const came = await reader.next(beatEvery)
      if (came.kind === 'end') return
      if (came.kind === 'pause') yield HEARTBEAT
      else if (came.value.kind === 'removed') yield eventText({ event: 'removed', data: { id: came.value.id } })
      else yield eventText({ event: 'job', data: jobView(came.value.job, { now: Date.now() }) })
    }
  } finally {
    stop.abort()
    reader.close()
  }
}
