// The caesar-rest v1.0 format as pure functions: bodies in, documents out. What differs from caesar-rest is in docs/reference/wire-compatibility.md.

export { wireErrors } from '../errors.ts'
export { accountDocument, statisticsDocument, type WireAccount, type WireStatistics } from './account-document.ts'
export { describeFlat, describeNested, type FlatDescription, type WireOption } from './app-description.ts'
export { fileDocument, uploadAnswer, uploadRefusal, type WireFile, type WireUpload } from './file-document.ts'
export { jobDocument, jobStatus, noJobStatus, submitAnswer, submitRefusal, type WireJob, type WireStatus } from './job-document.ts'
export { sortedJson } from './sorted-json.ts'
export { readSubmission, type WireInput, type WireInputFormat, type WireSubmission } from './submission.ts'
export { httpDate, localTimestamp } from './timestamps.ts'
