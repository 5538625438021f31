// The worker that matches catalogues: places in, pairs out.

import { isCodedError } from '@cirasa/errors'
import { compareTables } from '../pages/compare/compare-tables.ts'
import { meet } from '../workspace/overlays/overlay.ts'
import type { MatchReply, MatchRequest } from './match-messages.ts'

/** What is used of a worker's own scope, whose types clash with those of a page. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<MatchRequest>) => void) | null
  postMessage(reply: MatchReply): void
}

const scope = globalThis as unknown as WorkerScope

scope.onmessage = ({ data }) => {
  try {
    const answer = data.kind === 'compare' ? compareTables(data.a, data.b, data.radius) : meet(data.result, data.other, data.radius)
    scope.postMessage({ kind: 'matched', answer })
  } catch (error) {
    const known = isCodedError(error) ? { code: error.code, remedy: error.remedy } : {}
    scope.postMessage({ kind: 'failed', says: error instanceof Error ? error.message : String(error), ...known })
  }
}
