// Matches catalogues in a worker of their own, which ends with it: large ones take seconds, in which the page goes on.

import { CodedError } from '@cirasa/errors'
import { webErrors } from '../catalogue/errors.ts'
import type { MatchAnswers, MatchReply, MatchRequest } from './match-messages.ts'

/** What is used of a Worker. */
export interface MatchPort {
  postMessage(request: MatchRequest): void
  onmessage: ((event: MessageEvent<MatchReply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
  terminate(): void
}

/**
 * The answer to a request.
 *
 * @throws CATALOG_TOO_CROWDED, WEB_MATCH_FAILED; the reason of the signal
 */
export async function matchInWorker<Kind extends MatchRequest['kind']>(
  request: Extract<MatchRequest, { readonly kind: Kind }>,
  signal: AbortSignal,
  makeWorker: () => MatchPort = openWorker,
): Promise<MatchAnswers[Kind]> {
  signal.throwIfAborted()
  const worker = makeWorker()
  try {
    return await new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      worker.onerror = (event) => reject(webErrors.MATCH_FAILED({ why: event.message || 'it did not start' }))
      worker.onmessage = ({ data }) => {
        if (data.kind === 'failed') reject(failure(data))
        else resolve(data.answer as MatchAnswers[Kind])
      }
      worker.postMessage(request)
    })
  } finally {
    worker.terminate()
  }
}

function failure({ code, says, remedy }: Extract<MatchReply, { kind: 'failed' }>): Error {
  return code === undefined || remedy === undefined ? webErrors.MATCH_FAILED({ why: says }) : new CodedError(code, says, remedy, {})
}

const openWorker = (): MatchPort => new Worker(new URL('./match.worker.ts', import.meta.url), { type: 'module' }) as MatchPort
