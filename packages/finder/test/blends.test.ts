// Sources that overlap: both of a pair are found and measured, however it lies; a point beside an extended source too.

import { describe, expect, it } from 'vitest'
import { findSources } from '../src/index.ts'
import { correlatedNoise, ellipse, planeOf, type Spot, sumOf, withSpots } from './pictures.ts'
import { BEAM, contextOf, FWHM, type Row, rowAt, rowsOf } from './scenes.ts'

const SIDE = 660
const STEP = 60
const noise = correlatedNoise(SIDE, SIDE, 111, 1, FWHM)

/** One in so many places of the map has a pair, the others a point: doubles are the exception, as on the sky. */
const ONE_IN = 6

/** Pairs all over a map, each turned a little further, and the points between them. */
function pairs(separation: number, peaks: readonly [number, number]): { list: (readonly [Spot, Spot])[]; singles: Spot[] } {
  const list: (readonly [Spot, Spot])[] = []
  const singles: Spot[] = []
  for (let y = STEP / 2; y < SIDE; y += STEP) {
    for (let x = STEP / 2; x < SIDE; x += STEP) {
      const place = list.length + singles.length
      const [cx, cy] = [x + Math.sin(place), y + Math.cos(place)]
      if (place % ONE_IN !== 0) {
        singles.push({ x: cx, y: cy, peak: peaks[0], shape: BEAM })
        continue
      }
      const angle = 0.37 * list.length
      const [dx, dy] = [(Math.cos(angle) * separation * FWHM) / 2, (Math.sin(angle) * separation * FWHM) / 2]
      list.push([
        { x: cx + dx, y: cy + dy, peak: peaks[0], shape: BEAM },
        { x: cx - dx, y: cy - dy, peak: peaks[1], shape: BEAM },
      ])
    }
  }
  return { list, singles }
}

async function search(spots: readonly Spot[]): Promise<Row[]> {
  const picture = withSpots(noise, spots)
  // A map of nothing but blends cannot be told from one whose beam is no Gaussian: the shape is given.
  return rowsOf((await findSources(planeOf(picture), contextOf(picture), { 'model-error': 0.01 })).catalog)
}

const isRight = (rows: readonly Row[], { x, y, peak }: Spot, tolerance: number): boolean => {
  const row = rowAt(rows, x, y, 0.2 * FWHM)
  return row !== undefined && Math.abs(row.flux / peak - 1) < tolerance
}

describe('pairs of points', () => {
  for (const [separation, peaks, share] of [
    [1.5, [50, 50], 0.95],
    [1.5, [100, 30], 0.95],
    [1.2, [60, 60], 0.9],
    [1.2, [120, 60], 0.9],
    [1, [100, 100], 0.9],
    [1, [200, 80], 0.85],
  ] as const) {
    it(`of ${peaks[0]} and ${peaks[1]} sigma, ${separation} beams apart, are both found`, async () => {
      const { list, singles } = pairs(separation, peaks)
      const rows = await search([...list.flat(), ...singles])
      const both = list.filter(([one, other]) => isRight(rows, one, 0.2) && isRight(rows, other, 0.3))
      expect(both.length / list.length).toBeGreaterThanOrEqual(share)
      expect(rows.length).toBeLessThanOrEqual(2 * list.length + singles.length + 4)
    })
  }

  it('closer than they can be told apart keep their flux together', async () => {
    const { list, singles } = pairs(0.3, [40, 40])
    const rows = await search([...list.flat(), ...singles])
    for (const [one, other] of list) {
      const [x, y] = [(one.x + other.x) / 2, (one.y + other.y) / 2]
      const flux = rows.filter((row) => Math.hypot(row.x - x, row.y - y) < FWHM).reduce((sum, row) => sum + row.flux, 0)
      expect(Math.abs(flux / 80 - 1)).toBeLessThan(0.15)
    }
  })
})

describe('a point beside an extended source', () => {
  it('is found, and neither takes much of the flux of the other', async () => {
    const { list, singles } = pairs(2.2, [60, 40])
    const wide = ellipse(1.6 * FWHM, 1.2 * FWHM, 20)
    const scenes = list.map(([one, other]) => [{ ...one, shape: sumOf(BEAM, wide) }, other] as const)
    const rows = await search([...scenes.flat(), ...singles])
    const good = scenes.filter(([large, point]) => {
      const row = rowAt(rows, large.x, large.y, 0.4 * FWHM)
      return isRight(rows, point, 0.25) && row !== undefined && Math.abs(row.peak / large.peak - 1) < 0.25
    })
    expect(good.length / scenes.length).toBeGreaterThan(0.85)
  })
})

describe('a faint source in the light of a bright one', () => {
  it('is found at three beams from a source of 3000 sigma', async () => {
    const { list, singles } = pairs(3, [3000, 15])
    const rows = await search([...list.flat(), ...singles])
    const found = list.filter(([, faint]) => isRight(rows, faint, 0.35))
    expect(found.length / list.length).toBeGreaterThan(0.85)
    expect(rows.length).toBeLessThanOrEqual(2 * list.length + singles.length + 4)
  })
})
