// Starts the server on its settings: locks its folders, opens its stores, looks after the jobs that were left, and listens.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { API_PREFIX, type ServiceInfo } from '@cirasa/api'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { ServerSettings } from './config/option-table.ts'
import { createApp } from './create-app.ts'
import { serverErrors } from './errors.ts'
import { createMetrics, type Metrics } from './monitoring/metrics.ts'
import { traceJob } from './monitoring/tracing.ts'
import { describeFits } from './native/describe-fits.ts'
import { beginPyramid } from './native/images/image-handlers.ts'
import { Pyramids } from './native/images/pyramids.ts'
import { nativeApi } from './native/native-api.ts'
import { isLoopback } from './security/host-check.ts'
import { lockFolder } from './starting/folder-lock.ts'
import { type OpenParts, openParts } from './starting/open-parts.ts'
import { type Places, placesOf } from './starting/places.ts'
import { anonymous, createService, fileFormats, type Service } from './use-cases/index.ts'
import { SKY_SERVICES } from './web/page-policy.ts'
import { WEB_FOLDER } from './web/web-pages.ts'

/** A server that listens. */
export interface RunningServer {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string
  readonly service: Service
  /** Takes no more requests, ends those that there are, and lets go of everything; tasks go on and are found again. */
  close(): Promise<void>
}

/** Expired jobs and files are looked for as often, in ms. */
const SWEEP_MS = 600_000
/** Streams of events have no end: at a stop, whoever still listens after this time is cut off. */
const FINISH_MS = 10_000

/** Unfinished uploads can be gone on with for as long. */
const UPLOAD_HOURS = 24
const MOST_INPUTS = 1000
/** In seconds. */
const DAY = 86_400

/** The version of the server. */
export const version = (): string => JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version

/**
 * Starts a server. Throws SERVER_NEEDS_AUTHENTICATION, SERVER_NOT_AVAILABLE, SERVER_ALREADY_RUNNING, SERVER_BAD_SETTING, and what the stores
 * throw; nothing is left open then.
 */
