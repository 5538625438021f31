// Components as ellipses in the pixels of the image, the brightest first, as pictures draw them.

import { ellipseOfRow, findColumn, type Table } from '@cirasa/catalog'
import { degrees, type SkyGaussian, toRadians } from '@cirasa/units'
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
  if (!findColumn(table, 'x_pix') || !findColumn(table, 'y_pix')) return []
  const peak = findColumn(table, 'flux_peak')?.values as ArrayLike<number> | undefined
  const rows = Array.from({ length: table.rows }, (_, row) => row)
  if (peak) rows.sort((a, b) => peak[b] - peak[a])
  const ellipse = ellipseOfRow(table, { wcs })
  return rows.slice(0, most).map((row) => {
    const { angle, ...rest } = ellipse(row)
    return { ...rest, angle: toRadians(degrees(angle)) }
  })
}

/** A Gaussian on the sky as the ellipse that it is on the pixels there. */
export function skyEllipse(wcs: Wcs, x: number, y: number, sky: SkyGaussian): PixelEllipse {
  const { major, minor, angle } = skyEllipseToPixel(wcs.localJacobian(x, y), sky)
  return { x, y, major, minor, angle: toRadians(angle) }
}
