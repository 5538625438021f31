// Tells whoever watches what happens to jobs, while it happens: each reader at its own pace, in bounded memory.

import type { JobEvent } from './service.ts'

type Listener = (event: JobEvent) => void

/** Events of all owners; each listener gets those of one. */
export class JobFeed {
  readonly #listeners = new Map<string, Set<Listener>>()

  publish(owner: string, event: JobEvent): void {
    for (const listener of this.#listeners.get(owner) ?? []) listener(event)
  }

  /**
   * The events of an owner from now on, of one job or of all. A reader that is slower than the jobs gets the last state of each job that
   * changed meanwhile. Ends with the signal, also when nobody has begun to read: what is not read would be kept for ever.
   */
  watch(owner: string, { job, signal }: { readonly job?: string; readonly signal: AbortSignal }): AsyncIterable<JobEvent> {
    const waiting = new Map<string, JobEvent>()
    let wake: (() => void) | undefined
    const listener: Listener = (event) => {
      const id = event.kind === 'removed' ? event.id : event.job.id
      if (job !== undefined && id !== job) return
      waiting.set(id, event)
      wake?.()
    }
    const remove = this.#add(owner, listener)
    const onAbort = () => {
      remove()
      waiting.clear()
      wake?.()
    }
    signal.addEventListener('abort', onAbort, { once: true })
    if (signal.aborted) onAbort()
    return (async function* () {
      try {
        while (!signal.aborted) {
          for (const [id, event] of waiting) {
            waiting.delete(id)
            yield event
          }
          if (waiting.size === 0 && !signal.aborted) await new Promise<void>((resolve) => (wake = resolve))
        }
      } finally {
        remove()
        signal.removeEventListener('abort', onAbort)
      }
    })()
  }

  #add(owner: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(owner) ?? new Set()
    this.#listeners.set(owner, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(owner) === listeners) this.#listeners.delete(owner)
    }
  }
}
