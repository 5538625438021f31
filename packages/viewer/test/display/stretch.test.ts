// Every stretch rises from one end of the colour map to the other.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STRETCHES } from '../../src/display/display.ts'
import { stretched } from '../../src/display/stretch.ts'

const curve = Float32Array.of(0, 0.7, 0.8, 1)

describe.each(STRETCHES)('the stretch %s', (stretch) => {
  it('goes from 0 to 1', () => {
    expect(stretched(0, stretch, curve)).toBeCloseTo(0, 12)
    expect(stretched(1, stretch, curve)).toBeCloseTo(1, 12)
  })

  it('never falls', () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        expect(stretched(Math.max(a, b), stretch, curve)).toBeGreaterThanOrEqual(stretched(Math.min(a, b), stretch, curve) - 1e-12)
      }),
    ))
})

it.each(['log', 'sqrt', 'asinh'] as const)('%s lifts what is faint', (stretch) => {
  expect(stretched(0.1, stretch)).toBeGreaterThan(0.2)
})

it.each(['square', 'power'] as const)('%s holds down what is faint', (stretch) => {
  expect(stretched(0.5, stretch)).toBeLessThan(0.3)
})

it('equalisation follows its table', () => {
  expect(stretched(0.5, 'histeq', curve)).toBeCloseTo(0.75, 6)
})
