// The routes of events.

import type { FastifyInstance } from 'fastify'
import { addRoute } from '../add-route.ts'
import type { NativeParts } from '../native-parts.ts'
import { allJobsStream } from './all-jobs-stream.ts'
import { jobStream } from './job-stream.ts'
import { sendEvents } from './server-sent.ts'

/** Streams end when the server does: it would wait for them for ever. */
export function addEventRoutes(app: FastifyInstance, parts: NativeParts): void {
  const { service } = parts
  const closing = new AbortController()
  app.addHook('preClose', async () => closing.abort())
  addRoute(
    app,
    parts,
    'jobEvents',
    async ({ caller, params, query, reply }) => {
      // Asked for here once, so that what is not there is answered as such and not with an empty stream.
      await service.getJob(caller, params.id)
      return sendEvents(reply, closing.signal, (signal) => jobStream(service, caller, params.id, { log: query.log ?? true, signal }))
    },
    { noHead: true },
  )
  addRoute(
    app,
    parts,
    'allJobEvents',
    async ({ caller, reply }) => sendEvents(reply, closing.signal, (signal) => allJobsStream(service, caller, { signal })),
    { noHead: true },
  )
}
