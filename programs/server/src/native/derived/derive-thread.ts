// Asks the thread for what can be made of files; starts it when it is needed, and ends it when it has been idle for a while.

import { Worker } from 'node:worker_threads'
import { CodedError } from '@cirasa/errors'
import { serverErrors } from '../../errors.ts'
import type { Derivation, DerivationAnswer, ThrownThere } from './derivation.ts'

/** Requests that may wait for the thread at once. */
const MOST_WAITING = 500
const IDLE_MS = 60_000

interface Open {
  resolve(bytes: Uint8Array): void
  reject(error: unknown): void
}

/** One thread, and what it has been asked for. */
export class DeriveThread {
  readonly #open = new Map<number, Open>()
  #worker: Worker | undefined
  #idle: NodeJS.Timeout | undefined
  #next = 0

  /**
   * What the thread makes: its bytes, or none when it wrote them to `into`. Throws the coded errors of what is made, and
   * SERVER_NOT_READY when too many wait.
   */
  make(task: Derivation, into?: string): Promise<Uint8Array> {
    if (this.#open.size >= MOST_WAITING) throw serverErrors.NOT_READY({ reason: 'too many pictures and conversions are asked for at once' })
    clearTimeout(this.#idle)
    const worker = (this.#worker ??= this.#start())
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#open.set(id, { resolve, reject })
      worker.postMessage({ id, task, ...(into === undefined ? {} : { into }) })
    })
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    this.#worker = undefined
    for (const { reject } of this.#open.values()) reject(serverErrors.NOT_READY({ reason: 'it is being stopped' }))
    this.#open.clear()
    await worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(new URL('./derive-worker.ts', import.meta.url))
    // A waiting thread does not keep the process alive.
    worker.unref()
    worker.on('message', (answer: DerivationAnswer) => this.#hear(answer))
    worker.on('error', (error) => this.#fail(worker, error))
    worker.on('exit', (code) => this.#fail(worker, new Error(`The thread for pictures and conversions ended with code ${code}`)))
    return worker
  }

  #hear(answer: DerivationAnswer): void {
    const open = this.#open.get(answer.id)
    this.#open.delete(answer.id)
    if ('error' in answer) open?.reject(rebuilt(answer.error))
    else open?.resolve(answer.bytes ?? new Uint8Array())
    if (this.#open.size === 0) this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref()
  }

  #fail(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    for (const { reject } of this.#open.values()) reject(error)
    this.#open.clear()
  }
}

function rebuilt({ message, code, remedy, values = {} }: ThrownThere): Error {
  return code !== undefined && remedy !== undefined ? new CodedError(code, message, remedy, values) : new Error(message)
}
