// Joins the records of jobs with a scheduler: takes waiting jobs in fair order, looks after their tasks, and records what became of them.

import type { Job } from '../job.ts'
import { dispatchJob } from '../transitions.ts'
import { Bell } from './bell.ts'
import { JobEvents } from './job-events.ts'
import type { DispatcherOptions } from './options.ts'
import { Pause } from './pause.ts'
import { TaskWatch, type WatchOptions } from './task-watch.ts'

/** Between two looks at the records, in ms, while nobody rings. */
const LOOK_MS = 1000
/** While the records do not answer. */
const ERROR_PAUSES = { least: 250, most: 30_000 }

/**
 * The loop between jobs and tasks. It keeps nothing that it could not read again: what a record and its folder say decides, so that it may be
 * killed at any line. Two at work on the same records do no harm.
 *
 * @example
 * const dispatcher = new Dispatcher({ jobs: store.jobs, scheduler, folderOf, prepare, onError })
 * dispatcher.start()
 * await store.jobs.add([job])
 * dispatcher.wake()
 */
export class Dispatcher {
  readonly events: JobEvents
  readonly #options: WatchOptions
  readonly #concurrency: number
  readonly #bell = new Bell()
  readonly #stopping = new AbortController()
  readonly #watches = new Map<string, { readonly watch: TaskWatch; readonly end: Promise<void> }>()
  #running: Promise<void> | undefined

  constructor(options: DispatcherOptions) {
    this.events = options.events ?? new JobEvents()
    this.#concurrency = options.concurrency ?? Number.POSITIVE_INFINITY
    this.#options = {
      jobs: options.jobs,
      scheduler: options.scheduler,
      folderOf: options.folderOf,
      prepare: options.prepare,
      productKind: options.productKind ?? (() => ({ role: 'file', mediaType: 'application/octet-stream' })),
      attempts: options.attempts ?? 5,
      pauses: options.pauses ?? { least: 50, most: 1000 },
      settleMs: options.settleMs ?? 5000,
      now: options.now ?? Date.now,
      onError: options.onError ?? (() => undefined),
      events: this.events,
    }
  }

  /** Begins, with the tasks that an earlier dispatcher left under way. */
  start(): void {
    this.#running ??= this.#run()
  }

  /** A job was accepted, cancelled or removed: look at once. */
  wake(): void {
    this.#bell.ring()
  }

  /** How many tasks are looked after. */
  get underWay(): number {
    return this.#watches.size
  }

  /** Stops looking; tasks go on. Resolves when nothing more is changed by this dispatcher. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
    await Promise.all([...this.#watches.values()].map(({ end }) => end))
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping
    const errors = new Pause(ERROR_PAUSES)
    while (!signal.aborted) {
      let pause = LOOK_MS
      try {
        await this.#look()
        errors.reset()
      } catch (error) {
        this.#options.onError(error)
        pause = errors.next()
      }
      await this.#bell.sleep(pause, signal)
    }
  }

  async #look(): Promise<void> {
    const { jobs, scheduler } = this.#options
    const underWay = await jobs.underWay()
    for (const job of underWay) this.#lookAfter(job)
    const free = Math.min(this.#concurrency, scheduler.capacity) - underWay.length
    if (free <= 0 || this.#stopping.signal.aborted) return
    for (const job of await jobs.takeNext(free, (waiting) => dispatchJob(waiting, { scheduler: scheduler.name }))) {
      this.events.tell({ kind: 'dispatched', job })
      this.#lookAfter(job)
    }
  }

  #lookAfter(job: Job): void {
    const known = this.#watches.get(job.id)
    if (known) {
      known.watch.tell(job)
      return
    }
    const watch = new TaskWatch(job, this.#options)
    const end = watch.run(this.#stopping.signal).finally(() => {
      this.#watches.delete(job.id)
      this.wake()
    })
    this.#watches.set(job.id, { watch, end })
  }
}
