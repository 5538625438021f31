// What is at a place: the value, the noise and the sky, from what is in memory.

import { formatDeclination, formatRightAscension, pixelScale, type Wcs } from '@cirasa/wcs'
import type { ViewedImage } from '../layers/layer.ts'
import type { Raster } from '../layers/raster.ts'
import type { CursorReading, LabelReading, SkyReading } from '../viewer-types.ts'

/** Digits of arcseconds at most: a hundredth of a milliarcsecond. */
const MOST_DECIMALS = 5

/**
 * Reads a place in image pixels.
 *
 * @param rasters - those that are seen, the uppermost first; the first of values that covers the place gives the value, the first of labels the label
 */
export function readCursor(image: ViewedImage | undefined, rasters: readonly Raster[], x: number, y: number): CursorReading {
  const wcs = image?.wcs
  const sky = wcs === undefined ? undefined : readSky(wcs, x, y)
  const label = readLabel(rasters, x, y)
  const rest = { ...(label && { label }), ...(sky && { sky }) }
  for (const raster of rasters) {
    if (raster.holdsLabels) continue
    const found = raster.readingAt(x, y)
    if (found === undefined) continue
    const { value, rms } = found
    const snr = value === undefined || rms === undefined ? undefined : value / rms
    return { x, y, unit: raster.unit, ...found, ...(snr !== undefined && { snr }), ...rest }
  }
  return { x, y, unit: rasters[0]?.unit ?? image?.unit ?? '', ...rest }
}

function readLabel(rasters: readonly Raster[], x: number, y: number): LabelReading | undefined {
  for (const raster of rasters) {
    const found = raster.holdsLabels ? raster.valueAt(x, y) : undefined
    if (found !== undefined) return { layer: raster.id, label: found.value, level: found.level }
  }
  return undefined
}

/** The sky at a pixel; undefined where the map has none. */
function readSky(wcs: Wcs, x: number, y: number): SkyReading | undefined {
  const { lon: ra, lat: dec } = wcs.pixelToIcrs(x, y)
  if (!Number.isFinite(ra) || !Number.isFinite(dec)) return undefined
  const decimals = decimalsFor(pixelScale(wcs.localJacobian(x, y)))
  const own = wcs.pixelToSky(x, y)
  return {
    ra,
    dec,
    text: { ra: formatRightAscension(ra, { decimals: decimals + 1 }), dec: formatDeclination(dec, { decimals }) },
    own: { frame: wcs.frame, lon: own.lon, lat: own.lat },
  }
}

/** Digits of arcseconds that tell a tenth of a pixel. */
function decimalsFor(arcsec: number): number {
  return Number.isFinite(arcsec) && arcsec > 0 ? Math.min(MOST_DECIMALS, Math.max(0, Math.ceil(-Math.log10(arcsec)) + 1)) : 1
}
