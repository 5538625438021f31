// The distance on the sky from one fixed position, for blocks of rows.

import { RADIANS_PER_DEGREE } from '@cirasa/units'

/**
 * Great-circle distances in arcsec by the haversine formula, which is exact for small ones (Sinnott 1984, Sky & Telescope 68, 159).
 *
 * @param ra of the rows, degrees
 * @param dec of the rows, degrees
 */
export function fillSeparation(ra: ArrayLike<number>, dec: ArrayLike<number>, from: { readonly ra: number; readonly dec: number }) {
  const dec0 = from.dec * RADIANS_PER_DEGREE
  const cosine = Math.cos(dec0)
  return (out: Float64Array, start: number, count: number): void => {
    for (let i = 0; i < count; i++) {
      const dec1 = dec[start + i] * RADIANS_PER_DEGREE
      const north = Math.sin((dec1 - dec0) / 2)
      const east = Math.sin(((ra[start + i] - from.ra) * RADIANS_PER_DEGREE) / 2)
      const square = north * north + cosine * Math.cos(dec1) * east * east
      out[i] = ((2 * Math.asin(Math.min(1, Math.sqrt(square)))) / RADIANS_PER_DEGREE) * 3600
    }
  }
}
