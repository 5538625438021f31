// Watches a job over a line that may break: the stream is asked for again, and nothing of the log is told twice.

import type { Job, JobLogEvent } from '@cirasa/api'
import { isCodedError } from '@cirasa/errors'
import { readEvents, type StreamEvent } from './event-stream.ts'
import { pause } from './resumable-upload.ts'
import type { Transport } from './transport.ts'

/** What happens to a job. */
export type JobNews =
  | { readonly kind: 'job'; readonly job: Job }
  | { readonly kind: 'log'; readonly text: string }
  | { readonly kind: 'removed'; readonly id: string }
  | { readonly kind: 'end'; readonly state: Job['state'] }

export interface WatchOptions {
  /** False leaves the log out. */
  readonly log?: boolean
  readonly signal?: AbortSignal
}

/** How long is waited before the stream is asked for again, in ms, and how often without an event in between. */
const PAUSE = 1000
const ATTEMPTS = 30

/** The news of one job, until it has ended or was removed. Throws SERVER_NO_SUCH_JOB, and CLIENT_UNREACHABLE after half a minute. */
export async function* watchJob(transport: Transport, id: string, { log = true, signal }: WatchOptions = {}): AsyncGenerator<JobNews> {
  const address = transport.address('jobEvents', { params: { id }, query: { log } })
  let told = 0
  for (let failures = 0; ; ) {
    try {
      for await (const event of await events(transport, address, signal)) {
        failures = 0
        const { news, next } = newsOf(event, told)
        told = next
        if (news) yield news
        if (news?.kind === 'end' || news?.kind === 'removed') return
      }
    } catch (error) {
      signal?.throwIfAborted()
      if (isCodedError(error) && error.code !== 'CLIENT_UNREACHABLE' && error.values.status !== 503) throw error
      if (++failures === ATTEMPTS) throw error
    }
    await pause(PAUSE, signal)
  }
}

/** The news of all jobs of the caller, without an end: the job as it is now, or which one is gone. */
export async function* watchJobs(transport: Transport, { signal }: Pick<WatchOptions, 'signal'> = {}): AsyncGenerator<JobNews> {
  for (;;) {
    try {
      for await (const event of await events(transport, transport.address('allJobEvents'), signal)) {
        const { news } = newsOf(event, 0)
        if (news) yield news
      }
    } catch (error) {
      signal?.throwIfAborted()
      if (isCodedError(error) && error.code !== 'CLIENT_UNREACHABLE' && error.values.status !== 503) throw error
    }
    await pause(PAUSE, signal)
  }
}

async function events(transport: Transport, address: string, signal: AbortSignal | undefined): Promise<AsyncIterable<StreamEvent>> {
  const answer = await transport.send(address, { headers: { accept: 'text/event-stream' }, signal })
  return answer.body ? readEvents(answer.body) : noEvents()
}

async function* noEvents(): AsyncGenerator<StreamEvent> {}

/** @param told bytes of the log that have been told already */
function newsOf({ event, data }: StreamEvent, told: number): { readonly news?: JobNews; readonly next: number } {
  const given = JSON.parse(data) as unknown
  if (event === 'job') return { news: { kind: 'job', job: given as Job }, next: told }
  if (event === 'removed') return { news: { kind: 'removed', id: (given as { id: string }).id }, next: told }
  if (event === 'end') return { news: { kind: 'end', state: (given as { state: Job['state'] }).state }, next: told }
  if (event !== 'log') return { next: told }
  const { text, from, next } = given as JobLogEvent
  // A log that is shorter than what was told is that of another attempt.
  if (next <= told && from !== 0) return { next: told }
  if (from >= told || next < told) return { news: { kind: 'log', text }, next }
  const fresh = new TextDecoder().decode(new TextEncoder().encode(text).subarray(told - from))
  return fresh === '' ? { next } : { news: { kind: 'log', text: fresh }, next }
}
