// Two catalogues of the same sky beside each other: what both have and how it differs, and what only one has.

import { findColumn, matchOneToOne, skyPositions, type Table } from '@cirasa/catalog'

/** What two tables have in common. Rows are those of the tables; one value a pair. */
export interface Comparison {
  readonly pairs: {
    readonly rowA: Uint32Array
    readonly rowB: Uint32Array
    /** Signal to noise in A. */
    readonly snr: Float64Array
    /** Integrated flux of B over that of A. */
    readonly fluxRatio: Float64Array
    /** From A to B, arcsec. */
    readonly east: Float64Array
    readonly north: Float64Array
    /** How far they are apart, arcsec. */
    readonly separation: Float64Array
  }
  /** Rows that have no partner, the highest signal to noise first. */
  readonly onlyA: Uint32Array
  readonly onlyB: Uint32Array
}

/** True for tables that can be matched on the sky. */
export const isOnSky = (table: Table): boolean => numbersOf(table, 'ra').some(Number.isFinite) || table.rows === 0

/**
 * Matches two tables one to one on the sky.
 *
 * @param radius arcsec
 * @throws CATALOG_TOO_CROWDED
 */
export function compareTables(a: Table, b: Table, radius: number): Comparison {
  const placedA = skyPositions(numbersOf(a, 'ra'), numbersOf(a, 'dec'))
  const placedB = skyPositions(numbersOf(b, 'ra'), numbersOf(b, 'dec'))
  const { truthOf, foundOf } = matchOneToOne(placedA, placedB, radius)
  const rowA = Uint32Array.from([...truthOf.keys()].filter((row) => truthOf[row] >= 0))
  const rowB = Uint32Array.from(rowA, (row) => truthOf[row])
  const [fluxA, fluxB] = [numbersOf(a, 'flux_int'), numbersOf(b, 'flux_int')]
  const [snrA, snrB] = [numbersOf(a, 'snr'), numbersOf(b, 'snr')]
  const east = new Float64Array(rowA.length)
  const north = new Float64Array(rowA.length)
  for (let pair = 0; pair < rowA.length; pair++) [east[pair], north[pair]] = placedA.offset(rowA[pair], placedB.points, rowB[pair])
  return {
    pairs: {
      rowA,
      rowB,
      snr: Float64Array.from(rowA, (row) => snrA[row]),
      fluxRatio: Float64Array.from(rowA, (row, pair) => fluxB[rowB[pair]] / fluxA[row]),
      east,
      north,
      separation: east.map((value, pair) => Math.hypot(value, north[pair])),
    },
    onlyA: alone(truthOf, snrA),
    onlyB: alone(foundOf, snrB),
  }
}

function alone(partner: Int32Array, snr: ArrayLike<number>): Uint32Array {
  const worth = (row: number) => (Number.isFinite(snr[row]) ? snr[row] : Number.NEGATIVE_INFINITY)
  return Uint32Array.from([...partner.keys()].filter((row) => partner[row] < 0)).sort((one, two) => worth(two) - worth(one) || one - two)
}

/** The numbers of a column; NaN in every row where there is none. */
export function numbersOf(table: Table, name: string): Float64Array {
  const values = findColumn(table, name)?.values
  return values !== undefined && ArrayBuffer.isView(values) ? Float64Array.from(values) : new Float64Array(table.rows).fill(Number.NaN)
}

/** The texts of a column; empty in every row where there is none. */
export function textsOf(table: Table, name: string): readonly string[] {
  const values = findColumn(table, name)?.values
  return values !== undefined && !ArrayBuffer.isView(values) ? values : new Array<string>(table.rows).fill('')
}
