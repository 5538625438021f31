// Files that appear complete or not at all: written under a temporary name in their own folder, renamed together at the end.

import { closeSync, mkdirSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { ByteSink } from '@cirasa/fits'
import { fileErrors } from '../errors.ts'

/** Temporary files of this process that a hasty end has to take away. */
const unfinished = new Set<string>()

/** Takes away every temporary file at once: for an end that does not wait. */
export function discardUnfinishedFiles(): void {
  for (const file of unfinished) remove(file)
}

/** A set of files that belong together: none is seen under its name before `commit`. */
export class AtomicFiles {
  readonly folder: string
  readonly #pending = new Map<string, string>()

  /** Makes the folder when needed. Throws FILE_NOT_WRITABLE. */
  constructor(folder: string) {
    this.folder = folder
    attempt(folder, () => mkdirSync(folder, { recursive: true }))
  }

  /** Writes one file under its temporary name; the pieces are written as they come. */
  write(name: string, pieces: string | Uint8Array | Iterable<string | Uint8Array>): string {
    const { file, handle } = this.#begin(name)
    attempt(file, () => {
      try {
        if (typeof pieces === 'string' || pieces instanceof Uint8Array) writeAll(handle, pieces)
        else for (const piece of pieces) writeAll(handle, piece)
      } finally {
        closeSync(handle)
      }
    })
    return file
  }

  /** A file that is written bit by bit, for the writers of `fits`; its `commit` only ends it, the set's gives it its name. */
  sink(name: string): ByteSink {
    const { file, handle } = this.#begin(name)
    const close = async () => attempt(file, () => closeSync(handle))
    return {
      write: async (bytes) => attempt(file, () => writeAll(handle, bytes)),
      patch: async (offset, bytes) => attempt(file, () => writeAll(handle, bytes, offset)),
      commit: close,
      abort: close,
    }
  }

  #begin(name: string): { file: string; handle: number } {
    const file = path.join(this.folder, name)
    const temporary = path.join(this.folder, `.${name}.${process.pid}.partial`)
    unfinished.add(temporary)
    this.#pending.set(file, temporary)
    return { file, handle: attempt(file, () => openSync(temporary, 'w')) }
  }

  /** Gives every file its name, in the order of writing, and returns them. */
  commit(): string[] {
    for (const [file, temporary] of this.#pending) {
      attempt(file, () => renameSync(temporary, file))
      unfinished.delete(temporary)
    }
    const files = [...this.#pending.keys()]
    this.#pending.clear()
    return files
  }

  /** Takes the temporary files away; what was committed stays. */
  discard(): void {
    for (const temporary of this.#pending.values()) remove(temporary)
    this.#pending.clear()
  }
}

/** Writes one file atomically. Throws FILE_NOT_WRITABLE. */
export function writeAtomically(file: string, pieces: string | Uint8Array | Iterable<string | Uint8Array>): void {
  const files = new AtomicFiles(path.dirname(file))
  try {
    files.write(path.basename(file), pieces)
    files.commit()
  } finally {
    files.discard()
  }
}

/** At the end of the file, or at a position. */
function writeAll(handle: number, piece: string | Uint8Array, position?: number): void {
  const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
  // write(2) takes at most 2 GiB, and may take less than it is given.
  for (let done = 0; done < bytes.length; ) {
    const length = Math.min(bytes.length - done, 1 << 30)
    done += writeSync(handle, bytes, done, length, position === undefined ? null : position + done)
  }
}

function remove(file: string): void {
  unfinished.delete(file)
  try {
    unlinkSync(file)
  } catch {
    // It was never made: there is nothing to take away.
  }
}

function attempt<T>(file: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw fileErrors.NOT_WRITABLE({ file, reason: (error as Error).message.replace(/,.*$/, '') }, error)
  }
}
