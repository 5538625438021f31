// A source that nobody has changed, fitted again by what the record of its run says: it comes out as the run has it, errors and all.

import { findColumn, getNumbers, getStrings, type RunRecord } from '@cirasa/catalog'
import { createWcs } from '@cirasa/wcs'
import { describe, expect, it } from 'vitest'
import { combineComponents, findSources, fitRegion } from '../src/index.ts'
import { correlatedNoise, ellipse, planeOf, type Spot, sumOf, withSpots } from './pictures.ts'
import { regionAround } from './region-around.ts'
import { BEAM, contextOf, FWHM, rowsOf, SCALE } from './scenes.ts'

const SIDE = 1000
/** Smudges that are too faint to be found: they shift a wide fit more than the noise between pixels says. */
const crowd = Array.from({ length: 33 * 33 }, (_, i): Spot => {
  const [column, row] = [i % 33, Math.floor(i / 33)]
  const place = { x: 30 * (column + 0.5 + 0.45 * Math.sin(12.9 * i)), y: 30 * (row + 0.5 + 0.45 * Math.sin(78.2 * i)) }
  return { ...place, peak: 0.8 * (i % 3), shape: sumOf(BEAM, ellipse(14, 14)) }
})
const WIDE = { x: 300, y: 420 }
const PAIR = { x: 600, y: 300 }
const picture = withSpots(correlatedNoise(SIDE, SIDE, 77, 1, FWHM), [
  ...crowd,
  { ...WIDE, peak: 90, shape: sumOf(BEAM, ellipse(13, 9, 30)) },
  { ...PAIR, peak: 120, shape: BEAM },
  { x: PAIR.x + 3.5, y: PAIR.y + 1, peak: 100, shape: BEAM },
])
const found = await findSources(planeOf(picture), contextOf(picture))
const rows = rowsOf(found.catalog)
const run = JSON.parse(JSON.stringify(found.catalog.run)) as RunRecord

/** The sky of the picture, seen from a square of it. */
const skyFrom = (x0: number, y0: number) =>
  createWcs({
    CTYPE1: 'RA---SIN',
    CTYPE2: 'DEC--SIN',
    CRPIX1: (SIDE + 1) / 2 - x0,
    CRPIX2: (SIDE + 1) / 2 - y0,
    CRVAL1: 150,
    CRVAL2: 2,
    CDELT1: -SCALE / 3600,
    CDELT2: SCALE / 3600,
  })

async function fitAgain(at: { readonly x: number; readonly y: number }) {
  const region = regionAround({ picture, found, rows }, at, (part, x0, y0) => contextOf(part, { wcs: skyFrom(x0, y0) }))
  const fit = await fitRegion({ ...region, conditions: run.conditions }, { x: at.x - region.x0, y: at.y - region.y0 }, {}, run.options)
  return { fit, region }
}

const COMPARED = [
  'flux_peak',
  'e_flux_peak',
  'flux_int',
  'e_flux_int',
  'maj_fwhm',
  'min_fwhm',
  'e_maj_fwhm',
  'e_min_fwhm',
  'e_ra',
  'e_dec',
  'e_x_pix',
  'rms_local',
] as const

describe('a source fitted again by the record of the run', () => {
  it('has its values and its errors, widened as the run has widened them', async () => {
    const { fit } = await fitAgain(WIDE)
    expect(fit.components.length).toBe(1)
    const [{ measured }] = fit.components
    const row = rows.findIndex((one) => Math.hypot(one.x - WIDE.x, one.y - WIDE.y) < 2)
    for (const name of COMPARED) expect(measured[name] / getNumbers(found.catalog.components, name)[row], name).toBeCloseTo(1, 2)
    // The image has something to widen errors by: without it they are too small.
    expect(run.conditions?.noiseBySize.flux[3]).toBeGreaterThan(1.1)
    const { region } = await fitAgain(WIDE)
    const { noiseBySize, ...narrow } = run.conditions!
    const at = { x: WIDE.x - region.x0, y: WIDE.y - region.y0 }
    const [alone] = (await fitRegion({ ...region, conditions: narrow }, at, {}, run.options)).components
    expect(alone.measured.e_flux_int).toBeLessThan(0.97 * measured.e_flux_int)
    expect(alone.measured.flux_int).toBe(measured.flux_int)
  })

  it('of two components is put together as the run has it', async () => {
    const { fit, region } = await fitAgain(PAIR)
    expect(fit.components.length).toBe(2)
    const source = combineComponents(fit.components, fit.conditions, region.context.wcs)
    const { sources } = found.catalog
    const [x, y] = [getNumbers(sources, 'x_pix'), getNumbers(sources, 'y_pix')]
    const row = x.findIndex((value, i) => Math.hypot(value - 1 - PAIR.x - 1.7, y[i] - 1 - PAIR.y - 0.5) < 1)
    for (const name of ['ra', 'dec', 'flux_int', 'e_flux_int', 'maj_fwhm', 'min_fwhm', 'pos_ang', 'e_ra', 'e_dec'] as const)
      expect(source[name] / getNumbers(sources, name)[row], name).toBeCloseTo(1, 2)
  })

  it('says what is left of its island as the run does', async () => {
    const { fit } = await fitAgain(WIDE)
    const { components, islands } = found.catalog
    const row = rows.findIndex((one) => Math.hypot(one.x - WIDE.x, one.y - WIDE.y) < 2)
    const island = getStrings(islands, 'island_id').indexOf(getStrings(components, 'island_id')[row])
    for (const name of ['n_pix', 'resid_std', 'flux_int', 'n_components'] as const)
      expect(fit.island![name] / Number(findColumn(islands, name)!.values[island]), name).toBeCloseTo(1, 2)
  })
})
