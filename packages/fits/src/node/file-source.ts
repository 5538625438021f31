// A file on disk as a source of bytes, with and without waiting; each worker thread opens its own.

import { closeSync, fstatSync, openSync, read, readSync } from 'node:fs'
import { fitsErrors } from '../errors.ts'
import type { ByteSource, SyncByteSource } from '../source/byte-source.ts'

/** An open file. Close it when done; `using` does so too. */
export interface FileSource extends ByteSource, SyncByteSource, Disposable {
  readonly size: number
  close(): void
}

/** Opens a file for reading. Throws FITS_CANNOT_READ, as do the reads. */
export function openFile(path: string): FileSource {
  let fd: number | undefined
  try {
    fd = openSync(path, 'r')
    const stats = fstatSync(fd)
    if (!stats.isFile()) throw new Error('it is not a regular file')
    return new OpenFile(path, fd, stats.size)
  } catch (error) {
    if (fd !== undefined) closeSync(fd)
    throw cannotRead(path, error)
  }
}

class OpenFile implements FileSource {
  readonly name: string
  readonly size: number
  #fd: number | undefined

  constructor(name: string, fd: number, size: number) {
    this.name = name
    this.size = size
    this.#fd = fd
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    signal?.throwIfAborted()
    const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - offset)))
    let done = 0
    while (done < bytes.length) {
      const got = await new Promise<number>((resolve, reject) => {
        read(this.#open(), bytes, done, bytes.length - done, offset + done, (error, count) =>
          error === null ? resolve(count) : reject(cannotRead(this.name, error)),
        )
      })
      if (got === 0) return bytes.subarray(0, done)
      done += got
    }
    return bytes
  }

  readSync(offset: number, into: Uint8Array): number {
    let done = 0
    while (done < into.length) {
      let got: number
      try {
        got = readSync(this.#open(), into, done, into.length - done, offset + done)
      } catch (error) {
        throw cannotRead(this.name, error)
      }
      if (got === 0) break
      done += got
    }
    return done
  }

  close(): void {
    const fd = this.#fd
    this.#fd = undefined
    if (fd !== undefined) closeSync(fd)
  }

  [Symbol.dispose](): void {
    this.close()
  }

  #open(): number {
    if (this.#fd === undefined) throw new Error('it was closed')
    return this.#fd
  }
}

function cannotRead(name: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException
  return fitsErrors.CANNOT_READ(
    { name, reason: code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message },
    error,
  )
}
