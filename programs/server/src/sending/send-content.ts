// Sends bytes with what a download needs: length, ETag, ranges, a name to save it under.

import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { serverErrors } from '../errors.ts'
import type { Content } from '../use-cases/index.ts'
import { type RangeHeaders, wantedOf } from './byte-ranges.ts'
import { attachment } from './content-disposition.ts'

/** How a content is shown. */
export interface SendOptions {
  /** Shown in a page in place of being saved: for pictures and text that the service made itself. */
  readonly inline?: boolean
  /** The bytes under this address never change. */
  readonly immutable?: boolean
}

/** Answers GET and HEAD with a content. Throws SERVER_RANGE_NOT_SATISFIABLE. */
export function sendContent(request: FastifyRequest, reply: FastifyReply, content: Content, options: SendOptions = {}): FastifyReply {
  const { bytes, etag, name, mediaType, modified } = content
  void reply.headers({
    etag,
    'accept-ranges': 'bytes',
    'last-modified': new Date(modified).toUTCString(),
    'cache-control': options.immutable ? 'private, max-age=31536000, immutable' : 'private, no-cache',
  })
  const wanted = wantedOf(request.headers as RangeHeaders, bytes, etag)
  if (wanted.kind === 'not-modified') return reply.code(304).send()
  if (wanted.kind === 'unsatisfiable') {
    void reply.header('content-range', `bytes */${bytes}`)
    throw serverErrors.RANGE_NOT_SATISFIABLE({ bytes })
  }
  void reply.header('content-type', mediaType)
  if (!options.inline) void reply.header('content-disposition', attachment(name))
  if (wanted.kind === 'all') return sendBytes(request, reply.header('content-length', bytes), content)
  const { first, last } = wanted.range
  void reply.code(206).header('content-range', `bytes ${first}-${last}/${bytes}`)
  return sendBytes(request, reply.header('content-length', last - first + 1), content, wanted.range)
}

/** Nothing is opened for HEAD, nor for nothing. An empty stream leaves the length that HEAD tells as it is; no body at all would make it 0. */
function sendBytes(request: FastifyRequest, reply: FastifyReply, content: Content, range?: { first: number; last: number }): FastifyReply {
  if (request.method === 'HEAD') return reply.send(Readable.from([]))
  if (content.bytes === 0) return reply.send('')
  const bytes = content.read(range)
  return reply.send(bytes instanceof Readable ? bytes : Readable.from(bytes, { objectMode: false }))
}
