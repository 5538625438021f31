// What becomes of tiles whose image is gone, or whose disk does not answer.

import { expect, it } from 'vitest'
import { watched, withinTime } from '../../../src/native/images/build-watch.ts'

/** Goes on until it is stopped. */
const endless = (signal: AbortSignal) =>
  new Promise<string>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))

it('are given up when the image is gone', async () => {
  let looks = 0
  expect(await watched({ isThere: async () => ++looks < 3, lookMs: 1 }, endless)).toBeUndefined()
  expect(looks).toBeGreaterThanOrEqual(3)
})

it('go on while nobody can tell whether it is there', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  let looks = 0
  const isThere = async () => {
    if (++looks === 3) resolve('made')
    throw new Error('the records are locked')
  }
  expect(await watched({ isThere, lookMs: 1 }, () => promise)).toBe('made')
})

it('are ended when they do not get on, and say so', async () => {
  await expect(watched({ isThere: async () => true, patienceMs: 5 }, endless)).rejects.toMatchObject({ code: 'SERVER_NOT_READY' })
})

it('fail with what went wrong with them', async () => {
  const broken = async () => {
    throw new Error('the disk is full')
  }
  await expect(watched({ isThere: async () => true }, broken)).rejects.toThrow('the disk is full')
})

it('have all the time that they need while they get on', async () => {
  const made = await withinTime(200, async (signal, gotOn) => {
    for (let step = 0; step < 8; step++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      gotOn()
    }
    return signal.aborted
  })
  expect(made).toBe(false)
})
