// One line for every request, answered or left by its client: which route, how, how long; no query, no name of a user, no header.

import type { FastifyInstance } from 'fastify'

/** What an error of a request was, for its line; the client gets less. */
declare module 'fastify' {
  interface FastifyRequest {
    failure?: { readonly code: string; readonly cause?: unknown }
  }
}

/** Quiet routes are asked every few seconds by machines. */
const QUIET = new Set(['/health/live', '/health/ready', '/metrics'])

/** Adds the lines. */
export function logRequests(app: FastifyInstance): void {
  app.decorateRequest('failure')
  app.addHook('onRequestAbort', async (request) => {
    const fields = {
      http: { request: { id: request.id, method: request.method } },
      url: { path: request.routeOptions.url ?? 'none' },
      event: { outcome: 'unknown' },
      client: { address: request.ip },
      ...idsOf(request.params),
    }
    request.log.info(fields, 'request was left by its client')
  })
  app.addHook('onResponse', async (request, reply) => {
    const { statusCode } = reply
    const route = request.routeOptions.url ?? 'none'
    const failure = request.failure
    const fields = {
      http: { request: { id: request.id, method: request.method }, response: { status_code: statusCode } },
      url: { path: route },
      event: { duration: Math.round(reply.elapsedTime * 1e6), outcome: statusCode < 400 ? 'success' : 'failure' },
      client: { address: request.ip },
      ...idsOf(request.params),
      ...(failure ? { error: { code: failure.code } } : {}),
    }
    if (statusCode >= 500)
      request.log.error({ ...fields, ...(failure?.cause instanceof Error ? { err: failure.cause } : {}) }, 'request failed')
    else if (QUIET.has(route)) request.log.debug(fields, 'request')
    else request.log.info(fields, 'request')
  })
}

/** Ids of ours in the address; other parameters may hold names that users gave. */
function idsOf(params: unknown): object {
  const id = (params as { id?: unknown } | undefined)?.id
  return typeof id === 'string' && /^[0-9a-f]{32}$/.test(id) ? { labels: { id } } : {}
}
