// A fit that is kept comes back as it was, and is what the service takes.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Refitted, RefittedComponent } from '../../../src/preview/preview-messages.ts'
import { fitNumbers, keptComponents, MOST_COMPONENTS } from '../../../src/workspace/editing/fit-numbers.ts'

/** Numbers of a statement, by the contract of the service. */
const MOST_NUMBERS = 64

const number = () => fc.double({ min: -1e6, max: 1e6, noNaN: true })
const component = (): fc.Arbitrary<RefittedComponent> =>
  fc.record({
    x: number(),
    y: number(),
    major: number(),
    minor: number(),
    angle: number(),
    measured: fc.record({
      flux_peak: number(),
      e_flux_peak: fc.constantFrom(Number.NaN, 0.1),
      flux_int: number(),
      e_flux_int: number(),
      maj_fwhm: number(),
      min_fwhm: number(),
      pos_ang: number(),
      snr: number(),
    }),
  })
const fitOf = (components: readonly RefittedComponent[]): Refitted => ({
  kind: 'refitted',
  components,
  chi2: 31.5,
  ndf: 40,
  exhausted: false,
  residual: { x0: 0, y0: 0, width: 0, height: 0, pixels: new Float32Array() },
})

describe('the numbers of a fit', () => {
  it('bring back its components, the brightest first', () =>
    fc.assert(
      fc.property(fc.array(component(), { minLength: 1, maxLength: MOST_COMPONENTS }), (components) => {
        const back = keptComponents(fitNumbers(fitOf(components)))
        const sorted = components.toSorted((a, b) => b.measured.flux_peak - a.measured.flux_peak)
        expect(back.map(({ x, y, major }) => [x, y, major])).toEqual(sorted.map(({ x, y, major }) => [x, y, major]))
        expect(back[0].measured.flux_int).toBe(sorted[0].measured.flux_int)
      }),
    ))

  it('are what the service takes, with as many components as there may be', () =>
    fc.assert(
      fc.property(fc.array(component(), { minLength: 1, maxLength: MOST_COMPONENTS + 3 }), (components) => {
        const value = fitNumbers(fitOf(components))
        expect(Object.keys(value).length).toBeLessThanOrEqual(MOST_NUMBERS)
        for (const [name, figure] of Object.entries(value)) {
          expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,63}$/)
          expect(figure).toSatisfy(Number.isFinite)
        }
      }),
    ))

  it('leave out what is not known', () => {
    const one = { x: 1, y: 2, major: 3, minor: 3, angle: Number.NaN, measured: { flux_peak: 0.5, e_flux_peak: Number.NaN } }
    expect(fitNumbers(fitOf([one]))).toEqual({ x: 1, y: 2, major: 3, minor: 3, flux_peak: 0.5, components: 1, chi2: 31.5, ndf: 40 })
  })

  it('are a place alone where there was no fit', () => {
    const [kept] = keptComponents({ x: 5, y: 6 })
    expect(kept).toMatchObject({ x: 5, y: 6, measured: {} })
    expect(kept.major).toBeNaN()
    expect(keptComponents({ chi2: 3 })).toEqual([])
  })
})
