// Use-cases of files: taken in by content, described once, listed, tagged, removed into a bin and brought back.

import { rm, stat } from 'node:fs/promises'
import { isCodedError } from '@cirasa/errors'
import { type FileRecord, jobErrors, newId } from '@cirasa/jobs'
import { serverErrors } from '../errors.ts'
import type { Caller } from './caller.ts'
import type { Content } from './content.ts'
import { formatOf, isFits, mediaTypeOf, SNIFF_BYTES } from './file-kinds.ts'
import { cleanName, cleanTag, fileKey, isId } from './file-names.ts'
import { placeOfFile } from './inputs.ts'
import type { ServiceParts } from './parts.ts'
import { withHead } from './peek.ts'
import { readHead } from './read-head.ts'
import type { Adoption, FileUseCases, Upload } from './service.ts'
import { emptyFromBin } from './sweep.ts'

/** Larger JSON is believed by its beginning; the app that reads it says what is wrong. */
const CHECKED_JSON_BYTES = 16 << 20

/** The use-cases of files on these parts. */
export function fileUseCases(parts: ServiceParts): FileUseCases {
  const { records } = parts
  const inUse = async (caller: Caller, id: string): Promise<FileRecord> => {
    const file = isId(id) ? await records.files.get(caller.owner, id) : undefined
    return file && file.removed === undefined ? file : absent(id)
  }
  return {
    uploadFile: (caller, upload) => uploadFile(parts, caller, upload),
    adoptUpload: (caller, adoption) => adoptUpload(parts, caller, adoption),
    getFile: inUse,
    listFiles: (caller, query) => records.files.list(caller.owner, query),
    retagFile: async (caller, id, { tag, name }) => {
      const before = await inUse(caller, id)
      const change = { tag: tag === undefined ? before.tag : cleanTag(tag), name: (name && cleanName(name)) || before.name }
      return (await records.files.update(caller.owner, id, change)) ?? absent(id)
    },
    removeFile: async (caller, id) => {
      await inUse(caller, id)
      return (await records.files.remove(caller.owner, id, parts.clock())) ?? absent(id)
    },
    restoreFile: async (caller, id) => (isId(id) ? await records.files.restore(caller.owner, id) : undefined) ?? absent(id),
    openFile: async (caller, id) => {
      const file = await inUse(caller, id)
      return { file, content: await contentOf(parts, file) }
    },
    fileOnDisk: async (caller, id) => {
      const file = await inUse(caller, id)
      return { file, path: await placeOfFile(parts, file) }
    },
  }
}

async function uploadFile(parts: ServiceParts, caller: Caller, upload: Upload): Promise<FileRecord> {
  const name = wantedName(upload.name)
  await refuseEarly(parts, caller, upload.declaredBytes)
  const { head, content } = await withHead(upload.content, SNIFF_BYTES)
  const format = acceptedFormat(head, name)
  const id = newId()
  const key = fileKey({ owner: caller.owner, id, format })
  const stored = await parts.files.write(key, content, { maxBytes: parts.settings.maxFileBytes, signal: upload.signal })
  return await keep(parts, key, { id, owner: caller.owner, name, format, bytes: stored.bytes, sha256: stored.sha256 ?? '' }, upload)
}

async function adoptUpload(parts: ServiceParts, caller: Caller, adoption: Adoption): Promise<FileRecord> {
  try {
    const name = wantedName(adoption.name)
    const { size } = await stat(adoption.path)
    await refuseEarly(parts, caller, size)
    const format = acceptedFormat(await readHead(adoption.path, SNIFF_BYTES), name)
    const id = newId()
    const key = fileKey({ owner: caller.owner, id, format })
    const stored = await parts.files.adopt(key, adoption.path)
    return await keep(parts, key, { id, owner: caller.owner, name, format, bytes: stored.bytes, sha256: stored.sha256 ?? '' }, adoption)
  } catch (error) {
    await rm(adoption.path, { force: true })
    throw error
  }
}

type Kept = Pick<FileRecord, 'id' | 'owner' | 'name' | 'format' | 'bytes' | 'sha256'>

