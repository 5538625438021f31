// Figures for Prometheus: requests, jobs, uploads, and the process itself.

import type { Job } from '@cirasa/jobs'
import { jobStates } from '@cirasa/jobs'
import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { ServiceAccount } from '../use-cases/index.ts'

/** What is counted where it happens; all else is asked for when somebody reads the figures. */
export interface Metrics {
  readonly registry: Registry
  jobEnded(job: Job): void
  uploaded(bytes: number): void
}

/** What the figures are asked of. */
export interface MetricSources {
  total(): Promise<ServiceAccount>
  underWay(): number
}

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60]
const JOB_SECONDS = [1, 5, 15, 60, 300, 900, 3600, 4 * 3600, 24 * 3600]

/** Makes the figures; nothing is global. */
export function createMetrics({ total, underWay }: MetricSources): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const jobSeconds = new Histogram({
    name: 'cirasa_job_duration_seconds',
    help: 'How long runs took, by app and outcome.',
    labelNames: ['app', 'state'],
    buckets: JOB_SECONDS,
    registers,
  })
  const uploads = new Counter({ name: 'cirasa_uploads_total', help: 'Files taken in.', registers })
  const uploadBytes = new Counter({ name: 'cirasa_upload_bytes_total', help: 'Bytes of files taken in.', registers })
  addTotals(registers, total)
  new Gauge({
    name: 'cirasa_tasks_under_way',
    help: 'Tasks that the dispatcher looks after.',
    registers,
    collect() {
      this.set(underWay())
    },
  })
  return {
    registry,
    jobEnded: ({ app, state, elapsed }) => jobSeconds.observe({ app, state }, elapsed),
    uploaded: (bytes) => {
      uploads.inc()
      uploadBytes.inc(bytes)
    },
  }
}

/** Sums of the records, asked once for each reading; a reading without them gives what the last one had. */
function addTotals(registers: Registry[], total: MetricSources['total']): void {
  let asked: Promise<Awaited<ReturnType<MetricSources['total']>> | undefined> | undefined
  const sums = () => {
    asked ??= total()
      .catch(() => undefined)
      .finally(() => {
        asked = undefined
      })
    return asked
  }
  const gauge = (name: string, help: string, field: 'fileBytes' | 'productBytes' | 'owners') =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const value = (await sums())?.[field]
        if (value !== undefined) this.set(value)
      },
    })
  gauge('cirasa_file_bytes', 'Bytes of uploaded files.', 'fileBytes')
  gauge('cirasa_product_bytes', 'Bytes of products of jobs.', 'productBytes')
  gauge('cirasa_owners', 'Users who have files or jobs.', 'owners')
  new Gauge({
    name: 'cirasa_jobs',
    help: 'Jobs by state; those that wait are PENDING.',
    labelNames: ['state'],
    registers,
    async collect() {
      const jobs = (await sums())?.jobs
      if (jobs) for (const state of jobStates) this.set({ state }, jobs[state])
    },
  })
}

/** Counts and times every request by its route, and serves the figures at `/metrics`. */
export function addMetrics(app: FastifyInstance, { registry }: Metrics): void {
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_SECONDS,
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
