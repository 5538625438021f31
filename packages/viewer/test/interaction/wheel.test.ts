// Wheels and trackpads zoom by amounts that suit them.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wheelFactor } from '../../src/interaction/wheel.ts'

const wheel = (deltaY: number, { deltaMode = 0, ctrlKey = false } = {}) => wheelFactor({ deltaY, deltaMode, ctrlKey })

it('zooms in when the wheel is turned forwards, and back by as much', () => {
  expect(wheel(-100)).toBeGreaterThan(1.2)
  expect(wheel(-100) * wheel(100)).toBeCloseTo(1, 12)
})

it('counts lines as some pixels', () => {
  expect(wheel(3, { deltaMode: 1 })).toBe(wheel(60))
})

it('zooms faster for the small steps of a pinch', () => {
  expect(wheel(-10, { ctrlKey: true })).toBeGreaterThan(wheel(-10))
})

it('never zooms by more than 2 at once', () =>
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.constantFrom(0, 1, 2), fc.boolean(), (deltaY, deltaMode, ctrlKey) => {
      const factor = wheel(deltaY, { deltaMode, ctrlKey })
      expect(factor).toBeGreaterThanOrEqual(0.5 - 1e-9)
      expect(factor).toBeLessThanOrEqual(2 + 1e-9)
    }),
  ))
