// How both faces send bytes: with length, ETag, ranges and a name, or packed into an archive.

export { wantedOf } from './byte-ranges.ts'
export { attachment } from './content-disposition.ts'
export { jobArchive } from './job-archive.ts'
export { sendContent } from './send-content.ts'
export { trainingSet } from './training-set.ts'
