// A mesh without holes, in which one cell does not stand out.

import { describe, expect, it } from 'vitest'
import { completeMesh } from '../../src/background/complete-mesh.ts'

const geometry = { width: 70, height: 50, columns: 7, rows: 5 }
const cells = (value: (column: number, row: number) => number): Float64Array =>
  Float64Array.from({ length: 35 }, (_, i) => value(i % 7, Math.floor(i / 7)))

describe('completeMesh', () => {
  it('leaves a constant as it is', () => {
    const mesh = completeMesh(
      geometry,
      cells(() => 3),
      cells(() => 2),
    )
    expect(mesh?.level).toEqual(cells(() => 3))
    expect(mesh?.rms).toEqual(cells(() => 2))
    expect(mesh).toMatchObject(geometry)
  })

  it('leaves a slope as it is, but for the cells at the border', () => {
    const slope = cells((column) => 10 * column)
    const mesh = completeMesh(geometry, slope, slope)
    for (let row = 1; row < 4; row++) for (let column = 1; column < 6; column++) expect(mesh?.level[row * 7 + column]).toBe(10 * column)
  })

  it('fills holes of any size from what is around them', () => {
    const holed = cells((column, row) => (column < 5 || row < 2 ? Number.NaN : 4))
    const mesh = completeMesh(geometry, holed, holed)
    expect(mesh?.level).toEqual(cells(() => 4))
    const one = cells((column, row) => (column === 0 && row === 4 ? 6 : Number.NaN))
    expect(completeMesh(geometry, one, one)?.rms).toEqual(cells(() => 6))
  })

  it('fills a hole with values between those around it', () => {
    const holed = cells((column) => (column === 3 || column === 4 ? Number.NaN : column))
    const mesh = completeMesh(geometry, holed, holed)
    for (let row = 0; row < 5; row++) {
      expect(mesh?.level[row * 7 + 3]).toBeGreaterThan(1.9)
      expect(mesh?.level[row * 7 + 4]).toBeLessThan(5.1)
      expect(mesh?.level[row * 7 + 3]).toBeLessThanOrEqual(mesh?.level[row * 7 + 4] ?? Number.NaN)
    }
  })

  it('levels a single cell that is far from its neighbours', () => {
    const one = cells((column, row) => (column === 3 && row === 2 ? 1000 : 5))
    expect(completeMesh(geometry, one, one)?.rms).toEqual(cells(() => 5))
  })

  it('leaves its input untouched', () => {
    const holed = cells((column) => (column === 3 ? Number.NaN : column))
    const before = holed.slice()
    completeMesh(geometry, holed, holed)
    expect(holed).toEqual(before)
  })

  it('is undefined where no cell could be measured', () => {
    const none = cells(() => Number.NaN)
    expect(completeMesh(geometry, none, none)).toBeUndefined()
  })
})
