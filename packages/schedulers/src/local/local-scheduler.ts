// Runs tasks as processes of this machine. What it says of a task comes from the claim in its folder and from the kernel, so it outlives restarts.

import { availableParallelism, constants } from 'node:os'
import type { Scheduler, TaskOrder, TaskReport } from '@cirasa/jobs'
import { hasProcessFiles, isClaimAlive, isVoid, readClaim, readStop, voidClaim, writeStop } from '@cirasa/jobs/folder'
import { schedulerErrors } from '../errors.ts'
import { endProcesses } from './end-processes.ts'
import { breachOf } from './limit-breach.ts'
import type { LocalSchedulerOptions } from './options.ts'
import { ProcessTable } from './process-table.ts'
import { spawnWorker } from './spawn-worker.ts'
import { handleOf, placeOf, type TaskPlace } from './task-handle.ts'

/** What this process knows of a task beyond what anybody can see: nothing of it is needed. */
interface KnownTask {
  readonly place: TaskPlace
  /** Of our own child. */
  readonly pid?: number
  /** As a shell would say it; from when our own child has ended. */
  exitCode?: number
  /** Until none of its processes is left. */
  ending?: Promise<void>
}

/** Exit codes of ended tasks are kept for whoever asks again; more tasks than this are not remembered. */
const MOST_KNOWN = 10_000

export class LocalScheduler implements Scheduler {
  readonly name = 'local'
  readonly capacity: number
  readonly #options: LocalSchedulerOptions
  readonly #processes = new ProcessTable()
  readonly #known = new Map<string, KnownTask>()
  /** Handles of tasks that wait for a place, in the order of their coming. */
  readonly #queue = new Set<string>()
  readonly #starting = new Map<string, Promise<void>>()
  readonly #timer: NodeJS.Timeout
  #watching = false

  /** Throws SCHEDULERS_NEEDS_LINUX. */
  constructor(options: LocalSchedulerOptions) {
    if (!hasProcessFiles) throw schedulerErrors.NEEDS_LINUX()
    this.#options = options
    this.capacity = options.capacity ?? availableParallelism()
    this.#timer = setInterval(() => void this.#watchOver(), options.watchMs ?? 1000)
    this.#timer.unref()
  }

