// Sends a document as clients of caesar-rest get it: JSON with sorted keys.

import { sortedJson } from '@cirasa/api/wire'
import type { FastifyReply } from 'fastify'

/** Sends it with that status. */
export function sendDocument(reply: FastifyReply, document: unknown, status = 200): FastifyReply {
  return reply.code(status).type('application/json').header('cache-control', 'no-store').send(sortedJson(document))
}
