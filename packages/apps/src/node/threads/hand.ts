// Threads as hands, each asked one thing at a time, and many of them taking turns.

import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { Answer } from './answering.ts'
import { rebuiltError } from './carried-error.ts'

interface Open {
  resolve(result: never): void
  reject(error: unknown): void
}

/** One thread, which answers with `answering`; it ends when it is ended, not by itself. */
export class Hand<Question> {
  private readonly worker: Worker
  private open: Open | undefined
  private ended = false
  /** Why nothing more comes of it. */
  private failure: unknown

  /** Starts it. `what` begins the sentence that says that it died, such as `A thread of the finder`. */
  constructor(what: string, script: URL, options?: WorkerOptions) {
    this.worker = new Worker(script, options)
    this.worker.on('message', (answer: Answer<unknown>) => this.hear(answer))
    this.worker.on('error', (error) => this.fail(error))
    this.worker.on('exit', (code) => this.fail(new Error(`${what} ended by itself with code ${code}`)))
  }

  /** What the thread makes of a question; the one before has to be answered. The buffers in `handedOver` are moved rather than copied. */
  ask<Result>(question: Question, handedOver: readonly ArrayBuffer[] = []): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.failure !== undefined) return reject(this.failure)
      this.open = { resolve, reject }
      this.worker.postMessage(question, handedOver)
    })
  }

  /** Ends the thread, whatever it is doing. What it was asked fails with `reason`, and without one is left open. */
  async end(reason?: unknown): Promise<void> {
    if (reason !== undefined) this.fail(reason)
    this.ended = true
    this.failure ??= new Error('The thread was ended')
    await this.worker.terminate()
  }

  private hear(answer: Answer<unknown>): void {
    const open = this.open
    this.open = undefined
    if ('error' in answer) open?.reject(rebuiltError(answer.error))
    else open?.resolve(answer.result as never)
  }

  private fail(error: unknown): void {
    if (this.ended) return
    this.failure ??= error
    this.open?.reject(error)
    this.open = undefined
  }
}

/** Gives each piece of work a hand that has nothing to do, in the order in which they were asked for. */
export function takingTurns<Question>(hands: readonly Hand<Question>[]): <T>(work: (hand: Hand<Question>) => Promise<T>) => Promise<T> {
  const idle = [...hands]
  const waiting: ((hand: Hand<Question>) => void)[] = []
  const take = (): Promise<Hand<Question>> => {
    const hand = idle.pop()
    return hand === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(hand)
  }
  const give = (hand: Hand<Question>): void => {
    const next = waiting.shift()
    if (next === undefined) idle.push(hand)
    else next(hand)
  }
  return async (work) => {
    const hand = await take()
    try {
      return await work(hand)
    } finally {
      give(hand)
    }
  }
}
