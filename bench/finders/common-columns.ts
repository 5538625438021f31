// Brings a peer's own table into the columns that the scorer reads, so that one scorer judges all finders alike.

import type { SourceColumns } from '@cirasa/simulate'
import type { Rows } from './delimited.ts'

/** Names of the columns of a finder's own table. */
export interface ColumnNames {
  readonly ra: string
  readonly dec: string
  readonly peak: string
  readonly total: string
}

/**
 * Takes positions and fluxes out of a finder's table.
 *
 * @param keep - which rows count, by row number; all of them where absent
 * @param totalOver - divides the integrated fluxes: the beam area for finders that sum pixels
 */
export function commonColumns(
  table: Rows,
  names: ColumnNames,
  { keep, totalOver = 1 }: { keep?: (row: number) => boolean; totalOver?: number } = {},
): SourceColumns {
  const kept = Array.from({ length: table.count }, (_, row) => row).filter((row) => keep === undefined || keep(row))
  const take = (name: string, over = 1) => {
    const values = table.numbers(name)
    return Float64Array.from(kept, (row) => values[row] / over)
  }
  return {
    rows: kept.length,
    ra: take(names.ra),
    dec: take(names.dec),
    fluxPeak: take(names.peak),
    fluxInt: take(names.total, totalOver),
  }
}
