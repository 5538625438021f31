export { fileSink } from './file-sink.ts'
export { type FileSource, openFile } from './file-source.ts'
