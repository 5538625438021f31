// Watching jobs: a reader gets its owner's events only, misses states in between but never the last, and ends with its signal.

import type { Job } from '@cirasa/jobs'
import { describe, expect, it } from 'vitest'
import { JobFeed } from '../../src/use-cases/job-feed.ts'

const job = (id: string, revision: number): Job => ({ id, revision }) as Job

describe('a reader', () => {
  it('gets the last state of each job that changed while it was busy', async () => {
    const feed = new JobFeed()
    const end = new AbortController()
    const events = feed.watch('ada', { signal: end.signal })[Symbol.asyncIterator]()
    for (let revision = 0; revision < 1000; revision++) feed.publish('ada', { kind: 'changed', job: job('a', revision) })
    feed.publish('ada', { kind: 'changed', job: job('b', 1) })
    feed.publish('eve', { kind: 'changed', job: job('c', 1) })
    expect((await events.next()).value).toEqual({ kind: 'changed', job: job('a', 999) })
    expect((await events.next()).value).toEqual({ kind: 'changed', job: job('b', 1) })
    const later = events.next()
    feed.publish('ada', { kind: 'removed', id: 'a' })
    expect((await later).value).toEqual({ kind: 'removed', id: 'a' })
    const last = events.next()
    end.abort()
    expect((await last).done).toBe(true)
  })

  it('of one job gets nothing of others', async () => {
    const feed = new JobFeed()
    const events = feed.watch('ada', { job: 'b', signal: new AbortController().signal })[Symbol.asyncIterator]()
    feed.publish('ada', { kind: 'changed', job: job('a', 1) })
    feed.publish('ada', { kind: 'changed', job: job('b', 1) })
    expect((await events.next()).value).toMatchObject({ job: { id: 'b' } })
    await events.return?.()
  })

  it('that leaves before it has begun to read is told nothing any more', () => {
    const feed = new JobFeed()
    const end = new AbortController()
    let looks = 0
    const event = {
      kind: 'changed',
      get job() {
        looks++
        return job('a', 1)
      },
    } as const
    feed.watch('ada', { signal: end.signal })
    feed.publish('ada', event)
    expect(looks).toBeGreaterThan(0)
    end.abort()
    looks = 0
    feed.publish('ada', event)
    expect(looks).toBe(0)
  })
})
