// From what the finder says of a block to what the page draws: columns in pixels of the whole image.

import { type Catalog, getNumbers, pixelEllipses, type Table } from '@cirasa/catalog'
import type { DetectedIslands, PlaneContext } from '@cirasa/finder'
import { islandOutlines } from './island-outlines.ts'
import { type BlockPlace, toImagePixel } from './placed-wcs.ts'
import type { Detected, Found } from './preview-messages.ts'

/** Islands of a block as they are drawn. */
export function detectedColumns({ islands, xPeak, yPeak }: DetectedIslands, { x0, y0, step }: BlockPlace): Detected {
  const outlines = islandOutlines(islands)
  for (let i = 0; i < outlines.length; i += 2) {
    outlines[i] = toImagePixel(x0, step, outlines[i])
    outlines[i + 1] = toImagePixel(y0, step, outlines[i + 1])
  }
  return {
    kind: 'detected',
    count: islands.count,
    x: Float64Array.from(xPeak, (x) => toImagePixel(x0, step, x)),
    y: Float64Array.from(yPeak, (y) => toImagePixel(y0, step, y)),
    snr: islands.peak.slice(),
    outlines,
  }
}

/**
 * Components of a block as they are drawn.
 *
 * @param growth how much larger the beam is on the block's level than in the image; fluxes per beam are those of the image's beam
 */
export function foundColumns(
  { components, run }: Catalog,
  { x0, y0, step }: BlockPlace,
  { wcs }: Pick<PlaneContext, 'wcs'>,
  growth: number,
): Omit<Found, 'maps'> {
  const { x, y, major, minor, angle } = pixelEllipses(components, { wcs })
  const column = (name: string): ArrayLike<number> => getNumbers(components, name)
  return {
    kind: 'found',
    counts: run.counts,
    x: x.map((value) => toImagePixel(x0, step, value)),
    y: y.map((value) => toImagePixel(y0, step, value)),
    major: major.map((value) => value * step),
    minor: minor.map((value) => value * step),
    angle,
    peak: Float64Array.from(column('flux_peak')),
    flux: Float64Array.from(column('flux_int'), (value) => value * growth),
    snr: Float32Array.from(column('snr')),
    flags: Int32Array.from(column('flags')),
    unit: { peak: unitOf(components, 'flux_peak'), flux: unitOf(components, 'flux_int') },
    rms: run.rms ?? Number.NaN,
    warnings: run.warnings,
  }
}

const unitOf = ({ columns }: Table, name: string): string =>
  columns.find(({ definition }) => definition.name === name)?.definition.unit ?? ''
