// Asks the thread for what can be made of files and statements; starts it when it is needed, and ends it when it has been idle for a while.

import { Worker } from 'node:worker_threads'
import type { Statement } from '@cirasa/catalog'
import { CodedError } from '@cirasa/errors'
import { serverErrors } from '../../errors.ts'
import type {
  DerivationAnswer,
  DerivationMessage,
  DerivationOrder,
  FileDerivation,
  StatementDerivation,
  ThrownThere,
} from './derivation.ts'

/** Requests that may wait for the thread at once. */
const MOST_WAITING = 500
const IDLE_MS = 60_000

interface Open {
  resolve(bytes: Uint8Array): void
  reject(error: unknown): void
  /** The next statements may be handed over, or nobody waits for them. */
  goOn(): void
}

/** One thread, and what it has been asked for. */
export class DeriveThread {
  readonly #open = new Map<number, Open>()
  #worker: Worker | undefined
  #idle: NodeJS.Timeout | undefined
  #next = 0
  #waiting = 0
  #before: Promise<unknown> = Promise.resolve()

  /**
   * What the thread makes: its bytes, or none when it wrote them to `into`. Throws the coded errors of what is made, and
   * SERVER_NOT_READY when too many wait.
   */
  make(task: FileDerivation, into?: string): Promise<Uint8Array> {
    return this.#counted(() => this.#ask(task, into))
  }

  /**
   * The same of statements, which are handed over part by part. One at a time: those of a job with a million of them take some hundred MB, which
   * the thread keeps no longer than it makes something of them.
   */
  makeOf(statements: AsyncIterable<readonly Statement[]>, task: StatementDerivation, into?: string): Promise<Uint8Array> {
    return this.#counted(() => {
      const made = this.#before.then(() => this.#ask(task, into, statements))
      this.#before = made.catch(() => undefined)
      return made
    })
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    this.#worker = undefined
    this.#rejectAll(serverErrors.NOT_READY({ reason: 'it is being stopped' }))
    await worker?.terminate()
  }

  async #counted(make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    if (this.#waiting >= MOST_WAITING) throw serverErrors.NOT_READY({ reason: 'too many pictures and conversions are asked for at once' })
    this.#waiting++
    try {
      return await make()
    } finally {
      this.#waiting--
    }
  }

  #ask(task: DerivationOrder['task'], into?: string, statements?: AsyncIterable<readonly Statement[]>): Promise<Uint8Array> {
    clearTimeout(this.#idle)
    const worker = (this.#worker ??= this.#start())
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#open.set(id, { resolve, reject, goOn: () => {} })
      tell(worker, { kind: 'order', id, task, ...(into === undefined ? {} : { into }) })
      if (statements) void this.#handOver(worker, id, statements)
    })
  }

  async #handOver(worker: Worker, id: number, statements: AsyncIterable<readonly Statement[]>): Promise<void> {
    try {
      for await (const part of statements) {
        const open = this.#open.get(id)
        if (open === undefined) return
        await new Promise<void>((resolve) => {
          open.goOn = resolve
          tell(worker, { kind: 'statements', id, statements: part })
        })
      }
      tell(worker, { kind: 'all-said', id })
    } catch (error) {
      tell(worker, { kind: 'drop', id })
      this.#close(id)?.reject(error)
    }
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
    if (answer.kind === 'taken') {
      this.#open.get(answer.id)?.goOn()
      return
    }
    const open = this.#close(answer.id)
    if (answer.kind === 'failed') open?.reject(rebuilt(answer.error))
    else open?.resolve(answer.bytes ?? new Uint8Array())
  }

  #close(id: number): Open | undefined {
    const open = this.#open.get(id)
    this.#open.delete(id)
    if (this.#open.size === 0) {
      clearTimeout(this.#idle)
      this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref()
    }
    return open
  }

  #fail(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    this.#rejectAll(error)
  }

  #rejectAll(error: unknown): void {
    const all = [...this.#open.values()]
    this.#open.clear()
    for (const { reject, goOn } of all) {
      reject(error)
      goOn()
    }
  }
}

const tell = (worker: Worker, message: DerivationMessage): void => worker.postMessage(message)

function rebuilt({ message, code, remedy, values = {} }: ThrownThere): Error {
  return code !== undefined && remedy !== undefined ? new CodedError(code, message, remedy, values) : new Error(message)
}
