// Catalogues are matched in a worker: its answer, its refusals, and its end.

import { describe, expect, it } from 'vitest'
import { matchInWorker } from '../../src/cross-match/match-in-worker.ts'
import type { MatchReply, MatchRequest } from '../../src/cross-match/match-messages.ts'

/** A worker that a test answers for. */
class FakeMatcher {
  readonly asked: MatchRequest[] = []
  isTerminated = false
  onmessage: ((event: MessageEvent<MatchReply>) => void) | null = null
  onerror: ((event: ErrorEvent) => void) | null = null
  postMessage(request: MatchRequest): void {
    this.asked.push(request)
  }
  terminate(): void {
    this.isTerminated = true
  }
  reply(data: MatchReply): void {
    this.onmessage?.({ data } as MessageEvent<MatchReply>)
  }
}

const table = { name: 'sources', description: '', rows: 0, columns: [] }
const request = { kind: 'meet', result: table, other: table, radius: 5 } as const
const meeting = { otherOf: Int32Array.of(0), matched: 1, unmet: 0, medianSeparation: 1 }

describe('a match in the background', () => {
  const ask = (signal = new AbortController().signal) => {
    const matcher = new FakeMatcher()
    return { matcher, matching: matchInWorker<'meet'>(request, signal, () => matcher) }
  }

  it('is what the worker answers, which then ends', async () => {
    const { matcher, matching } = ask()
    matcher.reply({ kind: 'matched', answer: meeting })
    expect(await matching).toBe(meeting)
    expect(matcher.asked).toEqual([request])
    expect(matcher.isTerminated).toBe(true)
  })

  it('says with its code what is too crowded, and when the worker does not start', async () => {
    const crowded = ask()
    crowded.matcher.reply({ kind: 'failed', says: 'Too many.', code: 'CATALOG_TOO_CROWDED', remedy: 'A smaller radius.' })
    await expect(crowded.matching).rejects.toMatchObject({ code: 'CATALOG_TOO_CROWDED' })
    const broken = ask()
    broken.matcher.onerror?.({ message: '' } as ErrorEvent)
    await expect(broken.matching).rejects.toMatchObject({ code: 'WEB_MATCH_FAILED' })
  })

  it('is given up with its worker when nobody wants it any more', async () => {
    const ending = new AbortController()
    const { matcher, matching } = ask(ending.signal)
    ending.abort(new Error('another radius'))
    await expect(matching).rejects.toThrow('another radius')
    expect(matcher.isTerminated).toBe(true)
  })
})
