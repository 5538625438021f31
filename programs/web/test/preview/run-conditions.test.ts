// A record of a run comes from a file: what it says of fits is taken where it is whole.

import { describe, expect, it } from 'vitest'
import { conditionsOf } from '../../src/preview/run-conditions.ts'

const whole = {
  beam: [3, 0.5, 2],
  whiteFraction: 0.1,
  modelError: 0.02,
  noiseBySize: { flux: [1, 2], peak: [1, 2], position: [1, 1], axes: [1, 1] },
} as const

describe('what a run says that its fits went by', () => {
  it('is taken as it is', () => expect(conditionsOf({ conditions: whole })).toEqual(whole))

  it.each([
    undefined,
    null,
    'by hand',
    {},
    { ...whole, beam: [3, 0.5] },
    { ...whole, beam: [1, 2, 1] },
    { ...whole, whiteFraction: null },
    { ...whole, noiseBySize: { ...whole.noiseBySize, axes: [1, null] } },
    { ...whole, noiseBySize: undefined },
  ])('is not taken where it is %j', (conditions) => {
    expect(conditionsOf({ conditions } as never)).toBeUndefined()
  })
})
