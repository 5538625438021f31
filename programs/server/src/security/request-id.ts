// Ids of requests: a client or proxy may give one, so that its log and ours tell of the same; anything that is not plainly an id is replaced.

import type { IncomingMessage } from 'node:http'
import { newId } from '@cirasa/jobs'

/** The id that the client gave, where it is well-formed; a new one otherwise. */
export function requestId(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[A-Za-z0-9][\w.-]{5,127}$/.test(given) ? given : newId()
}
