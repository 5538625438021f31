// HEALPix: the sky as numbered equal-area pixels (Gorski et al. 2005, ApJ 622, 759), here from a position to its number.

import { RADIANS_PER_DEGREE } from '@cirasa/units'

/** Order whose index fits in 48 bits plus face: cells of 0.012 arcsec^2. */
export const CATALOGUE_ORDER = 24

/**
 * Index of the HEALPix cell, NESTED, that a position lies in. Exact integers up to order 24; NaN for a position that is not finite.
 * The sphere is laid out flat so that faces become squares on edge (Calabretta & Roukema 2007, MNRAS 381, 865), and those turned by 45 degrees.
 *
 * @param ra longitude, degrees, any turn
 * @param dec latitude, degrees
 * @param order 0 to 24; cells have 2^-order of a face's side
 * @example healpixIndex(45, 45, 0) // 0
 */
export function healpixIndex(ra: number, dec: number, order = CATALOGUE_ORDER): number {
  if (!Number.isFinite(ra) || !(Math.abs(dec) <= 90)) return Number.NaN
  const turn = ra % 360
  // Quarter turns of longitude, 0 to 4.
  const quarter = (turn < 0 ? turn + 360 : turn) / 90
  const z = Math.sin(dec * RADIANS_PER_DEGREE)
  return Math.abs(z) <= 2 / 3 ? equatorialIndex(quarter, 0.75 * z, order) : polarIndex(quarter, dec, order)
}

/** In the belt the plane is a cylinder: a square's place follows from its coordinates along the two diagonals. */
function equatorialIndex(x: number, y: number, order: number): number {
  const northEast = x + y
  const northWest = y - x
  const a = Math.floor(northEast + 0.5)
  const b = Math.floor(northWest + 0.5)
  // a + b is 1 in the northern faces, 0 in those around the equator, -1 in the southern ones.
  const ring = 1 - (a + b)
  const longitude = ring === 0 ? -b : a
  const face = ring * 4 + (((longitude % 4) + 4) % 4)
  return cellIndex(face, northEast - a + 0.5, northWest - b + 0.5, order)
}

/** Around the poles meridians converge to the face's tip; `sigma` is how wide they still are, 1 at the belt and 0 at the pole. */
function polarIndex(quarter: number, dec: number, order: number): number {
  const k = Math.min(3, Math.floor(quarter))
  // sqrt(3 (1 - |z|)), written so that it keeps its digits at the pole.
  const sigma = Math.sqrt(6) * Math.sin(((90 - Math.abs(dec)) / 2) * RADIANS_PER_DEGREE)
  const x = (quarter - k - 0.5) * sigma
  const y = 0.5 - sigma / 2
  return dec > 0 ? cellIndex(k, x + y + 0.5, y - x + 0.5, order) : cellIndex(8 + k, x - y + 0.5, -y - x + 0.5, order)
}

/** Number of the cell at fractions `east` and `west` (0 to 1) of a face: the bits of both coordinates in turns. */
function cellIndex(face: number, east: number, west: number, order: number): number {
  const side = 2 ** order
  const x = Math.min(side - 1, Math.max(0, Math.floor(east * side)))
  const y = Math.min(side - 1, Math.max(0, Math.floor(west * side)))
  // 24 bits of each coordinate make 48: in two halves, since bit operations have 32.
  const low = spread(x & 0xfff) | (spread(y & 0xfff) << 1)
  const high = spread(x >> 12) | (spread(y >> 12) << 1)
  return face * side * side + high * 0x1000000 + low
}

/** Puts a zero between the bits of a 12-bit number. */
function spread(bits: number): number {
  let wide = (bits | (bits << 8)) & 0x00ff00ff
  wide = (wide | (wide << 4)) & 0x0f0f0f0f
  wide = (wide | (wide << 2)) & 0x33333333
  return (wide | (wide << 1)) & 0x55555555
}
