// The queue fetches few at a time, the most wanted first, drops what nobody wants, and tries again where that may help.

import { imageErrors } from '@cirasa/image'
import { describe, expect, it, vi } from 'vitest'
import { RequestQueue, type Wish } from '../../src/tiles/request-queue.ts'

/** Wishes that are granted by hand. */
function hand() {
  const started: string[] = []
  const aborted: string[] = []
  const grants = new Map<string, { grant: () => void; refuse: (error: unknown) => void }>()
  const wish = (key: string, rank: number): Wish => ({
    key,
    rank,
    fetch: (signal) =>
      new Promise((resolve, reject) => {
        started.push(key)
        grants.set(key, { grant: () => resolve(), refuse: reject })
        signal.addEventListener('abort', () => {
          aborted.push(key)
          reject(signal.reason)
        })
      }),
  })
  const turn = () => new Promise((resolve) => setTimeout(resolve, 0))
  return {
    started,
    aborted,
    wish,
    turn,
    grant: (key: string) => grants.get(key)?.grant(),
    refuse: (key: string, error: unknown) => grants.get(key)?.refuse(error),
  }
}

describe('the queue', () => {
  it('starts what is wanted most, as many as are allowed', () => {
    const { started, wish } = hand()
    new RequestQueue({ concurrency: 2 }).want('a', [wish('far', 5), wish('near', 1), wish('nearer', 0)])
    expect(started).toEqual(['nearer', 'near'])
  })

  it('goes on with the next when one is granted, across owners by rank', async () => {
    const { started, wish, grant, turn } = hand()
    const queue = new RequestQueue({ concurrency: 1 })
    queue.want('a', [wish('a0', 0), wish('a2', 2)])
    queue.want('b', [wish('b1', 1)])
    grant('a0')
    await turn()
    grant('b1')
    await turn()
    expect(started).toEqual(['a0', 'b1', 'a2'])
    expect(queue.waiting).toBe(1)
  })

  it('breaks off what is no longer wanted, and lets what still is go on', async () => {
    const { started, aborted, wish, turn } = hand()
    const queue = new RequestQueue({ concurrency: 2 })
    queue.want('a', [wish('left', 0), wish('middle', 1), wish('right', 2)])
    queue.want('a', [wish('middle', 0), wish('right', 1)])
    await turn()
    expect(aborted).toEqual(['left'])
    expect(started).toEqual(['left', 'middle', 'right'])
  })

  it('does not break off what another owner wants', async () => {
    const { aborted, wish, turn } = hand()
    const queue = new RequestQueue()
    queue.want('a', [wish('a0', 0)])
    queue.want('b', [wish('b0', 0)])
    queue.want('a', [])
    await turn()
    expect(aborted).toEqual(['a0'])
  })

  it('tries again after a broken connection, later each time', async () => {
    vi.useFakeTimers()
    try {
      let attempts = 0
      const settled = vi.fn()
      const fetch = async () => {
        if (++attempts < 3) throw new TypeError('network')
      }
      new RequestQueue({ pause: 100, settled }).want('a', [{ key: 'k', rank: 0, fetch }])
      await vi.advanceTimersByTimeAsync(99)
      expect(attempts).toBe(1)
      await vi.advanceTimersByTimeAsync(1)
      expect(attempts).toBe(2)
      await vi.advanceTimersByTimeAsync(199)
      expect(attempts).toBe(2)
      await vi.advanceTimersByTimeAsync(1)
      expect(attempts).toBe(3)
      expect(settled).toHaveBeenCalledTimes(1)
    } finally {
      vi.useRealTimers()
    }
  })

  it('tells what fails for good once, and does not ask for it again while it is wanted', async () => {
    const failed = vi.fn()
    const { started, wish, refuse, turn } = hand()
    const queue = new RequestQueue({ failed })
    const error = imageErrors.BAD_TILE({ why: 'it was made so' })
    queue.want('a', [wish('bad', 0)])
    refuse('bad', error)
    await turn()
    queue.want('a', [wish('bad', 0)])
    await turn()
    expect(failed.mock.calls).toEqual([['bad', error]])
    expect(started).toEqual(['bad'])
    queue.want('a', [])
    queue.want('a', [wish('bad', 0)])
    expect(started).toEqual(['bad', 'bad'])
  })

  it('asks again after a rest when the connection was broken for long', async () => {
    vi.useFakeTimers()
    try {
      let isThere = false
      let granted = false
      const fetch = async () => {
        if (!isThere) throw new TypeError('network')
        granted = true
      }
      const wishes = () => (granted ? [] : [{ key: 'k', rank: 0, fetch }])
      const queue = new RequestQueue({ attempts: 2, pause: 1, rest: 1000, settled: () => queue.want('a', wishes()) })
      queue.want('a', wishes())
      await vi.advanceTimersByTimeAsync(900)
      isThere = true
      expect(granted).toBe(false)
      await vi.advanceTimersByTimeAsync(200)
      expect(granted).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })

  it('breaks all off when it is closed, and starts nothing more', async () => {
    const { started, aborted, wish, turn } = hand()
    const queue = new RequestQueue({ concurrency: 1 })
    queue.want('a', [wish('one', 0), wish('two', 1)])
    queue.close()
    await turn()
    queue.want('a', [wish('three', 0)])
    expect([started, aborted]).toEqual([['one'], ['one']])
  })
})
