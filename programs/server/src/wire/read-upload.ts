// Takes an upload out of a form: the file is stored while it arrives, the tag may come before it or after.

import type { FileRecord } from '@cirasa/jobs'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { serverErrors } from '../errors.ts'
import { boundaryOf, type FormPart, readForm } from '../multipart/index.ts'
import type { Caller, Service } from '../use-cases/index.ts'

const MOST_TAG_BYTES = 4096
/** What a form has besides its file: boundaries, headers, the tag. */
const FORM_BYTES = 64 << 10

/**
 * The stored file. Throws SERVER_NO_FILE_NAME for a form without one, SERVER_NOT_MULTIPART, SERVER_BAD_REQUEST for one whose sender has gone,
 * and what `uploadFile` throws.
 */
export async function readUpload(service: Service, caller: Caller, request: FastifyRequest, reply: FastifyReply): Promise<FileRecord> {
  const boundary = boundaryOf(request.headers['content-type'])
  // The iterator of a request ends the connection when it is left early, and the client would never read why.
  const stream = request.raw.iterator({ destroyOnReturn: false })
  const signal = whenGone(reply)
  let file: FileRecord | undefined
  let tag: string | undefined
  try {
    for await (const part of readForm(stream, boundary)) {
      if (part.name === 'tag' && part.filename === undefined) tag = await smallText(part)
      else if (part.name === 'file' && part.filename !== undefined && !file)
        file = await stored(service, caller, request, part, { tag, signal })
    }
  } catch (error) {
    if (file) await service.removeFile(caller, file.id)
    if (request.raw.destroyed && !request.raw.complete) throw serverErrors.BAD_REQUEST({ reason: 'it breaks off' }, error)
    throw error
  } finally {
    // What is left of the form has to pass before the next request of this connection can be read.
    request.raw.resume()
  }
  if (!file) throw serverErrors.NO_FILE_NAME()
  return tag === undefined || tag === file.tag ? file : await service.retagFile(caller, file.id, { tag })
}

async function stored(
  service: Service,
  caller: Caller,
  request: FastifyRequest,
  { filename, content }: FormPart,
  { tag, signal }: { readonly tag?: string; readonly signal: AbortSignal },
): Promise<FileRecord> {
  const length = Number(request.headers['content-length'])
  // The file cannot be smaller than this, whatever else is in the form.
  const declaredBytes = Number.isFinite(length) ? Math.max(0, length - FORM_BYTES) : undefined
  return await service.uploadFile(caller, { name: filename ?? '', tag, content, declaredBytes, signal })
}

/** Aborted when the client goes before it has its answer. The request itself closes as soon as all of it has been read, with the file not yet kept. */
function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort()
  })
  return gone.signal
}

async function smallText({ name, content }: FormPart): Promise<string> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of content) {
    length += piece.length
    if (length > MOST_TAG_BYTES) throw serverErrors.BAD_REQUEST({ reason: `the part ${name} is longer than ${MOST_TAG_BYTES} bytes` })
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
