// Jobs: submitted, listed, looked at, changed, cancelled, run again, removed; their log.

import type { Job } from '@cirasa/jobs'
import type { FastifyInstance } from 'fastify'
import type { Caller } from '../use-cases/index.ts'
import { addRoute } from './add-route.ts'
import type { NativeParts } from './native-parts.ts'
import { jobView } from './views/job-view.ts'

/** The routes of jobs but for their events. */
export function addJobRoutes(app: FastifyInstance, parts: NativeParts): void {
  const { service } = parts
  const shown = (job: Job) => jobView(job, { now: Date.now() })
  const whole = async (caller: Caller, job: Job) =>
    jobView(job, { now: Date.now(), waiting: job.state === 'PENDING' ? await service.waitingReason(caller, job.id) : undefined })

  addRoute(app, parts, 'submitJobs', async ({ caller, body }) => {
    const { options = {}, oneJobPerFile = true, ...submission } = body
    const jobs = await service.submitJobs(caller, { ...submission, options, oneJobPerFile, mode: 'native' })
    return { items: jobs.map(shown) }
  })
  addRoute(app, parts, 'listJobs', async ({ caller, query }) => {
    const page = await service.listJobs(caller, query)
    return { ...page, items: page.items.map(shown) }
  })
  addRoute(app, parts, 'getJob', async ({ caller, params }) => whole(caller, await service.getJob(caller, params.id)))
  addRoute(app, parts, 'changeJob', async ({ caller, params, body }) => {
    if (body.tag !== undefined) await service.tagJob(caller, params.id, body.tag)
    if (body.keepDays !== undefined) await service.keepJob(caller, params.id, body.keepDays ?? undefined)
    return whole(caller, await service.getJob(caller, params.id))
  })
  addRoute(app, parts, 'removeJob', async ({ caller, params, reply }) => {
    await service.removeJob(caller, params.id)
    return reply.code(204).send()
  })
  addRoute(app, parts, 'cancelJob', async ({ caller, params }) => shown(await service.cancelJob(caller, params.id)))
  addRoute(app, parts, 'rerunJob', async ({ caller, params, body, reply }) => {
    const job = await service.rerunJob(caller, params.id, body)
    void reply.header('location', `/api/v1/jobs/${job.id}`)
    return shown(job)
  })
  addRoute(app, parts, 'jobLog', async ({ caller, params, query, request, reply }) => {
    const from = query.from ?? rangeStart(request.headers.range)
    const { maxBytes } = query
    const part = await service.jobLog(caller, params.id, { ...(from === undefined ? {} : { from }), ...(maxBytes ? { maxBytes } : {}) })
    return reply
      .type('text/plain; charset=utf-8')
      .headers({
        'cache-control': 'no-store',
        'x-log-from': part.from,
        'x-log-next': part.next,
        'x-log-complete': String(part.complete),
      })
      .send(part.text)
  })
}

/** The first byte of `Range: bytes=N-`. */
function rangeStart(range: string | undefined): number | undefined {
  const first = /^bytes=(\d{1,15})-/.exec(range ?? '')?.[1]
  return first === undefined ? undefined : Number(first)
}
