// News of a job reach every list and page that shows it, and nothing older overwrites what is newer.

import type { Job, JobPage } from '@cirasa/api'
import { type InfiniteData, QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { takeInJob, takeOutJob } from '../../src/service/job-cache.ts'
import { queryKeys } from '../../src/service/query-keys.ts'

const job = (id: string, state: Job['state'], revision: number, more: Partial<Job> = {}): Job =>
  ({ id, state, revision, ...more }) as unknown as Job

const list = queryKeys.jobList({})

function cache(...jobs: readonly Job[]) {
  const queries = new QueryClient()
  queries.setQueryData<InfiniteData<JobPage, unknown>>(list, { pages: [{ items: [...jobs], total: jobs.length }], pageParams: [undefined] })
  queries.setQueryData(
    queryKeys.activeJobs,
    jobs.filter(({ state }) => state === 'RUNNING' || state === 'PENDING'),
  )
  const listed = () => queries.getQueryData<InfiniteData<JobPage>>(list)?.pages.flatMap(({ items }) => items)
  const active = () => queries.getQueryData<readonly Job[]>(queryKeys.activeJobs)?.map(({ id }) => id)
  const isStale = (key: readonly unknown[]) => queries.getQueryState(key)?.isInvalidated
  return { queries, listed, active, isStale }
}

describe('news of a job', () => {
  it('replace it in lists, and only there', () => {
    const { queries, listed, isStale } = cache(job('a', 'RUNNING', 1), job('b', 'SUCCESS', 1))
    takeInJob(queries, job('a', 'RUNNING', 2))
    expect(listed()).toEqual([job('a', 'RUNNING', 2), job('b', 'SUCCESS', 1)])
    expect(isStale(list)).toBe(false)
    expect(queries.getQueryData(queryKeys.job('a'))).toBeUndefined()
  })

  it('do nothing when they are older than what is known', () => {
    const { queries, listed } = cache(job('a', 'SUCCESS', 5))
    takeInJob(queries, job('a', 'RUNNING', 4))
    expect(listed()?.[0].state).toBe('SUCCESS')
  })

  it('take an ended job from those that run, and have lists and sums asked again', () => {
    const { queries, active, isStale } = cache(job('a', 'RUNNING', 1))
    queries.setQueryData(queryKeys.account, {})
    takeInJob(queries, job('a', 'SUCCESS', 2))
    expect(active()).toEqual([])
    expect(isStale(list)).toBe(true)
    expect(isStale(queryKeys.account)).toBe(true)
  })

  it('add a new job to those that run', () => {
    const { queries, active, isStale } = cache()
    takeInJob(queries, job('a', 'PENDING', 1))
    expect(active()).toEqual(['a'])
    expect(isStale(list)).toBe(true)
  })

  it('keep why it waits, which they do not say', () => {
    const { queries } = cache()
    queries.setQueryData(queryKeys.job('a'), job('a', 'PENDING', 1, { waiting: { reason: 'Two jobs are before it.' } }))
    takeInJob(queries, job('a', 'PENDING', 2))
    expect(queries.getQueryData<Job>(queryKeys.job('a'))?.waiting?.reason).toBe('Two jobs are before it.')
  })

  it('take a removed job out of everything', () => {
    const { queries, listed, active } = cache(job('a', 'PENDING', 1), job('b', 'SUCCESS', 1))
    takeOutJob(queries, 'a')
    expect(listed()?.map(({ id }) => id)).toEqual(['b'])
    expect(active()).toEqual([])
    expect(queries.getQueryData<InfiniteData<JobPage>>(list)?.pages[0].total).toBe(1)
  })
})
