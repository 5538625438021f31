// A fit that is kept comes back as it was, and is what the service takes.

import { FITTED_NAMES, fitOfNumbers, ISLAND_NAMES, SOURCE_NAMES } from '@cirasa/catalog'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RefittedComponent, RefittedSource } from '../../../src/preview/preview-messages.ts'
import { fitNumbers, keptComponents, MOST_COMPONENTS } from '../../../src/workspace/editing/fit-numbers.ts'

/** Numbers of a statement, by the contract of the service. */
const MOST_NUMBERS = 256

const number = () => fc.double({ min: -1e6, max: 1e6, noNaN: true })
const component = (): fc.Arbitrary<RefittedComponent> =>
  fc.record({
    x: number(),
    y: number(),
    major: number(),
    minor: number(),
    angle: number(),
    measured: fc.record({ flux_peak: number(), e_flux_peak: fc.constantFrom(Number.NaN, 0.1), flux_int: number(), shape_xx: number() }),
  })
const sourceOf = (components: readonly RefittedComponent[], name?: string): RefittedSource => ({ name, components, together: {} })

describe('the numbers of a fit', () => {
  it('bring back the components of each source', () =>
    fc.assert(
      fc.property(fc.array(fc.array(component(), { minLength: 1, maxLength: MOST_COMPONENTS }), { maxLength: 3 }), (groups) => {
        const kept = fitNumbers({ sources: groups.map((group, i) => sourceOf(group, `S${i}`)), island: {} })
        expect(kept.map(({ name }) => name)).toEqual(groups.map((_, i) => `S${i}`))
        for (const [i, { numbers }] of kept.entries()) {
          const back = keptComponents(numbers)
          expect(back.map(({ x, y, major }) => [x, y, major])).toEqual(groups[i].map(({ x, y, major }) => [x, y, major]))
          expect(back[0].measured.flux_int).toBe(groups[i][0].measured.flux_int)
          expect(back[0].measured).not.toHaveProperty('shape_xx')
        }
      }),
    ))

  it('are what the service takes, with all that can be told of as many components as there may be', () => {
    const all = (names: readonly string[]) => Object.fromEntries(names.map((name, i) => [name, i + 0.5]))
    const whole = { ...{ x: 1, y: 2, major: 3, minor: 3, angle: 4 }, measured: all(FITTED_NAMES) }
    const source = { name: undefined, components: Array.from({ length: MOST_COMPONENTS + 3 }, () => whole), together: all(SOURCE_NAMES) }
    const [{ numbers }] = fitNumbers({ sources: [source], island: all(ISLAND_NAMES) })
    expect(Object.keys(numbers).length).toBeLessThanOrEqual(MOST_NUMBERS)
    for (const [name, figure] of Object.entries(numbers)) {
      expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,63}$/)
      expect(figure).toSatisfy(Number.isFinite)
    }
    expect(fitOfNumbers(numbers).components).toHaveLength(MOST_COMPONENTS)
  })

  it('bring the island of a new source along, and of a found one what the fit leaves over', () => {
    const one = { ...{ x: 1, y: 2, major: 3, minor: 3, angle: Number.NaN }, measured: { flux_peak: 0.5, e_flux_peak: Number.NaN } }
    const island = { n_pix: 9, resid_mean: 0.1, resid_std: 0.2 }
    const [fresh, found] = fitNumbers({ sources: [sourceOf([one]), sourceOf([one], 'S1')], island })
    const placed = { x: 1, y: 2, major: 3, minor: 3, flux_peak: 0.5 }
    expect(fresh).toEqual({ name: undefined, numbers: { ...placed, island_n_pix: 9, island_resid_mean: 0.1, island_resid_std: 0.2 } })
    expect(found).toEqual({ name: 'S1', numbers: { ...placed, island_resid_mean: 0.1, island_resid_std: 0.2 } })
  })

  it('are a place alone where there was no fit', () => {
    const [kept] = keptComponents({ x: 5, y: 6 })
    expect(kept).toMatchObject({ x: 5, y: 6, measured: {} })
    expect(kept.major).toBeNaN()
    expect(keptComponents({ chi2: 3 })).toEqual([])
  })
})
