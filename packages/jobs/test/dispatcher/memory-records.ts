// Records of jobs in memory, as far as a dispatcher needs them; they can be away for a while.

import { type Job, type JobRecords, jobErrors } from '@cirasa/jobs'
import { exampleJob } from '../../conformance/records/example-records.ts'

/** A waiting job. */
export const waitingJob = (change: Partial<Job> = {}): Job =>
  Object.freeze(exampleJob({ options: {}, inputs: [], submitted: 0, scheduler: 'fake', limits: {}, ...change }))

type Needed = Pick<JobRecords, 'apply' | 'takeNext' | 'underWay'>

export class MemoryRecords implements Needed {
  readonly jobs = new Map<string, Job>()
  isAway = false

  constructor(...jobs: readonly Job[]) {
    for (const job of jobs) this.jobs.set(job.id, job)
  }

  /** As the seam's type: what a dispatcher does not call is not there. */
  get records(): JobRecords {
    return this as unknown as JobRecords
  }

  of({ id }: Job): Job {
    return this.jobs.get(id)!
  }

  async apply(id: string, change: (job: Job) => Job): Promise<Job | undefined> {
    await this.#answer()
    const job = this.jobs.get(id)
    return job && this.#put(change(job))
  }

  async takeNext(count: number, change: (job: Job) => Job): Promise<readonly Job[]> {
    await this.#answer()
    const waiting = [...this.jobs.values()].filter(({ state, taskEnded }) => state === 'PENDING' && taskEnded)
    return waiting.slice(0, count).map((job) => this.#put(change(job)))
  }

  async underWay(): Promise<readonly Job[]> {
    await this.#answer()
    return [...this.jobs.values()].filter(({ taskEnded }) => !taskEnded)
  }

  #put(job: Job): Job {
    this.jobs.set(job.id, job)
    return job
  }

  async #answer(): Promise<void> {
    await new Promise(setImmediate)
    if (this.isAway) throw jobErrors.STORE_UNAVAILABLE()
  }
}