  async submit({ attempt, folder }: TaskOrder): Promise<string> {
    const place = { attempt, folder }
    const handle = handleOf(place)
    if (this.#known.has(handle) || (await this.#isBegun(place))) return handle
    if (this.#places() >= this.capacity) this.#queue.add(handle)
    else await this.#start(place)
    return handle
  }

  async inspect(handle: string): Promise<TaskReport> {
    const place = placeOf(handle)
    if (place === undefined) return { state: 'lost', reason: 'This is no task of this scheduler.' }
    if (this.#queue.has(handle)) return { state: 'waiting', reason: `Waiting for one of ${this.capacity} places on this machine.` }
    const claim = await readClaim(place.folder, place.attempt).catch(() => undefined)
    const known = this.#known.get(handle)
    if (claim === undefined) return this.#inspectUnclaimed(place, known)
    const isOurs = !isVoid(claim) && known?.pid === claim.pid
    // Our own child is gone only when we know its exit code too.
    if (isClaimAlive(claim) || (isOurs && known.exitCode === undefined)) {
      if (!isOurs) this.#adopt(place)
      return { state: 'running', pid: claim.pid, since: claim.at }
    }
    return this.#inspectEnded(handle, isOurs ? known.exitCode : undefined)
  }

  async cancel(handle: string): Promise<void> {
    const place = placeOf(handle)
    if (place === undefined) return
    this.#queue.delete(handle)
    await this.#starting.get(handle)
    const { attempt, folder } = place
    const stop = { because: 'canceled', reason: 'It was canceled.', at: Date.now() } as const
    // A folder that is gone stops nobody from ending the processes.
    await writeStop(folder, attempt, stop).catch(() => undefined)
    await voidClaim(folder, attempt).catch(() => undefined)
    await this.#end(place, this.#options.graceMs ?? 5000)
    this.#forget(handle)
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#queue.clear()
  }

  async #isBegun({ folder, attempt }: TaskPlace): Promise<boolean> {
    return (await readClaim(folder, attempt)) !== undefined || this.#processes.ofTask(folder, undefined).length > 0
  }

  #places(): number {
    return [...this.#known.values()].filter(({ exitCode }) => exitCode === undefined).length + this.#starting.size
  }

  async #start(place: TaskPlace): Promise<void> {
    const handle = handleOf(place)
    const started = spawnWorker(place.folder, this.#options).then((child) => {
      const known: KnownTask = { place, pid: child.pid }
      this.#remember(handle, known)
      child.once('exit', (code, signal) => {
        known.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0)
        void this.#startNext()
      })
    })
    this.#starting.set(
      handle,
      started.catch(() => undefined),
    )
    try {
      await started
    } finally {
      this.#starting.delete(handle)
    }
  }

  async #startNext(): Promise<void> {
    for (const handle of this.#queue) {
      if (this.#places() >= this.capacity) return
      this.#queue.delete(handle)
      // What could not be started is not known afterwards, which is said when somebody asks: 'lost'.
      await this.#start(placeOf(handle)!).catch(() => undefined)
    }
  }

  #inspectUnclaimed({ folder }: TaskPlace, known: KnownTask | undefined): TaskReport {
    if (known?.pid !== undefined && known.exitCode === undefined) return { state: 'waiting', reason: 'The worker is starting.' }
    // One that another process of the service has started before it ended.
    if (this.#processes.ofTask(folder, undefined).length > 0) return { state: 'waiting', reason: 'The worker is starting.' }
    if (known?.exitCode === undefined) return { state: 'lost', reason: 'The worker was lost before it began.' }
    return { state: 'ended', exitCode: known.exitCode }
  }

  /** The worker has ended; what it has started must have, too. */
  async #inspectEnded(handle: string, exitCode: number | undefined): Promise<TaskReport> {
    const place = placeOf(handle)!
    const known = this.#known.get(handle) ?? { place }
    if (known.ending === undefined && this.#processes.ofTask(place.folder, undefined).length > 0) {
      this.#known.set(handle, known)
      known.ending = this.#end(place, this.#options.graceMs ?? 5000).finally(() => {
        known.ending = undefined
      })
    }
    if (known.ending !== undefined) return { state: 'running' }
    this.#forget(handle)
    const stop = await readStop(place.folder, place.attempt).catch(() => undefined)
    if (stop !== undefined) return { state: 'ended', exitCode, because: stop.because, reason: stop.reason }
    return exitCode === undefined ? { state: 'lost', reason: 'The worker was lost.' } : { state: 'ended', exitCode }
  }

  /** A worker that another process of the service started: it takes a place and has its limits here, too. */
  #adopt(place: TaskPlace): void {
    const handle = handleOf(place)
    if (this.#known.get(handle)?.pid === undefined && this.#known.has(handle)) return
    this.#remember(handle, { place })
  }

  #remember(handle: string, known: KnownTask): void {
    this.#known.set(handle, known)
    if (this.#known.size <= MOST_KNOWN) return
    const oldest = [...this.#known].find(([, { exitCode }]) => exitCode !== undefined)
    if (oldest) this.#known.delete(oldest[0])
  }

  #forget(handle: string): void {
    if (this.#known.get(handle)?.pid === undefined) this.#known.delete(handle)
    void this.#startNext()
  }

  async #end(place: TaskPlace, graceMs: number): Promise<void> {
    const claim = await readClaim(place.folder, place.attempt).catch(() => undefined)
    await endProcesses(() => this.#processes.ofTask(place.folder, claim), graceMs)
  }

  /** One look at all tasks that are known to run. */
  async #watchOver(): Promise<void> {
    if (this.#watching) return
    this.#watching = true
    try {
      for (const known of this.#known.values()) await this.#keepLimits(known)
    } finally {
      this.#watching = false
    }
  }

  async #keepLimits(known: KnownTask): Promise<void> {
    if (known.exitCode !== undefined || known.ending !== undefined) return
    const { folder, attempt } = known.place
    const claim = await readClaim(folder, attempt).catch(() => undefined)
    if (claim === undefined || !isClaimAlive(claim)) return
    const find = () => this.#processes.ofTask(folder, claim)
    const breach = await breachOf(folder, claim, find, this.#options.slackMs ?? 10_000).catch(() => undefined)
    if (breach === undefined) return
    await writeStop(folder, attempt, breach).catch(() => undefined)
    known.ending = this.#end(known.place, this.#options.graceMs ?? 5000).finally(() => {
      known.ending = undefined
    })
  }
}
