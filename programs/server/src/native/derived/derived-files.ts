// Files that were made of others and can be made again: kept in a folder up to a size, each made once however many ask.

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import type { Content } from '../../use-cases/index.ts'
import type { FileDerivation } from './derivation.ts'
import { DeriveThread } from './derive-thread.ts'

const STANDARD_BYTES = 1 << 30

/** What makes a file: a task, or whoever asks the thread for it, which is called when the file is not there. */
type Maker = FileDerivation | ((thread: DeriveThread, into: string) => Promise<unknown>)

/** What a made file is shown as. */
export interface DerivedName {
  readonly name: string
  readonly mediaType: string
}

/** The folder of made files and the thread that makes them. */
export class DerivedFiles {
  readonly thread = new DeriveThread()
  readonly #folder: string
  readonly #most: number
  readonly #making = new Map<string, Promise<unknown>>()
  #bytes: number | undefined

  constructor(folder: string, most = STANDARD_BYTES) {
    this.#folder = folder
    this.#most = most
  }

  /**
   * The file that a task makes, from the folder or made now.
   *
   * @param key all that the bytes depend on; their ETag is made of it
   * @param task what makes it
   */
  async file(key: readonly unknown[], task: Maker, { name, mediaType }: DerivedName): Promise<Content> {
    const hash = keyHash(key)
    const place = path.join(this.#folder, hash)
    const found = (await this.#found(place)) ?? (await this.#made(place, task))
    return {
      name,
      mediaType,
      bytes: found.size,
      etag: etagOf(key),
      modified: found.mtimeMs,
      read: (range) => createReadStream(place, { start: range?.first, end: range?.last, highWaterMark: 1 << 18 }),
    }
  }

  async #found(place: string) {
    const found = await stat(place).catch(() => undefined)
    // What was used last is taken away last.
    if (found) await utimes(place, new Date(), found.mtime).catch(() => {})
    return found
  }

  async #made(place: string, task: Maker) {
    const making = this.#making.get(place) ?? this.#make(place, task)
    this.#making.set(place, making)
    try {
      await making
      return await stat(place)
    } finally {
      this.#making.delete(place)
    }
  }

  async #make(place: string, task: Maker): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    await (typeof task === 'function' ? task(this.thread, place) : this.thread.make(task, place))
    this.#bytes = (this.#bytes ?? (await this.#total())) + (await stat(place)).size
    if (this.#bytes > this.#most) await this.#trim(place)
  }

  async #total(): Promise<number> {
    return (await this.#list()).reduce((sum, { size }) => sum + size, 0)
  }

  /** Down to four fifths, the longest unused first; never what has just been made. */
  async #trim(newest: string): Promise<void> {
    const files = (await this.#list()).toSorted((a, b) => a.used - b.used)
    let total = files.reduce((sum, { size }) => sum + size, 0)
    for (const { place, size } of files) {
      if (total <= this.#most * 0.8) break
      if (place === newest) continue
      await rm(place, { force: true })
      total -= size
    }
    this.#bytes = total
  }

  async #list() {
    const names = await readdir(this.#folder).catch(() => [])
    const files = await Promise.all(
      names.map(async (name) => {
        const place = path.join(this.#folder, name)
        const found = await stat(place).catch(() => undefined)
        return found ? [{ place, size: found.size, used: found.atimeMs }] : []
      }),
    )
    return files.flat()
  }
}

/** A strong ETag made of all that the bytes depend on. */
export const etagOf = (key: readonly unknown[]): string => `"${keyHash(key)}"`

const keyHash = (key: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 40)
