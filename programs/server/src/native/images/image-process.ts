// Asks the process for images; starts it when it is needed, and ends it when it has been idle for a while.

import { type ChildProcess, fork } from 'node:child_process'
import { rebuiltError } from '@cirasa/apps/node/threads'
import { serverErrors } from '../../errors.ts'
import type { BuildProgress, ImageAnswer, ImageDescription, ImageMessage, ImageOrder, ImageResult } from './image-orders.ts'

/** Orders that may be under way at once. */
const MOST_OPEN = 500
const IDLE_MS = 60_000
/** A process that has not let go of an order for as long after it was cancelled hangs, and is ended, ms. */
const LET_GO_MS = 10_000

interface Open {
  resolve(result: Uint8Array | ImageDescription): void
  reject(error: unknown): void
  progress(progress: BuildProgress): void
  described(description: ImageDescription): void
}

/** What it needs of our environment; all else may be a secret of the service, and it reads what strangers have sent. */
const HANDED_ON = /^(PATH|HOME|LANG|LC_\w+|TZ|TMPDIR|NODE_COMPILE_CACHE|LD_LIBRARY_PATH)$/

/** How an order is given. */
export interface OrderOptions {
  /** Its result is not wanted any more. Who waits is let go at once for a tile, and for all else when nothing is done for the order any more. */
  readonly signal?: AbortSignal
  /** Of a build. */
  readonly progress?: (progress: BuildProgress) => void
  /** Of a build: called once, before the first progress. */
  readonly described?: (description: ImageDescription) => void
}

/** The process, and what it has been asked for. */
export class ImageProcess {
  readonly #open = new Map<number, Open>()
  readonly #letGoMs: number
  #child: ChildProcess | undefined
  #idle: NodeJS.Timeout | undefined
  #next = 0

  constructor({ letGoMs = LET_GO_MS }: { readonly letGoMs?: number } = {}) {
    this.#letGoMs = letGoMs
  }

  /** What the process makes of an order. Throws the coded errors of images, SERVER_NOT_READY when too much is asked for, and the signal's reason. */
  async ask<O extends ImageOrder>(
    order: O,
    { signal, progress = () => {}, described = () => {} }: OrderOptions = {},
  ): Promise<ImageResult<O>> {
    signal?.throwIfAborted()
    if (this.#open.size >= MOST_OPEN) throw serverErrors.NOT_READY({ reason: 'too many images are asked for at once' })
    clearTimeout(this.#idle)
    const child = (this.#child ??= this.#start())
    const id = this.#next++
    let hanging: NodeJS.Timeout | undefined
    const cancel = () => {
      if (child.connected) child.send({ id, cancelled: true })
      if (order.kind === 'tile') this.#settle(id, (open) => open.reject(signal?.reason))
      else hanging = setTimeout(() => child.kill('SIGKILL'), this.#letGoMs).unref()
    }
    signal?.addEventListener('abort', cancel, { once: true })
    try {
      return (await new Promise<Uint8Array | ImageDescription>((resolve, reject) => {
        this.#open.set(id, { resolve, reject, progress, described })
        child.send({ id, order }, (error) => error && this.#settle(id, (open) => open.reject(error)))
      })) as ImageResult<O>
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    } finally {
      clearTimeout(hanging)
      signal?.removeEventListener('abort', cancel)
    }
  }

  /** Starts it, as something will be asked soon: that takes some tenths of a second. With its threads, for a large image. */
  warm({ threads }: { readonly threads: boolean }): void {
    if (this.#open.size > 0) return
    clearTimeout(this.#idle)
    const child = (this.#child ??= this.#start())
    // Whether it has gone meanwhile shows when it is asked for something.
    if (threads) child.send({ warm: true } satisfies ImageMessage, () => {})
    this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref()
  }

  /** Ends the process, whatever it does, and waits until it is gone. */
  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const child = this.#child
    this.#child = undefined
    this.#failAll(serverErrors.NOT_READY({ reason: 'it is being stopped' }))
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.ref()
    child.kill('SIGKILL')
    await gone
  }

  #start(): ChildProcess {
    const child = fork(new URL('./image-worker.ts', import.meta.url), {
      serialization: 'advanced',
      execArgv: [],
      env: Object.fromEntries(Object.entries(process.env).filter(([name]) => HANDED_ON.test(name))),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    // A waiting process does not keep this one alive.
    child.unref()
    child.channel?.unref()
    child.on('message', (answer: ImageAnswer) => this.#hear(answer))
    child.on('error', (error) => this.#lose(child, error))
    child.on('exit', (code, signal) => this.#lose(child, new Error(`The process for images ended with ${signal ?? `code ${code}`}`)))
    return child
  }

  #hear(answer: ImageAnswer): void {
    if ('progress' in answer) this.#open.get(answer.id)?.progress(answer.progress)
    else if ('description' in answer) this.#open.get(answer.id)?.described(answer.description)
    else if ('error' in answer) this.#settle(answer.id, (open) => open.reject(rebuiltError(answer.error)))
    else this.#settle(answer.id, (open) => open.resolve(answer.result))
  }

  #settle(id: number, how: (open: Open) => void): void {
    const open = this.#open.get(id)
    if (!open) return
    this.#open.delete(id)
    how(open)
    if (this.#open.size === 0) this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref()
  }

  #lose(child: ChildProcess, error: unknown): void {
    if (this.#child !== child) return
    this.#child = undefined
    this.#failAll(error)
  }

  #failAll(error: unknown): void {
    const open = [...this.#open.values()]
    this.#open.clear()
    for (const { reject } of open) reject(error)
  }
}
