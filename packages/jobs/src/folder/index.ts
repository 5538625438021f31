// The run contract on disk: the files of a job's folder, for the service, for schedulers and for workers.

export { claimAttempt, isClaimAlive, isVoid, readClaim, voidClaim } from './claim.ts'
export { lastWords } from './last-words.ts'
export { bootId, hasProcessFiles, type ProcessStat, processStat, readProcessFile } from './process-stat.ts'
export { listProducts, type ProductKind } from './products.ts'
export { ProgressWriter, readProgress } from './progress-file.ts'
export { noteDone, readDone, readResult, writeResult } from './result-file.ts'
export { readStop, writeStop } from './stop-file.ts'
export { findTask, readTask, writeTask } from './task-file.ts'
