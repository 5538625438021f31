// A match of two catalogues in a component: made in the background, and given up when another one is asked for.

import { useEffect, useState } from 'react'
import { matchInWorker } from './match-in-worker.ts'
import type { MatchAnswers, MatchRequest } from './match-messages.ts'

/** How far a match is. */
export type Matching<T> =
  | { readonly stage: 'matching' }
  | { readonly stage: 'matched'; readonly answer: T }
  | { readonly stage: 'failed'; readonly error: unknown }

/** The match of a request, which has to be the same object as long as it asks the same. */
export function useMatch<Kind extends MatchRequest['kind']>(
  request: Extract<MatchRequest, { readonly kind: Kind }>,
): Matching<MatchAnswers[Kind]> {
  const [known, setKnown] = useState<{ readonly of: MatchRequest; readonly matching: Matching<MatchAnswers[Kind]> }>()
  useEffect(() => {
    const ending = new AbortController()
    matchInWorker<Kind>(request, ending.signal).then(
      (answer) => setKnown({ of: request, matching: { stage: 'matched', answer } }),
      (error: unknown) => ending.signal.aborted || setKnown({ of: request, matching: { stage: 'failed', error } }),
    )
    return () => ending.abort()
  }, [request])
  return known?.of === request ? known.matching : { stage: 'matching' }
}
