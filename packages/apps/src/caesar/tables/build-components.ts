// Components of the catalogue as CAESAR's tables want them.

import type { Catalog } from '@cirasa/catalog'
import type { Beam } from '@cirasa/units'
import type { Wcs } from '@cirasa/wcs'
import type { CaesarComponent, CaesarEllipse, CaesarIsland } from './caesar-rows.ts'
import { againstBeam, errorsOnPixels, NO_ELLIPSE, onPixels } from './ellipses.ts'
import { type RowReader, rowReader } from './row-reader.ts'

/** What is known of the image. */
export interface ImageFacts {
  readonly wcs: Wcs | undefined
  readonly beam: Beam | undefined
  /** Pixels of the beam; NaN without one. */
  readonly beamArea: number
}

/** An island without its components. */
export type BareIsland = Omit<CaesarIsland, 'components' | 'flux' | 'fluxError'>

/** Makes the components of one island from their rows. */
export type ComponentMaker = (island: BareIsland, rows: readonly number[]) => readonly CaesarComponent[]

/** The total flux of rows of components, Jy, and its error; NaN for none. */
export type FluxOfRows = (rows: readonly number[]) => { readonly flux: number; readonly fluxError: number }

/**
 * Total fluxes of components. What a source has its components' errors add up to, which were fitted together, is known of the source; errors of several
 * sources, and of components whose source reaches beyond the rows, add up as if they were independent.
 */
export function fluxesOf({ components, sources }: Pick<Catalog, 'components' | 'sources'>): FluxOfRows {
  const [part, whole] = [rowReader(components), rowReader(sources)]
  const rowOf = new Map(Array.from({ length: sources.rows }, (_, row) => [whole.text('source_id', row), row]))
  const varianceOf = (source: string, rows: readonly number[]): number => {
    const row = rowOf.get(source)
    if (row !== undefined && whole.number('n_components', row) === rows.length) return whole.numberIn('Jy', 'e_flux_int', row) ** 2
    return rows.reduce((sum, member) => sum + part.numberIn('Jy', 'e_flux_int', member) ** 2, 0)
  }
  return (rows) => {
    if (rows.length === 0) return { flux: Number.NaN, fluxError: Number.NaN }
    const flux = rows.reduce((sum, row) => sum + part.numberIn('Jy', 'flux_int', row), 0)
    const bySource = Map.groupBy(rows, (row) => part.text('source_id', row))
    return { flux, fluxError: Math.sqrt(Array.from(bySource).reduce((sum, [source, own]) => sum + varianceOf(source, own), 0)) }
  }
}

/** @param fluxOf of the same catalogue */
export function componentMaker(catalog: Pick<Catalog, 'components'>, fluxOf: FluxOfRows, facts: ImageFacts): ComponentMaker {
  const read = rowReader(catalog.components)
  const beam: CaesarEllipse =
    facts.beam === undefined ? NO_ELLIPSE : { major: facts.beam.major, minor: facts.beam.minor, angle: facts.beam.positionAngle }
  return (island, rows) => {
    const total = fluxOf(rows)
    return rows.map((row, index) => ({
      islandName: island.name,
      number: index + 1,
      iauName: read.text('iau_name', row),
      islandPixels: island.pixels,
      ...placeOf(read, row),
      frequency: read.numberIn('GHz', 'freq', row),
      peak: read.numberIn('Jy/beam', 'flux_peak', row),
      peakError: read.numberIn('Jy/beam', 'e_flux_peak', row),
      flux: read.numberIn('Jy', 'flux_int', row),
      fluxError: read.numberIn('Jy', 'e_flux_int', row),
      islandFlux: total.flux,
      islandFluxError: total.fluxError,
      beamArea: facts.beamArea,
      ...ellipsesOf(read, row, facts.wcs, beam),
      backgroundSum: island.backgroundSum,
      noiseSum: island.noiseSum,
      chi2: read.number('chi2', row),
      degreesOfFreedom: read.number('ndf', row),
      fitQuality: read.number('fit_quality', row),
      morphology: read.text('morph', row),
    }))
  }
}

const ARCSEC_PER_DEGREE = 3600

function placeOf(read: RowReader, row: number) {
  return {
    x: read.number('x_pix', row) - 1,
    y: read.number('y_pix', row) - 1,
    xError: read.number('e_x_pix', row),
    yError: read.number('e_y_pix', row),
    ra: read.number('ra', row),
    dec: read.number('dec', row),
    raError: read.number('e_ra', row) / ARCSEC_PER_DEGREE,
    decError: read.number('e_dec', row) / ARCSEC_PER_DEGREE,
  }
}

function ellipsesOf(read: RowReader, row: number, wcs: Wcs | undefined, beam: CaesarEllipse) {
  const axes = (prefix: string, suffix: string): CaesarEllipse => ({
    major: read.number(`${prefix}maj_${suffix}`, row),
    minor: read.number(`${prefix}min_${suffix}`, row),
    angle: read.number(suffix === 'fwhm' ? `${prefix}pos_ang` : `${prefix}pa_${suffix}`, row),
  })
  const own = axes('', 'fwhm')
  const error = axes('e_', 'fwhm')
  const intrinsic = axes('', 'deconv')
  const isResolved = Number.isFinite(intrinsic.major)
  if (wcs === undefined) {
    const none = { onSky: NO_ELLIPSE, onSkyError: NO_ELLIPSE, beam: NO_ELLIPSE, intrinsic: NO_ELLIPSE, isResolved }
    return { onPixels: own, onPixelsError: error, ...none, ...againstBeam(NO_ELLIPSE, NO_ELLIPSE) }
  }
  const pixel = onPixels(own, wcs.localJacobian(read.number('x_pix', row) - 1, read.number('y_pix', row) - 1))
  return {
    onSky: own,
    onSkyError: error,
    onPixels: pixel,
    onPixelsError: errorsOnPixels(error, own, pixel),
    beam,
    intrinsic,
    isResolved,
    ...againstBeam(own, beam),
  }
}
