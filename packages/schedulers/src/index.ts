// Where tasks run: adapters of the seam Scheduler of @cirasa/jobs.

export { schedulerErrors } from './errors.ts'
export { LocalScheduler, type LocalSchedulerOptions } from './local/index.ts'
