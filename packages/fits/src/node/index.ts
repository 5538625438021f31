// What FITS needs of Node: files on disk, read without waiting and written atomically.

export { fileSink } from './file-sink.ts'
export { type FileSource, openFile } from './file-source.ts'
