// What machines ask: does it live, is it ready, which version is it.

import { statfs } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { serverErrors } from '../errors.ts'

/** What readiness depends on. */
export interface HealthSources {
  readonly version: string
  /** Throws when the records do not answer. */
  checkRecords(): Promise<void>
  isDispatching(): boolean
  /** Folders that need room, and how many bytes of it. */
  readonly folders: readonly string[]
  readonly minFreeBytes: number
}

const CheckResult = Type.Union([Type.Literal('ok'), Type.Literal('failed')])
const Live = Type.Object({ status: Type.Literal('live') })
const Checks = Type.Object({ records: CheckResult, disk: CheckResult, dispatcher: CheckResult })
const Ready = Type.Object({ status: Type.Union([Type.Literal('ready'), Type.Literal('not ready')]), checks: Checks })
const Version = Type.Object({ name: Type.String(), version: Type.String(), node: Type.String(), apis: Type.Array(Type.String()) })

/** A store that takes longer does not answer. */
const PATIENCE_MS = 2000

/** Adds `/health/live`, `/health/ready` and `/version`. */
export function addHealth(app: FastifyInstance, sources: HealthSources): void {
  app.get('/health/live', { schema: { tags: ['service'], summary: 'Does the server live', response: { 200: Live } } }, async () => ({
    status: 'live',
  }))
  const ready = { tags: ['service'], summary: 'Can the server work', response: { 200: Ready, 503: Ready } }
  app.get('/health/ready', { schema: ready }, async (_request, reply) => {
    const checks = await readiness(sources)
    const isReady = Object.values(checks).every((result) => result === 'ok')
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready', checks })
  })
  const about = { name: 'cirasa', version: sources.version, node: process.versions.node, apis: ['/api/v1', '/caesar/api/v1.0'] }
  app.get('/version', { schema: { tags: ['service'], summary: 'Which version is it', response: { 200: Version } } }, async () => about)
}

async function readiness({ checkRecords, isDispatching, folders, minFreeBytes }: HealthSources) {
  const [records, disk, dispatcher] = await Promise.all([
    passed(within(checkRecords(), PATIENCE_MS)),
    passed(Promise.all(folders.map((folder) => checkRoom(folder, minFreeBytes)))),
    isDispatching() ? 'ok' : 'failed',
  ])
  return { records, disk, dispatcher }
}

const passed = (check: Promise<unknown>): Promise<'ok' | 'failed'> =>
  check.then(
    () => 'ok' as const,
    () => 'failed' as const,
  )

async function within(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(serverErrors.NOT_READY({ reason: 'the records do not answer' })), ms)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}

async function checkRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < bytes) throw serverErrors.DISK_FULL()
}
