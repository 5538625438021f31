// A server for tests: the real use-cases, stores and routes in a folder of its own; only the jobs are run by hand.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkRequest, manifests } from '@cirasa/apps'
import { openDiskFiles, openSqliteRecords } from '@cirasa/store'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import { createApp } from '../src/create-app.ts'
import { createMetrics } from '../src/monitoring/metrics.ts'
import { describeFits } from '../src/native/describe-fits.ts'
import { beginPyramid } from '../src/native/images/image-handlers.ts'
import { Pyramids } from '../src/native/images/pyramids.ts'
import { nativeApi } from '../src/native/native-api.ts'
import { anonymous, type Caller, createService, type Service, type ServiceSettings } from '../src/use-cases/index.ts'
import type { WebSettings } from '../src/web/web-pages.ts'
import { type HandRunJobs, handRunJobs } from './hand-run-jobs.ts'

export interface TestServer extends AsyncDisposable {
  readonly app: FastifyInstance
  readonly service: Service
  readonly jobs: HandRunJobs
  readonly folder: string
  /** Lines of the log. */
  readonly log: readonly string[]
  /** Listens on a free port of this machine; gives the root of the native API. */
  listen(): Promise<string>
  /** `GET /files?limit=1`, or with a JSON body; the address is below `/api/v1`. */
  ask(call: string, body?: unknown, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  /** Ends it as a crash would: nothing is tidied. */
  leave(): Promise<void>
}

export interface TestServerOptions {
  readonly settings?: Partial<ServiceSettings>
  /** A folder of an earlier server, to go on with. */
  readonly folder?: string
  readonly callerOf?: () => Caller
  readonly uploadHours?: number
  readonly legacyGetActions?: boolean
  /** Makes the tiles of every upload at once, as a server does; otherwise when somebody asks for them. */
  readonly tilesAtIngest?: boolean
  readonly tilesBytes?: number
  /** The web app; none where left out. */
  readonly web?: WebSettings
  /** Requests a minute; 0 for any number. */
  readonly rateLimit?: number
  /** Hosts that it answers to besides its own. */
  readonly allowed?: readonly string[]
}

/** Starts one. */
export async function startTestServer({
  settings,
  folder: given,
  callerOf = () => anonymous,
  uploadHours = 24,
  legacyGetActions = false,
  tilesAtIngest = false,
  tilesBytes = 1 << 30,
  web,
  rateLimit = 0,
  allowed = [],
}: TestServerOptions = {}): Promise<TestServer> {
  const folder = given ?? (await mkdtemp(path.join(tmpdir(), 'cirasa-server-')))
  const records = await openSqliteRecords(path.join(folder, 'records.sqlite'))
  const jobs = handRunJobs(records, path.join(folder, 'jobs'))
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const onTrouble = (err: unknown) => log.warn({ err }, 'the tiles of an image could not be made')
  const pyramids = new Pyramids({ folder: path.join(folder, 'tiles'), mostBytes: tilesBytes, onTrouble })
  const service: Service = createService({
    records,
    files: await openDiskFiles(path.join(folder, 'files')),
    runner: jobs,
    schedulerName: 'local',
    apps: { manifests, check: checkRequest },
    describeFits,
    settings: {
      maxFileBytes: 1 << 30,
      quota: {},
      limits: { standard: {}, highest: {} },
      keepBin: 1e9,
      datasets: [],
      inputRoots: [],
      ...settings,
    },
    log,
    clock: Date.now,
    ...(tilesAtIngest ? { onFile: (file) => void beginPyramid(service, pyramids, file).catch(onTrouble) } : {}),
  })
  const info = {
    name: 'CIRASA',
    version: '0.0.0',
    limits: { fileBytes: settings?.maxFileBytes ?? 1 << 30, inputsPerSubmission: 1000 },
    formats: { inputs: ['fits'], catalogues: ['json', 'csv'] },
    retention: { uploadHours },
    features: ['tus', 'events'],
  }
  const app = await createApp({
    wire: { service, callerOf, legacyGetActions, clock: Date.now, onUpload: (bytes) => pyramids.expect(bytes) },
    security: { host: '127.0.0.1', allowed, rateLimit },
    health: { version: '0.0.0', checkRecords: () => records.check(), isDispatching: () => true, folders: [folder], minFreeBytes: 0 },
    metrics: createMetrics({ total: () => records.accounts.total(), underWay: () => 0 }),
    log,
    trustProxy: [],
    requestTimeoutMs: 60_000,
    web,
    faces: [
      async (fastify) =>
        await nativeApi(fastify, {
          service,
          callerOf,
          info,
          uploadFolder: path.join(folder, 'uploads'),
          cacheFolder: path.join(folder, 'cache'),
          pyramids,
        }),
    ],
  })
  const leave = async () => {
    app.server.closeAllConnections()
    await app.close()
    await pyramids.close()
    await service.close()
    await records.close()
  }
  return {
    app,
    service,
    jobs,
    folder,
    log: lines,
    listen: async () => `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/v1`,
    ask: (call, body, headers = {}) => {
      const [method, url] = call.split(' ', 2)
      const request: InjectOptions = { method: method as 'GET', url: `/api/v1${url}`, headers: { host: '127.0.0.1', ...headers } }
      if (body === undefined) return app.inject(request)
      if (typeof body === 'string' || body instanceof Uint8Array) return app.inject({ ...request, payload: Buffer.from(body) })
      return app.inject({ ...request, payload: JSON.stringify(body), headers: { 'content-type': 'application/json', ...request.headers } })
    },
    leave,
    [Symbol.asyncDispose]: async () => {
      await leave()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
