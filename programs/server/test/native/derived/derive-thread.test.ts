// The thread makes things of statements while everything else goes on, and lets go of what nobody waits for.

import type { Statement } from '@cirasa/catalog'
import { afterEach, describe, expect, it } from 'vitest'
import { DeriveThread } from '../../../src/native/derived/derive-thread.ts'

const thread = new DeriveThread()
afterEach(() => thread.close())

const SUMMARY = { kind: 'summary', bounds: { people: 10, compared: 5, disagreements: 10 } } as const
const part = (from: number, count: number): Statement[] =>
  Array.from({ length: count }, (_, i) => ({
    sequence: from + i,
    target: `S${i}`,
    by: `P${from % 5}`,
    at: '2026-11-20T00:00:00.000Z',
    kind: 'label',
    value: i % 3 === 0 ? 'galaxy' : 'star',
  }))
const summaryIn = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes))

describe('what is made of statements', () => {
  it('is made while this thread has its turns, also when all of them have been said', async () => {
    let turns = 0
    let isSaid = false
    let isMade = false
    async function* statements() {
      for (let person = 0; person < 5; person++) yield part(person + 1, 40_000)
      isSaid = true
    }
    const counting = (async () => {
      while (!isMade) {
        await new Promise((resolve) => setImmediate(resolve))
        if (isSaid) turns++
      }
    })()
    const made = summaryIn(await thread.makeOf(statements(), SUMMARY))
    isMade = true
    await counting
    expect(made).toMatchObject({ targets: 40_000, people: { length: 5 } })
    expect(turns).toBeGreaterThan(50)
  })

  it('takes the next part when it has taken the one before', async () => {
    const asked: number[] = []
    async function* statements() {
      for (let at = 1; at <= 3; at++) {
        asked.push(at)
        yield part(at, 10)
      }
    }
    expect(summaryIn(await thread.makeOf(statements(), SUMMARY)).targets).toBe(10)
    expect(asked).toEqual([1, 2, 3])
  })

  it('ends with the error of whoever says them, and goes on with the next', async () => {
    // biome-ignore lint/correctness/useYield: it fails before
    async function* broken(): AsyncGenerator<readonly Statement[]> {
      throw new Error('The database does not answer')
    }
    async function* whole() {
      yield part(1, 10)
    }
    const [failed, made] = await Promise.allSettled([thread.makeOf(broken(), SUMMARY), thread.makeOf(whole(), SUMMARY)])
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'The database does not answer' } })
    expect(made.status).toBe('fulfilled')
  })

  it('is told to whoever waits when the thread is ended', async () => {
    let isEnded = false
    async function* endless() {
      try {
        for (let at = 1; ; at++) yield part(at, 10)
      } finally {
        isEnded = true
      }
    }
    const made = thread.makeOf(endless(), SUMMARY)
    const outcome = expect(made).rejects.toMatchObject({ code: 'SERVER_NOT_READY' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await thread.close()
    await outcome
    await expect.poll(() => isEnded).toBe(true)
  })
})
