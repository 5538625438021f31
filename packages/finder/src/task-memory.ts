// What tasks gave before: a search that differs little from the last one asks most of them again, and they depend on nothing but themselves.

import type { FinderTask, ResultOf } from './engine.ts'
import { bytesIn, sameContent } from './same-content.ts'

interface Remembered {
  readonly task: FinderTask
  readonly result: unknown
  readonly bytes: number
}

/** Tasks and results held at most, in bytes. */
const MOST_BYTES = 64 << 20

/** Remembers the results of tasks on one plane, those asked for last. */
export class TaskMemory {
  private remembered: Remembered[] = []
  private bytes = 0

  /** The result of a task of the same content, or undefined. */
  recall<T extends FinderTask>(task: T): ResultOf<T> | undefined {
    const at = this.remembered.findLastIndex((one) => one.task.kind === task.kind && sameContent(one.task, task))
    if (at < 0) return undefined
    const [found] = this.remembered.splice(at, 1)
    this.remembered.push(found)
    return found.result as ResultOf<T>
  }

  keep<T extends FinderTask>(task: T, result: ResultOf<T>): void {
    const bytes = bytesIn(task) + bytesIn(result)
    this.remembered.push({ task, result, bytes })
    this.bytes += bytes
    let gone = 0
    while (this.bytes > MOST_BYTES) this.bytes -= this.remembered[gone++].bytes
    this.remembered = this.remembered.slice(gone)
  }
}
