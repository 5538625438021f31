// Components as ellipses in the pixels of the image: what the catalogue says on the sky, brought back through the local map.

import { findColumn, type Table } from '@cirasa/catalog'
import { arcsec, degrees, type SkyGaussian, toRadians } from '@cirasa/units'
import { skyEllipseToPixel, type Wcs } from '@cirasa/wcs'

/** An ellipse in 0-based image pixels. Axes are full; the angle is in radians from +x towards +y. */
export interface PixelEllipse {
  readonly x: number
  readonly y: number
  readonly major: number
  readonly minor: number
  readonly angle: number
}

/** The ellipses of the brightest rows of a table, at most `most` of them, brightest first. */
export function componentEllipses(table: Table, wcs: Wcs | undefined, most: number): PixelEllipse[] {
  const numbers = (name: string) => findColumn(table, name)?.values as ArrayLike<number> | undefined
  const [x, y, peak] = [numbers('x_pix'), numbers('y_pix'), numbers('flux_peak')]
  if (!x || !y) return []
  const [major, minor, angle] = [numbers('maj_fwhm'), numbers('min_fwhm'), numbers('pos_ang')]
  const isOnSky = findColumn(table, 'maj_fwhm')?.definition.unit === 'arcsec'
  const rows = Array.from({ length: table.rows }, (_, row) => row)
  if (peak) rows.sort((a, b) => peak[b] - peak[a])
  return rows.slice(0, most).map((row) => {
    // The catalogue counts pixels from 1, as FITS does.
    const at = { x: x[row] - 1, y: y[row] - 1 }
    const size = { major: arcsec(major?.[row] ?? 0), minor: arcsec(minor?.[row] ?? 0), positionAngle: degrees(angle?.[row] || 0) }
    if (!(size.major > 0 && size.minor > 0)) return { ...at, major: 0, minor: 0, angle: 0 }
    if (isOnSky && wcs) return skyEllipse(wcs, at.x, at.y, size)
    return { ...at, major: size.major, minor: size.minor, angle: toRadians(size.positionAngle) + Math.PI / 2 }
  })
}

/** A Gaussian on the sky as the ellipse that it is on the pixels there. */
export function skyEllipse(wcs: Wcs, x: number, y: number, sky: SkyGaussian): PixelEllipse {
  const { major, minor, angle } = skyEllipseToPixel(wcs.localJacobian(x, y), sky)
  return { x, y, major, minor, angle: toRadians(angle) }
}
