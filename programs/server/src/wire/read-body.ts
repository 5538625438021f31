// Reads the small bodies that the face takes: JSON, and a form with one field.

import { wireErrors } from '@cirasa/api/wire'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Options are values, not structures: what is nested deeper is no request of ours, and nothing walks down it. */
const DEEPEST = 8

/** Bodies of these routes come as bytes, of whatever type; their size is that which the server allows. */
export function takeBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

/** Bodies of these routes are not looked at: some clients send an empty one of any type. */
export function ignoreBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume()
    done(null)
  })
}

/**
 * The JSON of a request that `takeBytes` read. It has to say that it is JSON: a page of another site can send any text without being asked,
 * but not with that type. Throws WIRE_NOT_JSON.
 */
export function jsonBody({ headers, body }: FastifyRequest): unknown {
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(headers['content-type'] ?? '') || !(body instanceof Uint8Array))
    throw wireErrors.NOT_JSON()
  const value = parsed(body)
  if (depthOf(value, DEEPEST) > DEEPEST) throw wireErrors.MALFORMED({ reason: 'it is nested too deep' })
  return value
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (error) {
    throw wireErrors.NOT_JSON({}, error)
  }
}

/** Not further down than needed to tell that it is too deep. */
function depthOf(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return 0
  if (most < 0) return 1
  return 1 + Object.values(value).reduce((deepest: number, part) => Math.max(deepest, depthOf(part, most - 1)), 0)
}
