// Files in the caesar-rest format: the answer to an upload, and the entry of a list. Sizes are in MiB.

import type { FileRecord } from '@cirasa/jobs'
import { localTimestamp } from './timestamps.ts'

/** What `/upload` answers, in every case. */
export interface WireUpload {
  readonly filename_orig: string
  readonly tag: string
  readonly format: string
  readonly size: number | ''
  readonly uuid: string
  readonly date: string
  readonly status: string
}

/** The answer to an upload that was taken. */
export function uploadAnswer(file: FileRecord): WireUpload {
  return {
    filename_orig: file.name,
    tag: file.tag,
    format: file.format,
    size: mebibytes(file.bytes),
    uuid: file.id,
    date: localTimestamp(file.uploaded),
    status: 'File uploaded with success',
  }
}

/** The answer to an upload that was refused: all keys, empty but for the reason. */
export function uploadRefusal(status: string): WireUpload {
  return { filename_orig: '', tag: '', format: '', size: '', uuid: '', date: '', status }
}

/** An entry of `/fileids`. */
export interface WireFile {
  readonly fileid: string
  readonly filename_orig: string
  readonly fileext: string
  readonly filesize: number
  readonly filedate: string
  readonly metadata: ''
  readonly tag: string
}

/** The entry of a file. */
export function fileDocument(file: FileRecord): WireFile {
  return {
    fileid: file.id,
    filename_orig: file.name,
    fileext: file.format,
    filesize: mebibytes(file.bytes),
    filedate: localTimestamp(file.uploaded),
    metadata: '',
    tag: file.tag,
  }
}

const mebibytes = (bytes: number): number => bytes / 2 ** 20
