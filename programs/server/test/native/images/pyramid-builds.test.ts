// What is made of many planes that are wanted: one large and one small at a time, those that somebody waits for before those that were only uploaded.

import { describe, expect, it } from 'vitest'
import { PyramidBuilds } from '../../../src/native/images/pyramid-builds.ts'

/** Builds of which the first one goes on until it is let go. */
function startBuilds() {
  const builds = new PyramidBuilds()
  const made: string[] = []
  const first = Promise.withResolvers<void>()
  const want = (key: string, isWatched: boolean) =>
    builds.want(
      key,
      async () => {
        made.push(key)
        if (key === 'first') await first.promise
      },
      { isWatched, isSmall: false },
    )
  want('first', false)
  const rest = async () => {
    first.resolve()
    for (let turns = 0; turns < 10_000; turns++) await Promise.resolve()
    return made.slice(1)
  }
  return { builds, want, rest }
}

describe('planes that are wanted', () => {
  it('are made in the order of the uploads, and first of all those that somebody waits for', async () => {
    const { want, rest } = startBuilds()
    for (const key of ['a', 'b', 'c']) want(key, false)
    want('b', true)
    want('d', true)
    expect(await rest()).toEqual(['d', 'b', 'a', 'c'])
  })

  it('leave out what nobody waits for when there are many, and never what somebody waits for', async () => {
    const { builds, want, rest } = startBuilds()
    for (let i = 0; i < 300; i++) want(`upload ${i}`, false)
    want('looked at', true)
    want('upload 250', true)
    expect(builds.stateOf('upload 199')).toBeUndefined()
    await builds.settled('upload 199')
    const made = await rest()
    expect(made.slice(0, 3)).toEqual(['upload 250', 'looked at', 'upload 0'])
    expect(made).toHaveLength(200)
  })

  it('do not wait behind a large one where they are small themselves', async () => {
    const { builds, want } = startBuilds()
    want('large', true)
    const made: string[] = []
    for (const key of ['small', 'another']) builds.want(key, async () => void made.push(key), { isWatched: false, isSmall: true })
    await builds.settled('another')
    expect(made).toEqual(['small', 'another'])
    expect(builds.stateOf('large')).toEqual({ state: 'building', fraction: 0 })
  })

  it('are refused when too many are waited for', () => {
    const { want } = startBuilds()
    for (let i = 0; i < 200; i++) want(`look ${i}`, true)
    expect(() => want('one more', true)).toThrow(expect.objectContaining({ code: 'SERVER_NOT_READY' }))
    want('look 7', true)
  })
})
