// The dispatcher: everything between a waiting job in the records and its end.

export { Dispatcher } from './dispatcher.ts'
export { type JobEvent, JobEvents, type JobListener } from './job-events.ts'
export type { DispatcherOptions } from './options.ts'
