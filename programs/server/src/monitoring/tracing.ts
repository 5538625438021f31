// Hooks for OpenTelemetry: a span for every request and for every job that ended. Without an SDK in the process they cost nothing.

import type { Job } from '@cirasa/jobs'
import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { FastifyInstance } from 'fastify'

const tracer = () => trace.getTracer('cirasa-server')

/** A span around each request, below the one that the client's headers name. */
export function traceRequests(app: FastifyInstance): void {
  const spans = new WeakMap<object, Span>()
  app.addHook('onRequest', async (request) => {
    const parent = propagation.extract(context.active(), request.headers)
    const attributes = { 'http.request.method': request.method, 'http.route': request.routeOptions.url ?? '' }
    spans.set(
      request,
      tracer().startSpan(`${request.method} ${request.routeOptions.url ?? ''}`, { kind: SpanKind.SERVER, attributes }, parent),
    )
  })
  app.addHook('onResponse', async (request, reply) => {
    const span = spans.get(request)
    span?.setAttribute('http.response.status_code', reply.statusCode)
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
    span?.end()
  })
}

/** A span over the run of a job, once it is over. */
export function traceJob({ id, app, state, started, ended }: Job): void {
  if (started === undefined || ended === undefined) return
  const span = tracer().startSpan(`job ${app}`, { startTime: started, attributes: { 'cirasa.job.id': id, 'cirasa.job.state': state } })
  if (state !== 'SUCCESS') span.setStatus({ code: SpanStatusCode.ERROR })
  span.end(ended)
}
