// Scenes for whole searches: a few dozen sources in noise on a small map with a sky, and what a catalogue says of each.

import { type Catalog, findColumn, getNumbers, type Table } from '@cirasa/catalog'
import type { Beam } from '@cirasa/units'
import { createWcs } from '@cirasa/wcs'
import type { FindControls, FoundSources, Plane, PlaneContext } from '../src/index.ts'
import { correlatedNoise, ellipse, type Picture, type Spot, sumOf, withSpots } from './pictures.ts'

/** The seam of a finder, as findSources has it. */
export type Find = (
  plane: Plane,
  context: PlaneContext,
  options?: Readonly<Record<string, number | boolean | string | undefined>>,
  controls?: FindControls,
) => Promise<FoundSources>

/** Arcsec a pixel, and pixels a beam. */
export const SCALE = 4
export const FWHM = 4
export const BEAM = ellipse(FWHM, FWHM)

const roundBeam = { major: FWHM * SCALE, minor: FWHM * SCALE, positionAngle: 0 } as Beam

/** North up, east to the left, a round beam; everything can be replaced. */
export function contextOf({ width, height }: Pick<Picture, 'width' | 'height'>, more: Partial<PlaneContext> = {}): PlaneContext {
  const wcs = createWcs({
    CTYPE1: 'RA---SIN',
    CTYPE2: 'DEC--SIN',
    CRPIX1: (width + 1) / 2,
    CRPIX2: (height + 1) / 2,
    CRVAL1: 150,
    CRVAL2: 2,
    CDELT1: -SCALE / 3600,
    CDELT2: SCALE / 3600,
  })
  return { wcs, beam: roundBeam, unit: 'Jy/beam', name: 'scene', ...more }
}

/** Sources on a jittered grid, too far apart to touch, of 15 to 300 rms; every fourth one is larger than the beam. */
function spotsOn(width: number, height: number, margin = 24): Spot[] {
  const spots: Spot[] = []
  for (let y = margin; y <= height - margin; y += 42) {
    for (let x = margin; x <= width - margin; x += 42) {
      const i = spots.length
      const shape = i % 4 === 3 ? sumOf(BEAM, ellipse(7, 3, 37 * i)) : BEAM
      spots.push({ x: x + 6 * Math.sin(7 * i), y: y + 6 * Math.cos(5 * i), peak: 15 * 20 ** ((i % 9) / 8), shape })
    }
  }
  return spots
}

/** Those sources in noise of unit rms. */
export function sceneOf(width: number, height: number, seed: number): { picture: Picture; spots: readonly Spot[] } {
  const spots = spotsOn(width, height)
  return { picture: withSpots(correlatedNoise(width, height, seed, 1, FWHM), spots), spots }
}

/** A row of the components, with 0-based pixels. */
export interface Row {
  readonly x: number
  readonly y: number
  readonly peak: number
  readonly peakError: number
  readonly flux: number
  readonly fluxError: number
  readonly xError: number
  readonly yError: number
  readonly major: number
  readonly minor: number
  readonly angle: number
  readonly majorError: number
  readonly flags: number
}

export function rowsOf({ components }: Catalog): Row[] {
  const column = (name: string): ArrayLike<number> => getNumbers(components, name)
  const [x, y, peak, flux, major, minor, angle, flags] = [
    'x_pix',
    'y_pix',
    'flux_peak',
    'flux_int',
    'maj_fwhm',
    'min_fwhm',
    'pos_ang',
    'flags',
  ].map(column)
  const [peakError, fluxError, xError, yError, majorError] = ['e_flux_peak', 'e_flux_int', 'e_x_pix', 'e_y_pix', 'e_maj_fwhm'].map(column)
  return Array.from({ length: components.rows }, (_, i) => ({
    x: x[i] - 1,
    y: y[i] - 1,
    peak: peak[i],
    peakError: peakError[i],
    flux: flux[i],
    fluxError: fluxError[i],
    xError: xError[i],
    yError: yError[i],
    major: major[i],
    minor: minor[i],
    angle: angle[i],
    majorError: majorError[i],
    flags: flags[i],
  }))
}

/** The row nearest to a place, if it is within two pixels. */
export function rowAt(rows: readonly Row[], x: number, y: number, within = 2): Row | undefined {
  let nearest: Row | undefined
  let least = within
  for (const row of rows) {
    const distance = Math.hypot(row.x - x, row.y - y)
    if (distance <= least) {
      least = distance
      nearest = row
    }
  }
  return nearest
}

/** Everything that a table says, as plain data that can be compared. */
const contentOf = (table: Table): Record<string, unknown> =>
  Object.fromEntries(table.columns.map(({ definition, values }) => [definition.name, values]))

/** Everything that a search found, to be compared bit for bit. */
export function everythingOf({ catalog, maps }: FoundSources, height: number): unknown {
  return {
    run: catalog.run,
    components: contentOf(catalog.components),
    islands: contentOf(catalog.islands),
    sources: contentOf(catalog.sources),
    maps: [maps.background(0, height), maps.rms(0, height), maps.model(0, height), maps.residual(0, height), maps.segmentation(0, height)],
  }
}

export const hasColumn = (table: Table, name: string): boolean => findColumn(table, name) !== undefined
