// Jobs: what they are, what may become of them, and the seams to where they run and where they are kept.

export { jobErrors } from './errors.ts'
export type { ByteRange, FileStore, StoredFile } from './file-store.ts'
export type { Instant, Job, JobInput, JobLimits, JobProgress, OptionValue } from './job.ts'
export { newId } from './new-id.ts'
export type {
  Account,
  AccountDay,
  AccountRecords,
  FileOrder,
  FileQuery,
  FileRecord,
  FileRecords,
  JobQuery,
  JobRecords,
  Page,
  PageQuery,
  Quota,
  RecordStore,
} from './record-store.ts'
export type { Scheduler, TaskOrder, TaskReport } from './scheduler.ts'
export type {
  StatementAddition,
  StatementBounds,
  StatementPart,
  StatementQuery,
  StatementRecord,
  StatementRecords,
} from './statement-records.ts'
export { isEnded, type JobState, jobStates, type TransitionName, transitionTable } from './states.ts'
export { contractFiles, type Product, type ProgressLine, type TaskClaim, type TaskResult, type TaskSpec, type TaskStop } from './task.ts'
export {
  abortJob,
  cancelJob,
  dispatchJob,
  endTask,
  finishJob,
  keepJobUntil,
  noteHandle,
  noteProgress,
  noteReason,
  requeueJob,
  startJob,
} from './transitions.ts'
export type { WorkspaceCondition, WorkspaceEntry, WorkspaceRecord, WorkspaceRecords } from './workspace-records.ts'
