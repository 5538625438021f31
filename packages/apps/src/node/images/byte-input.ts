// Opens what a user names, a file or an address, as bytes, and hashes them, so that a run record says what was searched.

import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { isCodedError } from '@cirasa/errors'
import { type ByteSource, fitsErrors, httpSource, memorySource } from '@cirasa/fits'
import { type FileSource, openFile } from '@cirasa/fits/node'
import { fileErrors } from '../errors.ts'

/** An open input. */
export interface ByteInput {
  readonly source: ByteSource
  /** The same bytes without waiting, for a file on disk. */
  readonly file?: FileSource
  /** Whether each read asks a server. */
  readonly isRemote?: boolean
  /** Hex sha256 of all bytes as they are stored; undefined where they were not all read. */
  sha256(signal: AbortSignal): Promise<string | undefined>
  close(): void
}

export const isAddress = (name: string): boolean => /^https?:\/\//i.test(name)

/** How much of an address is wanted: all of it, which is then downloaded in one go, or some ranges. */
export type Wanted = 'whole' | 'ranges'

/** A larger file on a server is read by ranges, and then not hashed. */
const MOST_WHOLE_DOWNLOAD = 2 ** 31
const HASH_PIECE = 1 << 22

/**
 * Opens a file or an http(s) address.
 *
 * Throws FILE_NOT_FOUND, FILE_IS_A_FOLDER, FILE_NOT_REGULAR, FILE_NOT_READABLE, and what the sources throw.
 */
export async function openInput(name: string, signal: AbortSignal, wanted: Wanted = 'whole'): Promise<ByteInput> {
  return isAddress(name) ? openAddress(name, signal, wanted) : openLocal(name)
}

function openLocal(name: string): ByteInput {
  checkFile(name)
  const file = openFile(name)
  return { source: file, file, sha256: (signal) => hashFile(name, signal), close: () => file.close() }
}

/** Refuses what is no file, in words that say what it is. */
function checkFile(file: string): void {
  let stats: ReturnType<typeof statSync>
  try {
    stats = statSync(file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') throw fileErrors.NOT_FOUND({ file }, error)
    throw fileErrors.NOT_READABLE({ file, reason: message }, error)
  }
  if (stats.isDirectory()) throw fileErrors.IS_A_FOLDER({ file })
  if (!stats.isFile()) throw fileErrors.NOT_REGULAR({ file })
}

async function hashFile(name: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  const handle = await open(name)
  try {
    const piece = Buffer.allocUnsafe(HASH_PIECE)
    for (;;) {
      signal.throwIfAborted()
      const { bytesRead } = await handle.read(piece, 0, piece.length)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(piece.subarray(0, bytesRead))
    }
  } finally {
    await handle.close()
  }
}

/** By ranges where these are wanted or a file is large; whole where not, or where the server serves no ranges. */
async function openAddress(name: string, signal: AbortSignal, wanted: Wanted): Promise<ByteInput> {
  try {
    const source = await httpSource(name, { signal })
    if (wanted === 'ranges' || (source.size !== undefined && source.size > MOST_WHOLE_DOWNLOAD))
      return { source, isRemote: true, sha256: async () => undefined, close: () => {} }
  } catch (error) {
    if (!isCodedError(error) || error.code !== 'FITS_NO_RANGES') throw error
  }
  return download(name, signal)
}

async function download(name: string, signal: AbortSignal): Promise<ByteInput> {
  const hash = createHash('sha256')
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    const response = await fetch(name, { signal })
    if (!response.ok || !response.body) throw fitsErrors.HTTP({ name, reason: `the server answered ${response.status}` })
    for await (const piece of response.body) {
      size += piece.length
      if (size > MOST_WHOLE_DOWNLOAD) throw fitsErrors.NO_RANGES({ name })
      hash.update(piece)
      pieces.push(piece)
    }
  } catch (error) {
    if (signal.aborted || isCodedError(error)) throw error
    throw fitsErrors.HTTP({ name, reason: (error as Error).message }, error)
  }
  const digest = hash.digest('hex')
  return { source: memorySource(Buffer.concat(pieces, size), name), sha256: async () => digest, close: () => {} }
}
