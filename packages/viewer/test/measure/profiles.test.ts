// Profiles along rows, columns and lines: values where they stand, blanks, distances on pixels and on the sky.

import { createWcs } from '@cirasa/wcs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { profileAlongX, profileAlongY } from '../../src/measure/axis-profiles.ts'
import { lineProfile } from '../../src/measure/line-profile.ts'
import { blockOf } from './blocks.ts'

const coordinate = fc.double({ min: 10, max: 29, noNaN: true })

describe('profiles along the axes', () => {
  const block = blockOf(10, 20, 6, 4, (x, y) => 100 * y + x)

  it('are the row and the column that the place lies in', () => {
    const row = profileAlongX(block, { y: 21.4 })
    expect([...row.positions]).toEqual([10, 11, 12, 13, 14, 15])
    expect([...row.values]).toEqual([2110, 2111, 2112, 2113, 2114, 2115])
    const column = profileAlongY(block, { x: 11.6 })
    expect([...column.positions]).toEqual([20, 21, 22, 23])
    expect([...column.values]).toEqual([2012, 2112, 2212, 2312])
  })

  it('are empty beside the block', () => {
    expect(profileAlongX(block, { y: 24 }).values).toHaveLength(0)
    expect(profileAlongY(block, { x: Number.NaN }).values).toHaveLength(0)
  })

  it('stand in pixels of the image on a coarser level', () => {
    const coarse = { ...blockOf(5, 10, 3, 2, (x) => x), level: 2 }
    // Pixel 5 of level 2 is pixels 20 to 23.
    expect([...profileAlongX(coarse, { y: 40 }).positions]).toEqual([21.5, 25.5, 29.5])
  })
})

describe('lineProfile', () => {
  const plane = blockOf(0, 0, 40, 40, (x, y) => 3 * x - 2 * y + 1)

  it('has the labels of the pixels that it passes, and none between them', () => {
    const islands = { ...blockOf(0, 0, 40, 40, (x) => (x < 20 ? 5 : 90)), reduction: 'label' as const }
    const { values } = lineProfile(islands, { x: 3.3, y: 2.2, x2: 36.1, y2: 30.7 })
    expect(new Set(values)).toEqual(new Set([5, 90]))
  })

  it('is exact on a plane, end to end, about a value a pixel', () =>
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, (x, y, x2, y2) => {
        const length = Math.hypot(x2 - x, y2 - y)
        const { distances, values } = lineProfile(plane, { x, y, x2, y2 })
        expect(distances[0]).toBe(0)
        expect(distances.at(-1)).toBeCloseTo(length, 9)
        expect(values.length).toBe(Math.max(1, Math.ceil(length)) + 1)
        for (let i = 0; i < values.length; i++) {
          const t = length === 0 ? 0 : distances[i] / length
          expect(values[i]).toBeCloseTo(3 * (x + t * (x2 - x)) - 2 * (y + t * (y2 - y)) + 1, 3)
        }
      }),
    ))

  it('is blank where a pixel that it needs is, and only there', () => {
    const holed = blockOf(0, 0, 10, 10, (x, y) => (x === 5 && y === 5 ? Number.NaN : 1))
    expect([...lineProfile(holed, { x: 0, y: 5, x2: 9, y2: 5 }).values]).toEqual([1, 1, 1, 1, 1, Number.NaN, 1, 1, 1, 1])
    // Between two rows both count; exactly on a row only that one.
    expect(lineProfile(holed, { x: 0, y: 4, x2: 9, y2: 4 }).values.some(Number.isNaN)).toBe(false)
    expect([...lineProfile(holed, { x: 0, y: 4.5, x2: 9, y2: 4.5 }).values].findIndex(Number.isNaN)).toBe(5)
  })

  it('is blank beside the block', () => {
    const { values } = lineProfile(plane, { x: 35, y: 10, x2: 45, y2: 10 })
    expect([...values].map(Number.isNaN)).toEqual([...Array(5).fill(false), ...Array(6).fill(true)])
  })

  it('has distances on the sky from its beginning', () => {
    const wcs = createWcs({
      CTYPE1: 'RA---TAN',
      CTYPE2: 'DEC--TAN',
      CRVAL1: 0,
      CRVAL2: 80,
      CRPIX1: 1,
      CRPIX2: 1,
      CDELT1: -1 / 1200,
      CDELT2: 1 / 1200,
    })
    const { arcsec, distances } = lineProfile(plane, { x: 0, y: 0, x2: 30, y2: 40 }, wcs)
    expect(arcsec!.at(-1)).toBeCloseTo(150, 3)
    for (let i = 0; i < distances.length; i++) expect(arcsec![i]).toBeCloseTo(3 * distances[i], 3)
  })

  it('is bounded, and nothing for a line that has no end', () => {
    expect(lineProfile(plane, { x: 0, y: 0, x2: 1e9, y2: 0 }).values).toHaveLength(8192)
    expect(lineProfile(plane, { x: 0, y: 0, x2: Number.POSITIVE_INFINITY, y2: 0 }).values).toHaveLength(0)
  })
})
