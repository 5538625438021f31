// What is written down of resumable uploads: beside each upload's bytes a small file, which is all that there is after a restart.

import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Upload } from '@tus/server'

/** What becomes of an upload: bytes that arrive, or a file. */
export interface UploadRecord {
  readonly id: string
  readonly size?: number
  readonly metadata?: Readonly<Record<string, string | null>>
  readonly creation_date?: string
  /** The file that it has become. */
  readonly file?: string
}

/** The records of a folder, in the form that the file store of tus wants. */
export class UploadRecords {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  async get(id: string): Promise<Upload | undefined> {
    return (await this.read(id)) as Upload | undefined
  }

  async set(id: string, value: UploadRecord): Promise<void> {
    const { size, metadata, creation_date, file } = value
    await mkdir(this.folder, { recursive: true })
    const place = this.#place(id)
    const temporary = `${place}.${process.pid}.partial`
    await writeFile(temporary, JSON.stringify({ id, size, metadata, creation_date, file }), { flush: true })
    await rename(temporary, place)
  }

  async delete(id: string): Promise<void> {
    await rm(this.#place(id), { force: true })
  }

  async list(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => [])
    return names.filter((name) => /^[0-9a-f]{32}\.json$/.test(name)).map((name) => name.slice(0, -5))
  }

  /** The record; undefined when there is none, or none that can be read. */
  async read(id: string): Promise<UploadRecord | undefined> {
    if (!/^[0-9a-f]{32}$/.test(id)) return undefined
    try {
      return JSON.parse(await readFile(this.#place(id), 'utf8')) as UploadRecord
    } catch {
      return undefined
    }
  }

  /** Bytes that have arrived; undefined when they have been taken away. */
  async arrived(id: string): Promise<number | undefined> {
    try {
      return (await stat(this.bytesOf(id))).size
    } catch {
      return undefined
    }
  }

  /** Where the bytes of an upload lie. */
  bytesOf(id: string): string {
    return path.join(this.folder, id)
  }

  #place(id: string): string {
    return path.join(this.folder, `${id}.json`)
  }
}
