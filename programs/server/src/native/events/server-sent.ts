// Server-sent events as text, and the stream that carries them: as fast as the reader reads, ended with the connection or the server.

import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** One event. */
export interface ServerEvent {
  readonly event: string
  readonly data: unknown
  readonly id?: string
}

/** @example eventText({ event: 'job', data: { state: 'RUNNING' } }) // 'event: job\ndata: {"state":"RUNNING"}\n\n' */
export function eventText({ event, data, id }: ServerEvent): string {
  return `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`
}

/** What keeps a line open when there is nothing to say. */
export const HEARTBEAT = ': still here\n\n'

/** How long a client waits before it asks again, in ms. */
const RETRY = 'retry: 2000\n\n'

/** A slow reader is waited for once this much is on its way to it. */
const BUFFERED_BYTES = 64 * 1024

/** Answers with a stream of events. `make` gets a signal that is aborted when the reader has gone or `closing` is. */
export function sendEvents(reply: FastifyReply, closing: AbortSignal, make: (signal: AbortSignal) => AsyncIterable<string>): FastifyReply {
  const gone = new AbortController()
  const signal = AbortSignal.any([gone.signal, closing])
  reply.raw.once('close', () => gone.abort())
  const stream = Readable.from(withRetry(make(signal)), { objectMode: false, highWaterMark: BUFFERED_BYTES })
  // The connection is not used again: a server that stops would wait for it.
  return reply
    .type('text/event-stream; charset=utf-8')
    .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no', connection: 'close' })
    .send(stream)
}

async function* withRetry(events: AsyncIterable<string>): AsyncGenerator<string> {
  yield RETRY
  yield* events
}
