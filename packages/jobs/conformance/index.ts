// The suites that every adapter of a seam runs in its own tests, and what tests of jobs begin with.

export { type FileStoreUnderTest, fileStoreConformance } from './file-store.ts'
export { type RecordStoreUnderTest, recordStoreConformance } from './record-store.ts'
export { exampleJob } from './records/example-records.ts'
export { type SchedulerUnderTest, schedulerConformance, standInCommand } from './scheduler.ts'
export { until } from './until.ts'
