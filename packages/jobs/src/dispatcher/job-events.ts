// What happens to jobs, told to whoever listens in this process: streams of events to browsers, logs, counters.

import type { Job } from '../job.ts'

/** What has happened: the job is as it is afterwards. */
export interface JobEvent {
  readonly kind: 'accepted' | 'dispatched' | 'waiting' | 'started' | 'progress' | 'requeued' | 'ended' | 'task-ended' | 'removed'
  readonly job: Job
}

export type JobListener = (event: JobEvent) => void

/** Tells every listener of every event; a listener that throws harms nobody. Nothing is kept for those who come later. */
export class JobEvents {
  readonly #listeners = new Set<JobListener>()

  /** Gives the function that ends it. */
  listen(listener: JobListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(event: JobEvent): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(event)
      } catch {
        // Whoever listens answers for it: the job goes on.
      }
    }
  }
}
