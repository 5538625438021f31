// The scheduler that runs tasks as processes of this machine.

export { LocalScheduler } from './local-scheduler.ts'
export type { LocalSchedulerOptions } from './options.ts'
