// Components as ellipses in the pixels of the image: what the catalogue says on the sky, brought back through the local map.

import { findColumn, type Table } from '@cirasa/catalog'
import type { Wcs } from '@cirasa/wcs'

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
    const size = { major: major?.[row] ?? 0, minor: minor?.[row] ?? 0, positionAngle: angle?.[row] ?? 0 }
    if (!(size.major > 0 && size.minor > 0)) return { ...at, major: 0, minor: 0, angle: 0 }
    if (isOnSky && wcs) return skyEllipse(wcs, at.x, at.y, size)
    return { ...at, major: size.major, minor: size.minor, angle: ((size.positionAngle || 0) * Math.PI) / 180 + Math.PI / 2 }
  })
}

/** A Gaussian on the sky, in arcsec and degrees north through east, as the ellipse that it is in pixels there. */
export function skyEllipse(
  wcs: Wcs,
  x: number,
  y: number,
  sky: { readonly major: number; readonly minor: number; readonly positionAngle: number },
): PixelEllipse {
  const [ex, ey, nx, ny] = wcs.localJacobian(x, y)
  const determinant = ex * ny - ey * nx
  const angle = ((sky.positionAngle || 0) * Math.PI) / 180
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  // The half axes as vectors east and north, then in pixels by the inverse of the local map.
  const toPixels = (east: number, north: number) => [(ny * east - ey * north) / determinant, (ex * north - nx * east) / determinant]
  const a = toPixels((sin * sky.major) / 2, (cos * sky.major) / 2)
  const b = toPixels((cos * sky.minor) / 2, (-sin * sky.minor) / 2)
  // Conjugate half axes to principal ones: eigenvalues of a a^T + b b^T.
  const [xx, yy, xy] = [a[0] ** 2 + b[0] ** 2, a[1] ** 2 + b[1] ** 2, a[0] * a[1] + b[0] * b[1]]
  const [mean, spread] = [(xx + yy) / 2, Math.hypot((xx - yy) / 2, xy)]
  return {
    x,
    y,
    major: 2 * Math.sqrt(mean + spread),
    minor: 2 * Math.sqrt(Math.max(0, mean - spread)),
    angle: Math.atan2(2 * xy, xx - yy) / 2,
  }
}
