export { type FileSource, openFile } from './file-source.ts'
