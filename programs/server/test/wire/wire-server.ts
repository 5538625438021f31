// A server with real stores and no scheduler: jobs stay as the test puts them, so that every state can be asked about.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { AppManifest } from '@cirasa/apps'
import { checkRequest, manifests } from '@cirasa/apps'
import { dispatchJob, finishJob, type Job, type Product, startJob, type TaskResult } from '@cirasa/jobs'
import { writeResult } from '@cirasa/jobs/folder'
import { openDiskFiles, openSqliteRecords } from '@cirasa/store'
import pino from 'pino'
import { createApp } from '../../src/create-app.ts'
import { createMetrics } from '../../src/monitoring/metrics.ts'
import { anonymous, createService, type Service, type ServiceParts, type ServiceSettings } from '../../src/use-cases/index.ts'
import { WIRE_PREFIX } from '../../src/wire/index.ts'

/** What a test may set; the rest is generous. */
export interface TestSettings extends Partial<ServiceSettings> {
  readonly legacyGetActions?: boolean
  readonly rateLimit?: number
  readonly allowed?: readonly string[]
}

export interface TestServer {
  readonly url: string
  /** Below the prefix of the wire format. */
  readonly wire: string
  readonly folder: string
  readonly service: Service
  readonly parts: ServiceParts
  /** Lines of the log. */
  readonly log: readonly string[]
  /** Puts a job of the caller where a run of it would end, with products of that content. */
  end(id: string, ending: Partial<TaskResult>, products?: readonly TestProduct[]): Promise<Job>
  begin(id: string): Promise<Job>
  close(): Promise<void>
}

export interface TestProduct extends Pick<Product, 'name' | 'role' | 'mediaType'> {
  readonly content: string | Uint8Array
}

const standard: ServiceSettings = {
  maxFileBytes: 50e6,
  quota: {},
  limits: { standard: {}, highest: {} },
  keepBin: 86_400_000,
  datasets: [],
  inputRoots: [],
}

export async function startTestServer({
  legacyGetActions = false,
  rateLimit = 0,
  allowed = [],
  ...settings
}: TestSettings = {}): Promise<TestServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cirasa-server-'))
  const records = await openSqliteRecords(path.join(folder, 'records.sqlite'))
  const files = await openDiskFiles(path.join(folder, 'data'))
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const folderOf = (job: Job): string => path.join(folder, 'jobs', `job_${job.id}`)
  const parts: ServiceParts = {
    records,
    files,
    schedulerName: 'none',
    runner: {
      wake: () => undefined,
      watch: () => () => undefined,
      folderOf,
      removeFolders: (job) => rm(folderOf(job), { recursive: true, force: true }),
      isAlive: () => true,
    },
    apps: { manifests: manifests as readonly AppManifest[], check: checkRequest },
    settings: { ...standard, ...settings },
    log,
    clock: Date.now,
  }
  const service = createService(parts)
  const app = await createApp({
    wire: { service, callerOf: () => anonymous, legacyGetActions, clock: Date.now },
    security: { host: '127.0.0.1', allowed, rateLimit },
    health: { version: '0', checkRecords: () => records.check(), isDispatching: () => true, folders: [folder], minFreeBytes: 0 },
    metrics: createMetrics({ total: () => records.accounts.total(), underWay: () => 0 }),
    log,
    trustProxy: [],
    requestTimeoutMs: 60_000,
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const begin = async (id: string): Promise<Job> => {
    await records.jobs.apply(id, (job) => dispatchJob(job, { scheduler: 'none' }))
    return (await records.jobs.apply(id, (job) => startJob(job, job.attempt, { at: Date.now(), pid: 4711 })))!
  }
  return {
    url,
    wire: `${url}${WIRE_PREFIX}`,
    folder,
    service,
    parts,
    log: lines,
    begin,
    end: async (id, ending, products = []) => {
      const job = await begin(id)
      const root = folderOf(job)
      for (const { name, content } of products) {
        const file = path.join(root, 'products', name)
        await mkdir(path.dirname(file), { recursive: true })
        await writeFile(file, content)
      }
      await mkdir(root, { recursive: true })
      await writeFile(path.join(root, 'job.log'), 'what the run said\n')
      const result = resultOf(job, ending, products)
      await writeResult(root, result)
      return (await records.jobs.apply(id, (before) => finishJob(before, job.attempt, result)))!
    },
    close: async () => {
      await app.close()
      await service.close()
      await records.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function resultOf(job: Job, ending: Partial<TaskResult>, products: readonly TestProduct[]): TaskResult {
  const listed = products.map(({ name, role, mediaType, content }) => ({ name, role, mediaType, bytes: Buffer.byteLength(content) }))
  const now = Date.now()
  return {
    contract: 1,
    job: job.id,
    attempt: job.attempt,
    outcome: 'success',
    exitCode: 0,
    reason: 'Done.',
    warnings: [],
    started: now - 1234,
    ended: now,
    products: listed,
    ...ending,
  }
}

/** The beginning of a FITS file, as far as ingest looks at it. */
export const FITS = Buffer.from(`${'SIMPLE  =                    T'.padEnd(80)}${'END'.padEnd(80)}`.padEnd(2880))

/** Uploads over HTTP as a client does; gives the answer's document and status. */
export async function upload(wire: string, name = 'sky.fits', content: Uint8Array | string = FITS, tag?: string) {
  const form = new FormData()
  form.append('file', new Blob([content as BlobPart]), name)
  if (tag !== undefined) form.append('tag', tag)
  return await answer(fetch(`${wire}/upload`, { method: 'POST', body: form }))
}

/** Submits a body as it is. */
export const submit = (wire: string, body: unknown) =>
  answer(
    fetch(`${wire}/job`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  )

export const get = (address: string) => answer(fetch(address, { redirect: 'manual' }))
export const post = (address: string) => answer(fetch(address, { method: 'POST' }))

/** Status, headers and document of an answer. */
// biome-ignore lint/suspicious/noExplicitAny: documents of answers are looked into as a client would.
export async function answer(pending: Promise<Response>): Promise<{ status: number; headers: Headers; text: string; body: any }> {
  const response = await pending
  const text = await response.text()
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    body = undefined
  }
  return { status: response.status, headers: response.headers, text, body }
}

/** A job of a freshly uploaded file. */
export async function submitted(server: TestServer): Promise<string> {
  const { body } = await upload(server.wire)
  const job = await submit(server.wire, { app: 'caesar', job_options: { seedthr: 5 }, data_inputs: { data: body.uuid } })
  return job.body.job_id
}
