// Threads that make tiles, of one plane after the other: the next plane finds them started, and their code compiled.

import os from 'node:os'
import type { TileRunner } from '@cirasa/image'
import { Hand, takingTurns } from '../threads/index.ts'
import type { TileQuestion, TileWork } from './tile-worker.ts'

const MOST_THREADS = 4

/** Threads that are started together and end together. */
interface Team {
  readonly hands: readonly Hand<TileQuestion>[]
  readonly turn: ReturnType<typeof takingTurns<TileQuestion>>
  /** The work whose plane a thread has open. */
  readonly opened: Map<Hand<TileQuestion>, TileWork>
}

/** Threads that make tiles; end them when done. They keep the process alive until then. */
export class TileThreads implements AsyncDisposable {
  readonly count: number
  #team: Team | undefined
  /** Settled when the plane before is done. */
  #before: Promise<unknown> = Promise.resolve()
  #planes = 0

  /** @param count Default: one for each core, at most 4. None is started yet. */
  constructor(count = Math.min(MOST_THREADS, os.availableParallelism())) {
    this.count = count
  }

  /** Whether tasks can be given without waiting for threads to start. */
  get areStarted(): boolean {
    return this.#team !== undefined
  }

  /** Whether a plane would have to wait for another one. */
  get areBusy(): boolean {
    return this.#planes > 0
  }

  /**
   * Does something with a runner for the tasks of a plane, once the planes before are done. The threads are started with its first task, each
   * opens the plane with its own first one, and they let go of it at the end. Once the signal is aborted, tasks fail with its reason, also those
   * under way. Whatever fails takes the threads along: the next plane has new ones.
   */
  with<T>(work: TileWork, signal: AbortSignal, act: (runner: TileRunner) => Promise<T>): Promise<T> {
    this.#planes++
    const done = this.#before.then(() => this.#act(work, signal, act)).finally(() => this.#planes--)
    this.#before = done.catch(() => {})
    return done
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end(new Error('The threads that make tiles were ended'))
  }

  async #act<T>(work: TileWork, signal: AbortSignal, act: (runner: TileRunner) => Promise<T>): Promise<T> {
    const ended: Promise<void>[] = []
    const abort = () => void ended.push(this.#end(signal.reason))
    signal.addEventListener('abort', abort, { once: true })
    try {
      const result = await act({
        concurrency: this.count,
        run: async (task) => {
          signal.throwIfAborted()
          const { turn, opened } = (this.#team ??= startTeam(this.count))
          return await turn(async (hand) => {
            if (opened.get(hand) !== work) await hand.ask({ kind: 'open', work })
            opened.set(hand, work)
            return await hand.ask(task, task.kind === 'row' ? [task.pixels.buffer] : [])
          })
        },
      })
      await this.#letGo(work)
      return result
    } catch (error) {
      ended.push(this.#end(error))
      throw error
    } finally {
      signal.removeEventListener('abort', abort)
      await Promise.all(ended)
    }
  }

  async #letGo(work: TileWork): Promise<void> {
    if (!this.#team) return
    const { hands, opened } = this.#team
    await Promise.all(hands.filter((hand) => opened.get(hand) === work).map((hand) => hand.ask({ kind: 'close' })))
    opened.clear()
  }

  async #end(reason: unknown): Promise<void> {
    const team = this.#team
    this.#team = undefined
    await Promise.all(team?.hands.map((hand) => hand.end(reason)) ?? [])
  }
}

function startTeam(count: number): Team {
  const script = new URL('./tile-worker.ts', import.meta.url)
  const hands = Array.from({ length: count }, () => new Hand<TileQuestion>('A thread that makes tiles', script))
  return { hands, turn: takingTurns(hands), opened: new Map() }
}
