// Are errors judged rightly: pulls of errors that are true, too small, missing, or of an angle that wraps.

import { makeTable } from '@cirasa/catalog'
import { describe, expect, it } from 'vitest'
import { columnsOfTable, compareCatalogues, fillNormal, type SourceColumns, simulateSky, Xoshiro128 } from '../src/index.ts'

const count = 2000
const deviates = (seed: number) => {
  const list = new Float64Array(count)
  fillNormal(new Xoshiro128(seed), list)
  return list
}
const spaced = Float64Array.from({ length: count }, (_, i) => 100 * i)
const filled = (value: number) => new Float64Array(count).fill(value)

const truth: SourceColumns = {
  rows: count,
  x: spaced,
  y: filled(0),
  fluxPeak: filled(20),
  fluxInt: filled(20),
  major: filled(20),
  minor: filled(15),
  positionAngle: filled(179),
  kind: Array.from({ length: count }, () => 'point'),
}

const compare = (found: SourceColumns) => compareCatalogues(found, truth, { beam: 15, pixelScale: 1, noise: 1 })
const pullOf = (found: SourceColumns, quantity: string, population = 'isolated point') =>
  compare(found).pulls.find((line) => line.quantity === quantity && line.population === population)

describe('pulls', () => {
  const scatter = deviates(1)
  const measured = { ...truth, fluxPeak: scatter.map((value) => 20 + 0.8 * value) }

  it('have unit width when the errors are right', () => {
    const pull = pullOf({ ...measured, errors: { fluxPeak: filled(0.8) } }, 'fluxPeak')!
    expect(pull.count).toBe(count)
    expect(Math.abs(pull.median!)).toBeLessThan(0.12)
    expect(pull.width).toBeCloseTo(1, 0)
    expect(Math.abs(pull.width! - 1)).toBeLessThan(0.1)
  })
  it('are as much too wide as the errors are too small', () => {
    const right = pullOf({ ...measured, errors: { fluxPeak: filled(0.8) } }, 'fluxPeak')!
    const small = pullOf({ ...measured, errors: { fluxPeak: filled(0.4) } }, 'fluxPeak')!
    expect(small.width! / right.width!).toBeCloseTo(2, 10)
  })
  it('are of position, size and angle too, and an angle wraps at half a turn', () => {
    const found: SourceColumns = {
      ...truth,
      x: spaced.map((x, i) => x + 0.3 * scatter[i]),
      major: filled(20).map((value, i) => value + 2 * scatter[i]),
      positionAngle: filled(1),
      errors: { x: filled(0.3), major: filled(2), positionAngle: filled(4) },
    }
    expect(Math.abs(pullOf(found, 'x')!.width! - 1)).toBeLessThan(0.1)
    expect(Math.abs(pullOf(found, 'major')!.width! - 1)).toBeLessThan(0.1)
    expect(pullOf(found, 'positionAngle')!.median).toBeCloseTo(0.5, 12)
  })
  it('leave out rows whose error is missing, zero or NaN', () => {
    const errors = { fluxPeak: filled(0.8).map((value, i) => [value, 0, Number.NaN, -1][i % 4]) }
    expect(pullOf({ ...measured, errors }, 'fluxPeak')!.count).toBe(count / 4)
    expect(pullOf(measured, 'fluxPeak')).toBeUndefined()
  })
  it('are of sources above 7 sigma, unless told otherwise', () => {
    const faint = { ...truth, fluxPeak: filled(6.9) }
    const found = { ...truth, errors: { fluxPeak: filled(1) } }
    const pulls = (pullsAbove?: number) => compareCatalogues(found, faint, { beam: 15, pixelScale: 1, noise: 1, pullsAbove }).pulls
    expect(pulls()).toEqual([])
    expect(pulls(6)).not.toEqual([])
  })
})

describe('columns of a table', () => {
  it('are those of the standard tables: 0-based pixels, fluxes, sizes, errors', () => {
    const columns = columnsOfTable(
      makeTable('components', {
        component_id: ['a'],
        island_id: ['i'],
        x_pix: [11],
        y_pix: [21],
        flux_peak: [0.5],
        e_flux_peak: [0.01],
        e_x_pix: [0.1],
        rms_local: [0.05],
        pos_ang: [30],
      }),
    )
    expect([columns.x![0], columns.y![0]]).toEqual([10, 20])
    expect(columns.fluxPeak[0]).toBe(0.5)
    expect(columns.errors!.fluxPeak![0]).toBeCloseTo(0.01, 8)
    expect(columns.errors!.x![0]).toBeCloseTo(0.1, 7)
    expect(columns.snr![0]).toBeCloseTo(10, 5)
    expect(columns.ra).toBeUndefined()
  })

  it('of a truth score perfectly against themselves', () => {
    const truthColumns = columnsOfTable(simulateSky({ width: 500, height: 500, density: 1000, shells: 1 }).truth())
    const score = compareCatalogues(truthColumns, truthColumns, { beam: 15 })
    expect(score.counts.found).toBe(score.counts.reference + 1)
    expect(score.counts.matched).toBe(score.counts.reference)
    expect(score.reliability).toBe(1)
    for (const { all } of score.completeness) expect(all.value).toBe(1)
  })
})
