// The rows that are nearest on the sky to a row: what a person looks at to see whether two are one.

import { findColumn, type Table } from '@cirasa/catalog'
import { fillSeparation } from '../catalogue/filter/separation.ts'

/** A row near another one. */
export interface Neighbour {
  readonly row: number
  /** Arcsec. */
  readonly separation: number
  /** Where it lies, degrees from north through east. */
  readonly positionAngle: number
}

const BLOCK = 4096
const RADIANS = Math.PI / 180

/** The nearest rows, nearest first; none for a table without sky. */
export function neighboursOf(table: Table, row: number, most: number): Neighbour[] {
  const ra = findColumn(table, 'ra')?.values as Float64Array | undefined
  const dec = findColumn(table, 'dec')?.values as Float64Array | undefined
  if (ra === undefined || dec === undefined || !Number.isFinite(ra[row])) return []
  const from = { ra: ra[row], dec: dec[row] }
  const fill = fillSeparation(ra, dec, from)
  const block = new Float64Array(BLOCK)
  const nearest: { row: number; separation: number }[] = []
  for (let start = 0; start < table.rows; start += BLOCK) {
    const count = Math.min(BLOCK, table.rows - start)
    fill(block, start, count)
    for (let i = 0; i < count; i++) {
      const separation = block[i]
      // NaN, for rows without a position, is not smaller than anything.
      if (start + i === row || !(separation < (nearest[most - 1]?.separation ?? Number.POSITIVE_INFINITY))) continue
      const place = nearest.findIndex((other) => separation < other.separation)
      nearest.splice(place < 0 ? nearest.length : place, 0, { row: start + i, separation })
      if (nearest.length > most) nearest.pop()
    }
  }
  return nearest.map((one) => ({ ...one, positionAngle: positionAngle(from, { ra: ra[one.row], dec: dec[one.row] }) }))
}

/** From one position to another, degrees from north through east, [0, 360). */
function positionAngle(from: { ra: number; dec: number }, to: { ra: number; dec: number }): number {
  const east = (to.ra - from.ra) * RADIANS
  const [dec0, dec1] = [from.dec * RADIANS, to.dec * RADIANS]
  const y = Math.sin(east) * Math.cos(dec1)
  const x = Math.cos(dec0) * Math.sin(dec1) - Math.sin(dec0) * Math.cos(dec1) * Math.cos(east)
  return (Math.atan2(y, x) / RADIANS + 360) % 360
}