/** Describes and records a file whose bytes are stored; what cannot be kept leaves no bytes behind. */
async function keep(parts: ServiceParts, key: string, file: Kept, { tag, signal }: Pick<Upload, 'tag' | 'signal'>): Promise<FileRecord> {
  try {
    if (file.format === 'json') await refuseBrokenJson(parts, key, file)
    const metadata = isFits(file.format) ? await described(parts, key, signal) : undefined
    const record: FileRecord = Object.freeze({ ...file, tag: cleanTag(tag ?? ''), uploaded: parts.clock(), metadata })
    if (parts.settings.quota.bytes !== undefined) await roomLeft(parts, file.owner, parts.settings.quota.bytes, file.bytes)
    await parts.records.files.add(record, parts.settings.quota)
    parts.onFile?.(record)
    return record
  } catch (error) {
    await parts.files.remove(key)
    throw error
  }
}

function wantedName(given: string): string {
  const name = cleanName(given)
  if (!name) throw serverErrors.NO_FILE_NAME()
  return name
}

async function refuseEarly(parts: ServiceParts, { owner }: Caller, bytes: number | undefined): Promise<void> {
  if (bytes === undefined) return
  const { settings } = parts
  if (bytes > settings.maxFileBytes) throw jobErrors.TOO_LARGE({ limit: settings.maxFileBytes })
  const quota = settings.quota.bytes
  if (quota === undefined) return
  const left = await roomLeft(parts, owner, quota, bytes)
  if (bytes > left) throw jobErrors.QUOTA_BYTES({ wanted: bytes, left, quota })
}

/** Files that are taken out of the bin in one go. */
const FROM_BIN = 20

/**
 * Bytes that the owner may still have. Where that is less than wanted, the owner's bin is emptied, longest removed first, until it is
 * enough: who has removed files to make room must not be refused for them.
 */
async function roomLeft(parts: ServiceParts, owner: string, quota: number, wanted: number): Promise<number> {
  const { records, clock } = parts
  for (;;) {
    const { fileBytes, productBytes } = await records.accounts.of(owner)
    const left = Math.max(0, quota - fileBytes - productBytes)
    if (wanted <= left) return left
    const removed = await records.files.removedBefore(clock() + 1, FROM_BIN, owner)
    if (removed.length === 0) return left
    let freed = 0
    for (const file of removed) {
      if (left + freed >= wanted) break
      await emptyFromBin(parts, file)
      freed += file.bytes
    }
  }
}

function acceptedFormat(head: Uint8Array, name: string): string {
  if (head.length === 0) throw serverErrors.EMPTY_FILE({ name })
  const format = formatOf(head)
  if (!format) throw serverErrors.NOT_AN_INPUT({ name })
  return format
}

async function refuseBrokenJson(parts: ServiceParts, key: string, { bytes, name }: Kept): Promise<void> {
  if (bytes > CHECKED_JSON_BYTES) return
  const pieces: Uint8Array[] = []
  for await (const piece of parts.files.read(key)) pieces.push(piece)
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)))
  } catch (error) {
    throw serverErrors.NOT_AN_INPUT({ name }, error)
  }
}

/** A FITS file that cannot be described is kept all the same: the job that reads it says what is wrong with it. */
async function described({ describeFits, files, log }: ServiceParts, key: string, signal?: AbortSignal): Promise<FileRecord['metadata']> {
  if (!describeFits) return undefined
  try {
    return await describeFits(await files.localPath(key), signal)
  } catch (error) {
    if (signal?.aborted) throw error
    const unreadable = isCodedError(error) ? error.code : 'SERVER_INTERNAL'
    log.warn({ error: { code: unreadable } }, 'an uploaded FITS file could not be described')
    return { unreadable }
  }
}

async function contentOf({ files }: ServiceParts, file: FileRecord): Promise<Content> {
  const key = fileKey(file)
  const stored = await files.stat(key)
  if (!stored) return absent(file.id)
  return {
    name: file.name,
    bytes: stored.bytes,
    mediaType: mediaTypeOf(file.format),
    etag: `"${file.sha256 || file.id}"`,
    modified: file.uploaded,
    read: (range) => files.read(key, range),
  }
}

function absent(id: string): never {
  throw serverErrors.NO_SUCH_FILE({ id: isId(id) ? id : 'of that id' })
}