export async function startServer(settings: ServerSettings, log: Logger): Promise<RunningServer> {
  refuseOpenDoor(settings)
  const places = placesOf(settings)
  const closers: (() => Promise<unknown>)[] = []
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    for (const folder of new Set([places.home, places.jobs, places.data])) closers.push(await lockFolder(folder))
    if (settings.db === 'sqlite') closers.push(await lockDatabase(places))
    const open = await openParts(settings, places, log)
    closers.push(open.close)
    const metrics = createMetrics({ total: () => open.parts.records.accounts.total(), underWay: () => open.dispatcher.underWay })
    const pyramids = openPyramids(settings, places, log)
    closers.push(() => pyramids.close())
    const service: Service = createService({
      ...open.parts,
      describeFits,
      onFile: (file) => {
        metrics.uploaded(file.bytes)
        beginPyramid(service, pyramids, file).catch((error: unknown) =>
          log.warn({ err: error }, 'the tiles of an upload could not be begun'),
        )
      },
    })
    closers.push(service.close)
    noteJobs(open, metrics, log)
    const app = await newApp(settings, places, open, { service, pyramids }, metrics, log)
    closers.push(() => finish(app))
    open.dispatcher.start()
    closers.push(sweepNowAndThen(service, log))
    const url = await app.listen({ host: settings.host, port: settings.port })
    return { url, service, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Two servers on one database, each with folders of its own, would both run its jobs; other databases may lie beside it. */
const lockDatabase = ({ database }: Places): Promise<() => Promise<void>> =>
  lockFolder(path.dirname(database), `${path.basename(database)}.lock`)

function refuseOpenDoor(settings: ServerSettings): void {
  if (settings.aai) {
    throw serverErrors.NOT_AVAILABLE({ name: 'Authentication (--aai)', instead: 'Leave it out and listen on 127.0.0.1.' })
  }
  if (!isLoopback(settings.host) && !settings['insecure-no-auth']) throw serverErrors.NEEDS_AUTHENTICATION({ host: settings.host })
}

async function newApp(
  settings: ServerSettings,
  places: Places,
  { parts }: OpenParts,
  { service, pyramids }: { readonly service: Service; readonly pyramids: Pyramids },
  metrics: Metrics,
  log: Logger,
): Promise<FastifyInstance> {
  const callerOf = () => anonymous
  return await createApp({
    wire: {
      service,
      callerOf,
      legacyGetActions: settings['legacy-get-actions'],
      clock: parts.clock,
      onUpload: (bytes) => pyramids.expect(bytes),
    },
    security: { host: settings.host, allowed: settings['allow-host'], rateLimit: settings['rate-limit'] },
    health: {
      version: version(),
      checkRecords: () => parts.records.check(),
      isDispatching: () => parts.runner.isAlive(),
      folders: [places.data, places.jobs],
      minFreeBytes: settings['min-free-disk'],
    },
    metrics,
    log,
    trustProxy: settings['trust-proxy'],
    requestTimeoutMs: settings['request-timeout'] * 1000,
    ...(settings.web ? { web: { folder: WEB_FOLDER, queryOrigins: settings['allow-queries'] ? SKY_SERVICES : [] } } : {}),
    faces: [
      async (app) => {
        // Whoever opens the bare address in a browser wants to know what this is.
        if (!settings.web) app.get('/', (_request, reply) => reply.redirect(`${API_PREFIX}/docs`))
      },
      async (app) =>
        await app.register(nativeApi, {
          service,
          callerOf,
          info: infoOf(settings),
          uploadFolder: places.uploads,
          cacheFolder: places.cache,
          pyramids,
        }),
    ],
  })
}

function openPyramids(settings: ServerSettings, places: Places, log: Logger): Pyramids {
  const onTrouble = (error: unknown) => log.warn({ err: error }, 'the tiles of an image could not be made')
  const pyramids = new Pyramids({ folder: places.tiles, mostBytes: settings['tiles-bytes'], onTrouble })
  pyramids.prepare().catch(onTrouble)
  return pyramids
}

/** What the native API tells of the service. */
function infoOf(settings: ServerSettings): ServiceInfo {
  return {
    name: 'CIRASA',
    version: version(),
    limits: {
      fileBytes: settings['max-upload'],
      seconds: settings['max-job-time'],
      memoryBytes: settings['max-job-memory'],
      inputsPerSubmission: MOST_INPUTS,
    },
    formats: { inputs: [...fileFormats], catalogues: ['json', 'csv', 'votable', 'fits'] },
    retention: {
      jobDays: settings['keep-jobs'] === undefined ? undefined : settings['keep-jobs'] / DAY,
      binDays: settings['keep-bin'] / DAY,
      uploadHours: UPLOAD_HOURS,
    },
    features: ['tus', 'events', 'cutouts', 'tiles', ...(settings['allow-queries'] ? ['queries'] : [])],
  }
}

/** Counts, logs and traces what becomes of jobs. */
function noteJobs({ dispatcher }: OpenParts, metrics: Metrics, log: Logger): void {
  dispatcher.events.listen(({ kind, job }) => {
    if (kind === 'ended') {
      metrics.jobEnded(job)
      traceJob(job)
    }
    if (kind === 'progress' || kind === 'waiting') return
    const fields = { labels: { id: job.id, app: job.app, state: job.state, attempt: job.attempt }, event: { action: `job-${kind}` } }
    log.info(fields, 'job')
  })
}

async function finish(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), FINISH_MS)
  await app.close().finally(() => clearTimeout(cut))
}

function sweepNowAndThen(service: Service, log: Logger): () => Promise<void> {
  const timer = setInterval(() => {
    service.sweep(Date.now()).then(
      ({ jobs, files }) => jobs + files > 0 && log.info({ labels: { jobs: String(jobs), files: String(files) } }, 'expired ones removed'),
      (error: unknown) => log.warn({ err: error }, 'expired ones could not be removed, it is tried again'),
    )
  }, SWEEP_MS)
  timer.unref()
  return async () => clearInterval(timer)
}
