// Opens what the service works with: records, files, the scheduler and the dispatcher, as the settings say.

import { mkdir, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { checkRequest, manifests } from '@cirasa/apps'
import type { Job, RecordStore } from '@cirasa/jobs'
import { Dispatcher } from '@cirasa/jobs/dispatcher'
import { writeTask } from '@cirasa/jobs/folder'
import { LocalScheduler } from '@cirasa/schedulers'
import { openDiskFiles, openPostgresRecords, openSqliteRecords } from '@cirasa/store'
import type { Logger } from 'pino'
import type { ServerSettings } from '../config/option-table.ts'
import { serverErrors } from '../errors.ts'
import { ownerFolder, productKind, type ServiceParts, type ServiceSettings, taskInputs } from '../use-cases/index.ts'
import { datasetPlace, type Places } from './places.ts'

/** Beside the server in every checkout and package: the only thing that a scheduler starts. */
const WORKER = path.resolve(import.meta.dirname, '../../../worker/bin/cirasa-worker.mjs')

/** What was opened, and how to close it. */
export interface OpenParts {
  readonly parts: ServiceParts
  readonly dispatcher: Dispatcher
  /** Running tasks go on; nothing is changed any more when this resolves. */
  close(): Promise<void>
}

/** Throws what the stores throw, and SERVER_NOT_AVAILABLE for a scheduler that there is not. */
export async function openParts(settings: ServerSettings, places: Places, log: Logger): Promise<OpenParts> {
  if (settings.scheduler !== 'local') {
    throw serverErrors.NOT_AVAILABLE({ name: `The scheduler ${settings.scheduler}`, instead: 'Use --scheduler local.' })
  }
  for (const folder of [places.home, places.data, places.jobs, places.uploads, places.cache])
    await mkdir(folder, { recursive: true, mode: 0o700 })
  const records = await openRecords(settings, places)
  const files = await openDiskFiles(places.data)
  const scheduler = newScheduler(settings)
  const folderOf = (job: Job): string => path.join(places.jobs, ownerFolder(job.owner), `job_${job.id}`)
  let isStopped = false
  const dispatcher = new Dispatcher({
    jobs: records.jobs,
    scheduler,
    folderOf,
    prepare: (job) => prepare(parts, folderOf(job), job, settings['task-threads']),
    productKind: (job, name) =>
      productKind(
        manifests.find((manifest) => manifest.name === job.app),
        name,
      ),
    pauses: { least: 50, most: settings['poll-period'] * 1000 },
    onError: (error, job) => log.warn({ err: error, ...(job ? { labels: { id: job.id } } : {}) }, 'dispatching failed, it is tried again'),
  })
  const parts: ServiceParts = {
    records,
    files,
    schedulerName: scheduler.name,
    runner: {
      wake: () => dispatcher.wake(),
      watch: (listener) => dispatcher.events.listen(({ job }) => listener(job)),
      folderOf,
      removeFolders: (job) => rm(folderOf(job), { recursive: true, force: true }),
      isAlive: () => !isStopped,
    },
    apps: { manifests, check: checkRequest },
    settings: serviceSettings(settings),
    log,
    clock: Date.now,
  }
  const close = async (): Promise<void> => {
    isStopped = true
    await dispatcher.stop()
    await scheduler.close()
    await records.close()
  }
  return { parts, dispatcher, close }
}

async function openRecords(settings: ServerSettings, { database }: Places): Promise<RecordStore> {
  const { db, dbhost, dbport, dbname } = settings
  if (/^postgres(ql)?:\/\//.test(db)) return await openPostgresRecords({ url: db })
  if (db === 'postgres') return await openPostgresRecords({ url: `postgres://${dbhost}:${dbport}/${encodeURIComponent(dbname)}` })
  if (db !== 'sqlite')
    throw serverErrors.BAD_SETTING({ name: 'db', value: 'what was given', reason: 'it has to be sqlite, postgres or a URL of PostgreSQL' })
  await mkdir(path.dirname(database), { recursive: true })
  return await openSqliteRecords(database)
}

function newScheduler(settings: ServerSettings): LocalScheduler {
  const capacity = settings['max-tasks'] ?? Math.max(1, Math.floor(availableParallelism() / settings['task-threads']))
  // Requests are answered before jobs get on: a job takes minutes, a request milliseconds.
  return new LocalScheduler({ command: [process.execPath, WORKER], capacity, nice: 5 })
}

async function prepare(parts: ServiceParts, folder: string, job: Job, threads: number): Promise<void> {
  const { app, options, limits, warnings, attempt } = job
  await writeTask(folder, {
    contract: 1,
    job: job.id,
    attempt,
    app,
    options,
    inputs: await taskInputs(parts, job),
    limits,
    threads,
    warnings,
  })
}

function serviceSettings(settings: ServerSettings): ServiceSettings {
  const days = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1000)
  return {
    maxFileBytes: settings['max-upload'],
    quota: { bytes: settings['quota-bytes'], jobs: settings['quota-jobs'], concurrentJobs: settings['quota-concurrent'] },
    limits: {
      standard: { seconds: settings['job-time'], memoryBytes: settings['job-memory'] },
      highest: { seconds: settings['max-job-time'], memoryBytes: settings['max-job-memory'] },
    },
    keepJobs: days(settings['keep-jobs']),
    keepBin: settings['keep-bin'] * 1000,
    datasets: settings.dataset.map(datasetPlace),
    inputRoots: settings['input-root'].map((root) => path.resolve(root)),
  }
}
