// One island fitted again: as the search did it when nothing is chosen, and otherwise as it was chosen.

import { getNumbers } from '@cirasa/catalog'
import { describe, expect, it } from 'vitest'
import { findSources, fitRegion, type Region } from '../src/index.ts'
import { ellipse, type Picture, planeOf, sumOf, withSpots } from './pictures.ts'
import { regionAround as regionAroundOf } from './region-around.ts'
import { BEAM, contextOf, FWHM, type Row, rowsOf, SCALE, sceneOf } from './scenes.ts'

const scene = sceneOf(300, 280, 181)
const MIDDLE = { x: 210, y: 130 }
/** A close pair, a bright source with a faint one in its light, and what the scene has. */
const picture = withSpots(scene.picture, [
  { x: 60, y: 130, peak: 40, shape: BEAM },
  { x: 63.5, y: 131, peak: 30, shape: BEAM },
  { ...MIDDLE, peak: 900, shape: BEAM },
  { x: MIDDLE.x + 11, y: MIDDLE.y + 2, peak: 14, shape: BEAM },
])
const context = contextOf(picture)
const found = await findSources(planeOf(picture), context)
const rows = rowsOf(found.catalog)

const withoutSky = (part: Picture) => ({ ...contextOf(part), wcs: undefined, beam: undefined })
const regionAround = (at: { readonly x: number; readonly y: number }) => regionAroundOf({ picture, found, rows }, at, withoutSky)

/** The rows of the catalogue that are of one island with a row. */
function siblingsOf(row: number): number[] {
  const { values } = found.catalog.components.columns.find(({ definition }) => definition.name === 'island_id') as {
    values: ArrayLike<string>
  }
  return rows.flatMap((_, i) => (values[i] === values[row] ? [i] : []))
}

const inRaster = (one: { x: number; y: number }, other: { x: number; y: number }): number => one.y - other.y || one.x - other.x

const rowNear = (x: number, y: number): Row => {
  const row = rows.find((one) => Math.hypot(one.x - x, one.y - y) < 2)
  if (row === undefined) throw new Error(`the catalogue has nothing at ${x}, ${y}`)
  return row
}

describe('a region fitted again', () => {
  it('has the components of the catalogue when nothing is chosen', async () => {
    const chi2 = getNumbers(found.catalog.components, 'chi2')
    for (const [i, row] of rows.entries()) {
      const region = regionAround(row)
      const fit = await fitRegion(region, { x: row.x - region.x0, y: row.y - region.y0 })
      const wanted = siblingsOf(i)
        .map((k) => rows[k])
        .sort(inRaster)
      const got = [...fit.components].sort(inRaster)
      expect(got.length).toBe(wanted.length)
      got.forEach((one, k) => {
        // Within a twentieth of the errors that the catalogue states.
        expect(Math.abs(one.x + region.x0 - wanted[k].x)).toBeLessThan(0.05 * wanted[k].xError)
        expect(Math.abs(one.y + region.y0 - wanted[k].y)).toBeLessThan(0.05 * wanted[k].yError)
        expect(Math.abs(one.peak - wanted[k].peak)).toBeLessThan(0.05 * wanted[k].peakError)
        expect(one.measured.e_flux_peak / wanted[k].peakError).toBeLessThan(1.0001)
        expect(Math.abs(one.major * SCALE - wanted[k].major)).toBeLessThan(0.05 * (wanted[k].majorError || 1))
      })
      expect(fit.chi2 / chi2[i]).toBeCloseTo(1, 2)
    }
    expect(rows.length).toBeGreaterThan(20)
  })

  it('goes by the maps alone where nobody knows what the search went by', async () => {
    const row = rowNear(60, 130)
    const region = regionAround(row)
    const { components } = await fitRegion(
      { ...region, context: contextOf(region.plane), conditions: undefined },
      { x: 60 - region.x0, y: 130 - region.y0 },
    )
    expect(components.some((one) => Math.hypot(one.x + region.x0 - row.x, one.y + region.y0 - row.y) < 0.5)).toBe(true)
    expect(components.length).toBe(2)
  })

  it('subtracts the bright neighbour: without it the faint one is not the same', async () => {
    const row = rowNear(MIDDLE.x + 11, MIDDLE.y + 2)
    const region = regionAround(row)
    const at = { x: row.x - region.x0, y: row.y - region.y0 }
    const alone = await fitRegion({ ...region, neighbours: [] }, at)
    const [same] = (await fitRegion(region, at)).components
    expect(Math.abs(same.peak - row.peak)).toBeLessThan(0.05 * row.peakError)
    expect(alone.components.some((one) => Math.abs(one.peak - row.peak) < 0.05 * row.peakError)).toBe(false)
  })
})

describe('a choice', () => {
  const pair = regionAround({ x: 60, y: 130 })
  const at = { x: 60 - pair.x0, y: 130 - pair.y0 }

  it('of one component leaves more of a pair than two', async () => {
    const [one, two] = [await fitRegion(pair, at, { components: 1 }), await fitRegion(pair, at, { components: 2 })]
    expect([one.components.length, two.components.length]).toEqual([1, 2])
    expect(one.chi2).toBeGreaterThan(1.5 * two.chi2)
  })

  it('of more than there are tries them, and says how little is gained', async () => {
    const [two, three] = [await fitRegion(pair, at, { components: 2 }), await fitRegion(pair, at, { components: 3 })]
    expect(three.components.length).toBe(3)
    expect(three.ndf).toBe(two.ndf - 3)
    expect(three.chi2).toBeLessThan(two.chi2)
  })

  it("of the beam's shape fits points, of free shapes ellipses", async () => {
    const wide = withSpots(scene.picture, [{ x: 60, y: 130, peak: 60, shape: sumOf(BEAM, ellipse(6, 2, 30)) }])
    const region: Region = {
      plane: planeOf(wide),
      context: contextOf(wide),
      background: new Float32Array(wide.pixels.length),
      rms: new Float32Array(wide.pixels.length).fill(1),
      neighbours: [],
    }
    const place = { x: 60, y: 130 }
    const [point] = (await fitRegion(region, place, { components: 1, shape: 'beam' })).components
    expect([point.major, point.minor]).toEqual([expect.closeTo(FWHM, 6), expect.closeTo(FWHM, 6)])
    const [free] = (await fitRegion(region, place, { components: 1, shape: 'free' })).components
    expect(free.measured.fit_model).toBe(1)
    expect(Math.abs(free.major - Math.hypot(FWHM, 6))).toBeLessThan(0.4)
    expect(Math.abs(free.minor - Math.hypot(FWHM, 2))).toBeLessThan(0.4)
    expect(Math.abs(free.angle - 30)).toBeLessThan(4)
  })

  it('leaves a residual that is the image less background and components', async () => {
    const { residual, components } = await fitRegion(pair, at, { components: 2 })
    const middle = (Math.round(at.y) - residual.y0) * residual.width + Math.round(at.x) - residual.x0
    expect(Math.abs(residual.pixels[middle])).toBeLessThan(4)
    expect(components.reduce((sum, one) => sum + one.peak, 0)).toBeGreaterThan(55)
  })
})

describe('what cannot be fitted', () => {
  it('is refused where there is no island', async () => {
    const region = regionAround({ x: 60, y: 130 })
    const quiet = { ...region, rms: new Float32Array(region.rms.length).fill(1e6) }
    await expect(fitRegion(quiet, { x: 20, y: 20 })).rejects.toMatchObject({ code: 'FINDER_NO_ISLAND' })
  })
})
