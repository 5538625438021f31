// The catalogue's tables: names, units, FITS pixels and the record of the run.

import { getColumn, getNumbers, getStrings, type Table } from '@cirasa/catalog'
import { hertz } from '@cirasa/units'
import { describe, expect, it } from 'vitest'
import { FINDER_NAME, FINDER_VERSION, findSources } from '../../src/index.ts'
import { planeOf } from '../pictures.ts'
import { contextOf, hasColumn, rowsOf, sceneOf } from '../scenes.ts'
import { islandNumber, topIslands } from '../sound-catalogue.ts'

const { picture } = sceneOf(250, 220, 151)
const context = contextOf(picture, { frequency: hertz(1.4e9) })
const { catalog } = await findSources(planeOf(picture), context)
const { components, islands, sources, run } = catalog
const plain = (await findSources(planeOf(picture), { unit: 'adu', name: 'no sky' })).catalog

const unitOf = (table: Table, name: string): string => getColumn(table, name).definition.unit ?? ''

describe('the tables', () => {
  it('have positions in FITS pixels that agree with those on the sky', () => {
    const [ra, dec] = [getNumbers(components, 'ra'), getNumbers(components, 'dec')]
    rowsOf(catalog).forEach(({ x, y }, i) => {
      const sky = context.wcs?.pixelToIcrs(x, y)
      expect(ra[i]).toBeCloseTo(sky?.lon ?? Number.NaN, 9)
      expect(dec[i]).toBeCloseTo(sky?.lat ?? Number.NaN, 9)
    })
  })

  it('have islands whose boxes and peaks hold their components', () => {
    const column = (name: string): ArrayLike<number> => getNumbers(islands, name)
    const names = getStrings(islands, 'island_id')
    const [xMin, xMax, yMin, yMax, xPeak, yPeak] = ['x_min', 'x_max', 'y_min', 'y_max', 'x_peak', 'y_peak'].map(column)
    getStrings(components, 'island_id').forEach((name, i) => {
      const island = names.indexOf(name)
      const { x, y } = rowsOf(catalog)[i]
      expect(x + 1).toBeGreaterThan(xMin[island] - 1.5)
      expect(x + 1).toBeLessThan(xMax[island] + 1.5)
      expect(y + 1).toBeGreaterThan(yMin[island] - 1.5)
      expect(y + 1).toBeLessThan(yMax[island] + 1.5)
    })
    for (let i = 0; i < islands.rows; i++) {
      expect(xPeak[i]).toBeGreaterThanOrEqual(xMin[i])
      expect(xPeak[i]).toBeLessThanOrEqual(xMax[i])
      expect(yPeak[i]).toBeGreaterThanOrEqual(yMin[i])
      expect(yPeak[i]).toBeLessThanOrEqual(yMax[i])
    }
  })

  it('are in the units of the image', () => {
    expect([unitOf(components, 'flux_peak'), unitOf(components, 'flux_int'), unitOf(components, 'maj_fwhm')]).toEqual([
      'Jy/beam',
      'Jy',
      'arcsec',
    ])
    expect([unitOf(plain.components, 'flux_peak'), unitOf(plain.components, 'flux_int'), unitOf(plain.components, 'maj_fwhm')]).toEqual([
      'adu',
      'adu',
      'pixel',
    ])
  })

  it('have names on the sky, the frequency, and neither where these are not known', () => {
    for (const name of getStrings(components, 'iau_name')) expect(name).toMatch(/^J\d{6}\.\d+[+-]\d{6}/)
    expect([...getNumbers(sources, 'freq')].every((value) => value === 1.4e9)).toBe(true)
    for (const name of ['ra', 'dec', 'iau_name', 'e_ra', 'hpx24', 'freq']) {
      for (const table of [plain.components, plain.islands, plain.sources]) expect(hasColumn(table, name)).toBe(false)
    }
  })

  it('are in raster order of the islands', () => {
    const names = getStrings(islands, 'island_id')
    expect(topIslands(islands).map((row) => islandNumber(names[row]))).toEqual(topIslands(islands).map((_, i) => i + 1))
  })
})

describe('the record of the run', () => {
  it('says all that is needed to repeat it', () => {
    expect(run).toMatchObject({ finder: FINDER_NAME, finderVersion: FINDER_VERSION, status: 'complete', fluxUnit: 'Jy', warnings: [] })
    expect(run.image).toEqual({
      name: 'scene',
      width: 250,
      height: 220,
      unit: 'Jy/beam',
      frequency: 1.4e9,
      beam: { major: 16, minor: 16, positionAngle: 0 },
    })
    expect(run.options['seed-threshold']).toBe(5)
    expect(run.rms).toBeCloseTo(1, 0)
    expect(Math.abs(run.median ?? 9)).toBeLessThan(0.3)
  })

  it('is plain JSON', () => expect(JSON.parse(JSON.stringify(run))).toEqual(run))

  it('warns when a header does not say all', () => {
    expect(plain.run.warnings.length).toBe(2)
    expect(plain.run.fluxUnit).toBe('adu')
  })
})
