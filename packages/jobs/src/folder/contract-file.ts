// Files of a job's folder: read as something that may be hostile, written whole and durably or not at all.

import { constants, renameSync, writeFileSync } from 'node:fs'
import { type FileHandle, link, open, rename, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { Static } from 'typebox'
import { Check, type XSchema } from 'typebox/schema'
import { jobErrors } from '../errors.ts'
import { newId } from '../new-id.ts'

/** Opens only what is a regular file: a link, a pipe or a device in a job's folder was put there by somebody else. */
const READ_SAFELY = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/**
 * Reads and checks one JSON file of at most `limit` bytes; undefined when it is not there.
 *
 * Throws JOBS_CONTRACT_BROKEN for anything else that is not as the schema says.
 */
export async function readContractFile<const S extends XSchema>(
  folder: string,
  file: string,
  schema: S,
  limit: number,
): Promise<Static<S> | undefined> {
  const text = await readSmallFile(folder, file, limit)
  if (text === undefined) return undefined
  const value = parse(file, text)
  if (!Check(schema, value)) throw jobErrors.CONTRACT_BROKEN({ file, problem: 'it does not say what such a file has to say' })
  return value
}

async function readSmallFile(folder: string, file: string, limit: number): Promise<string | undefined> {
  const handle = await openSafely(folder, file)
  if (handle === undefined) return undefined
  try {
    const seen = await handle.stat()
    if (!seen.isFile()) throw jobErrors.CONTRACT_BROKEN({ file, problem: 'it is not a regular file' })
    if (seen.size > limit) throw jobErrors.CONTRACT_BROKEN({ file, problem: `it is larger than ${limit} bytes` })
    const bytes = Buffer.alloc(seen.size)
    const { bytesRead } = await handle.read(bytes, 0, seen.size, 0)
    return bytes.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** The last `limit` bytes of a file as text and its size; undefined when it is not there or not a regular file. */
export async function readTail(folder: string, file: string, limit: number): Promise<{ text: string; size: number } | undefined> {
  const handle = await openSafely(folder, file).catch(() => undefined)
  if (handle === undefined) return undefined
  try {
    const seen = await handle.stat()
    if (!seen.isFile()) return undefined
    const length = Math.min(seen.size, limit)
    const bytes = Buffer.alloc(length)
    const { bytesRead } = await handle.read(bytes, 0, length, seen.size - length)
    return { text: bytes.toString('utf8', 0, bytesRead), size: seen.size }
  } finally {
    await handle.close()
  }
}

async function openSafely(folder: string, file: string): Promise<FileHandle | undefined> {
  try {
    return await open(path.join(folder, file), READ_SAFELY)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw jobErrors.CONTRACT_BROKEN({ file, problem: `it cannot be opened (${code})` }, error)
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw jobErrors.CONTRACT_BROKEN({ file, problem: 'it is not JSON' }, error)
  }
}

/**
 * Writes a file in place of the one that may be there, before anything else happens in this process. The end of the process does not lose it; a
 * crash of the machine may.
 */
export function replaceFileNow(folder: string, file: string, content: unknown): void {
  const temporary = path.join(folder, `.${file}.${newId()}.partial`)
  writeFileSync(temporary, JSON.stringify(content), { flag: 'wx' })
  renameSync(temporary, path.join(folder, file))
}

/** Writes a file in place of the one that may be there. When this resolves, a crash of the machine does not lose it. */
export async function replaceFile(folder: string, file: string, content: unknown): Promise<void> {
  await withTemporary(folder, file, content, async (temporary) => {
    await rename(temporary, path.join(folder, file))
    return true
  })
}

/**
 * Writes a file unless it is there: of all that try, at any time, exactly one gets true, and what it wrote stays. link(2) decides, so the file
 * is complete from the moment on that it exists.
 */
export function writeOnce(folder: string, file: string, content: unknown): Promise<boolean> {
  return withTemporary(folder, file, content, async (temporary) => {
    try {
      await link(temporary, path.join(folder, file))
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
      throw error
    }
  })
}

async function withTemporary(
  folder: string,
  file: string,
  content: unknown,
  give: (temporary: string) => Promise<boolean>,
): Promise<boolean> {
  const temporary = path.join(folder, `.${file}.${newId()}.partial`)
  try {
    await writeDurably(temporary, JSON.stringify(content))
    const given = await give(temporary)
    if (given) await syncFolder(folder)
    return given
  } catch (error) {
    throw jobErrors.CONTRACT_NOT_WRITABLE({ file, problem: (error as NodeJS.ErrnoException).code ?? 'unknown' }, error)
  } finally {
    await unlink(temporary).catch(() => undefined)
  }
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o644)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
