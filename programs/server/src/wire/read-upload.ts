// Takes an upload out of a form: the file is stored while it arrives, the tag may come before it or after.

import type { Readable } from 'node:stream'
import type { FileRecord } from '@cirasa/jobs'
import type { FastifyMultipartBaseOptions, Multipart, MultipartFile, MultipartValue } from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { serverErrors } from '../errors.ts'
import type { Caller, Service } from '../use-cases/index.ts'

const MOST_TAG_BYTES = 4096
const MOST_PARTS = 100
/** What a form has besides its file: boundaries, headers, the tag. */
const FORM_BYTES = 64 << 10

/** What the library may hold of a form: fields wait in memory until they are asked for. How large a file may be is for the service to say. */
export const UPLOAD_FORM: FastifyMultipartBaseOptions = {
  // Names are cleaned where they are kept; until then they are what was sent.
  preservePath: true,
  isPartAFile: (_name, _type, filename) => filename !== undefined,
  limits: { parts: MOST_PARTS, fieldSize: MOST_TAG_BYTES, fileSize: Number.POSITIVE_INFINITY },
}

/**
 * The stored file. Throws SERVER_UNSUPPORTED_TYPE for a request that is no form, SERVER_NOT_MULTIPART for a form that cannot be read,
 * SERVER_NO_FILE_NAME for one without a file, SERVER_BAD_REQUEST for one whose sender has gone, and what `uploadFile` throws.
 */
export async function readUpload(service: Service, caller: Caller, request: FastifyRequest, reply: FastifyReply): Promise<FileRecord> {
  if (!request.isMultipart()) throw serverErrors.UNSUPPORTED_TYPE({ type: shownType(request), wanted: 'multipart/form-data' })
  // The library waits for the end of a request, and one that has gone already does not end any more.
  if (hasGone(request)) throw serverErrors.BAD_REQUEST({ reason: 'it breaks off' })
  const signal = whenGone(reply)
  let file: FileRecord | undefined
  let tag: string | undefined
  try {
    for await (const part of partsOf(request)) {
      if (part.type === 'field') tag = part.fieldname === 'tag' ? tagOf(part) : tag
      else if (part.fieldname === 'file' && !file) file = await stored(service, caller, request, part, { tag, signal })
      else part.file.resume()
    }
  } catch (error) {
    if (file) await service.removeFile(caller, file.id)
    if (hasGone(request)) throw serverErrors.BAD_REQUEST({ reason: 'it breaks off' }, error)
    throw error
  } finally {
    // What is left of the form has to pass before the next request of this connection can be read.
    request.raw.unpipe()
    request.raw.resume()
  }
  if (!file) throw serverErrors.NO_FILE_NAME()
  return tag === undefined || tag === file.tag ? file : await service.retagFile(caller, file.id, { tag })
}

const hasGone = ({ raw }: FastifyRequest): boolean => raw.destroyed && !raw.complete

async function* partsOf(request: FastifyRequest): AsyncGenerator<Multipart, void, void> {
  try {
    for await (const part of request.parts()) yield part
  } catch (error) {
    throw unreadable(error)
  }
}

async function stored(
  service: Service,
  caller: Caller,
  request: FastifyRequest,
  { filename, file }: MultipartFile,
  { tag, signal }: { readonly tag?: string; readonly signal: AbortSignal },
): Promise<FileRecord> {
  const length = Number(request.headers['content-length'])
  // The file cannot be smaller than this, whatever else is in the form.
  const declaredBytes = Number.isFinite(length) ? Math.max(0, length - FORM_BYTES) : undefined
  return await service.uploadFile(caller, { name: sentName(filename), tag, content: contentOf(file), declaredBytes, signal })
}

/** Pieces as they come. What goes wrong in them is said of the form: the service takes other errors for its own. */
async function* contentOf(file: Readable): AsyncGenerator<Uint8Array, void, void> {
  try {
    for await (const piece of file) yield piece
  } catch (error) {
    throw unreadable(error)
  }
}

/** Browsers and `fetch` write a quote in a name as %22, a line break as %0D%0A (WHATWG HTML, multipart form data). */
const sentName = (filename: string): string => filename.replaceAll('%22', '"').replace(/%0D|%0A/gi, '')

/** Aborted when the client goes before it has its answer. The request itself closes as soon as all of it has been read, with the file not yet kept. */
function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort()
  })
  return gone.signal
}

function tagOf({ value, valueTruncated }: MultipartValue): string {
  if (valueTruncated) throw serverErrors.BAD_REQUEST({ reason: `the part tag is longer than ${MOST_TAG_BYTES} bytes` })
  if (typeof value !== 'string') throw serverErrors.BAD_REQUEST({ reason: 'the part tag is no text' })
  return value
}

function shownType({ headers }: FastifyRequest): string {
  const type = headers['content-type']
  return type ? (/^[\w.+/-]{1,80}/.exec(type)?.[0] ?? 'of the request') : 'that is missing'
}

const REASONS: Readonly<Record<string, string>> = {
  FST_PARTS_LIMIT: `it has more than ${MOST_PARTS} parts`,
  FST_PROTO_VIOLATION: 'a part has a name that is not allowed',
  FST_INVALID_JSON_FIELD_ERROR: 'a part is not the JSON that it says it is',
  'Multipart: Boundary not found': 'its content type names no boundary',
}

/** The library's errors have a code or only a sentence; all others are of forms that end before their last boundary. */
function unreadable(error: unknown): Error {
  const { code = '', message = '' } = (error ?? {}) as { readonly code?: string; readonly message?: string }
  return serverErrors.NOT_MULTIPART({ reason: REASONS[code] ?? REASONS[message] ?? 'it breaks off' }, error)
}
