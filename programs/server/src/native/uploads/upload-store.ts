// The store of unfinished uploads: that of tus, which also knows uploads that have become files.

import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { FileStore } from '@tus/file-store'
import { Upload } from '@tus/server'
import type { UploadRecords } from './upload-records.ts'

/** Bytes written at once. */
const PIECE = 1 << 20

export class UploadStore extends FileStore {
  readonly #records: UploadRecords

  /** @param keep how long an unfinished upload is kept, ms */
  constructor(records: UploadRecords, keep: number) {
    super({ directory: records.folder, configstore: records, expirationPeriodInMilliseconds: keep })
    // A length that is told later could not be held against the quota.
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration']
    this.#records = records
  }

  override async getUpload(id: string): Promise<Upload> {
    const record = await this.#records.read(id)
    if (record?.file === undefined) return await super.getUpload(id)
    const { size = 0, metadata, creation_date } = record
    return new Upload({
      id,
      offset: size,
      size,
      ...(metadata ? { metadata: { ...metadata } } : {}),
      ...(creation_date ? { creation_date } : {}),
    })
  }

  /** As the store of tus does, but a full disk is told as such, and what is answered to have arrived is on disk: at the end there is less to wait for. */
  override async write(readable: IncomingMessage | Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(this.#records.bytesOf(id), { flags: 'r+', start: offset, highWaterMark: PIECE, flush: true })
    await pipeline(readable, file)
    return offset + file.bytesWritten
  }
}
