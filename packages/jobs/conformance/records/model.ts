// A store of records as simple as it can be: two maps, sums over them, and a queue that chooses by the words of the seam.

import { type AccountDay, type FileRecord, isEnded, type Job, type JobState, jobStates } from '@cirasa/jobs'

/** What the store must agree with. Wrong owners, quotas and the bin's age are not in it. */
export class RecordModel {
  readonly files = new Map<string, FileRecord>()
  readonly jobs = new Map<string, Job>()
  /** Everything that was ever uploaded, submitted or ended. */
  readonly #events: { readonly owner: string; readonly day: string; readonly sums: Partial<AccountDay>; readonly success?: boolean }[] = []

  addFile(file: FileRecord): void {
    this.files.set(file.id, file)
    this.#note(file.owner, file.uploaded, { uploadedBytes: file.bytes })
  }

  addJob(job: Job): void {
    this.jobs.set(job.id, job)
    this.#note(job.owner, job.submitted, { submitted: 1 })
  }

  /** Puts a changed job in the place of the one before. */
  replace(after: Job): void {
    const before = this.jobs.get(after.id)!
    this.jobs.set(after.id, after)
    if (!isEnded(before.state) && isEnded(after.state)) {
      this.#note(after.owner, after.ended!, { ended: 1, runSeconds: after.elapsed }, after.state === 'SUCCESS')
    }
  }

  /** The job that is next. */
  next(): Job | undefined {
    const underWay = (owner: string) => [...this.jobs.values()].filter((job) => job.owner === owner && !job.taskEnded).length
    const waiting = [...this.jobs.values()].filter(({ state, taskEnded }) => state === 'PENDING' && taskEnded)
    const before = (a: Job, b: Job) => underWay(a.owner) - underWay(b.owner) || a.submitted - b.submitted || (a.id < b.id ? -1 : 1)
    return waiting.sort(before)[0]
  }

  /** The account of one owner or of all, without its time. */
  account(owner?: string): object {
    const isMine = (record: { readonly owner: string }) => owner === undefined || record.owner === owner
    const files = [...this.files.values()].filter(isMine)
    const jobs = [...this.jobs.values()].filter(isMine)
    const events = this.#events.filter(isMine)
    const count = (state: JobState) => jobs.filter((job) => job.state === state).length
    const seconds = (of: typeof events) => of.reduce((sum, { sums }) => sum + (sums.runSeconds ?? 0), 0)
    return {
      files: files.length,
      fileBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      productBytes: jobs.reduce((sum, { productBytes }) => sum + productBytes, 0),
      jobs: Object.fromEntries(jobStates.map((state) => [state, count(state)])),
      runSeconds: seconds(events),
      successSeconds: seconds(events.filter(({ success }) => success)),
    }
  }

  days(owner?: string): AccountDay[] {
    const days = new Map<string, AccountDay>()
    for (const event of this.#events.filter((one) => owner === undefined || one.owner === owner)) {
      const known = days.get(event.day) ?? { day: event.day, submitted: 0, ended: 0, runSeconds: 0, uploadedBytes: 0 }
      days.set(event.day, {
        day: event.day,
        submitted: known.submitted + (event.sums.submitted ?? 0),
        ended: known.ended + (event.sums.ended ?? 0),
        runSeconds: known.runSeconds + (event.sums.runSeconds ?? 0),
        uploadedBytes: known.uploadedBytes + (event.sums.uploadedBytes ?? 0),
      })
    }
    return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
  }

  #note(owner: string, at: number, sums: Partial<AccountDay>, success?: boolean): void {
    this.#events.push({ owner, day: new Date(at).toISOString().slice(0, 10), sums, success })
  }
}
