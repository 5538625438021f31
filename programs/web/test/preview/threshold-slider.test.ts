// The slider's steps and the thresholds that they stand for.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromStep, toStep } from '../../src/preview/threshold-slider.tsx'

it('every step leads back to itself', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.constantFrom(1, 2), (step, least) => {
      expect(Math.abs(toStep(fromStep(step, least), least) - step)).toBeLessThanOrEqual(1)
    }),
  ))

it('thresholds beyond the slider stand at its ends', () => {
  expect(toStep(1000, 2)).toBe(200)
  expect(toStep(0.5, 2)).toBe(0)
  expect(fromStep(0, 2)).toBe(2)
  expect(fromStep(200, 1)).toBe(30)
})
