// Brings a peer's own table into the columns that the scorer reads, so that one scorer judges all finders alike.

import { readFile } from 'node:fs/promises'
import { getNumbers, readTable, type Table } from '@cirasa/catalog'
import type { SourceColumns } from '@cirasa/simulate'

/** Names of the columns of a finder's own table. */
export interface ColumnNames {
  readonly ra: string
  readonly dec: string
  readonly peak: string
  readonly total: string
}

/** A catalogue without rows. */
export const nothingFound: SourceColumns = {
  rows: 0,
  ra: new Float64Array(0),
  dec: new Float64Array(0),
  fluxPeak: new Float64Array(0),
  fluxInt: new Float64Array(0),
}

/** The table that a finder wrote. Throws where there is none. */
export async function readPeerTable(file: string): Promise<Table> {
  return readTable(await readFile(file), file)
}

/**
 * Takes positions and fluxes out of a finder's table.
 *
 * @param keep - which rows count, by row number; all of them where absent
 * @param totalOver - divides the integrated fluxes: the beam area for finders that sum pixels
 */
export function peerColumns(
  table: Table,
  names: ColumnNames,
  { keep, totalOver = 1 }: { keep?: (row: number) => boolean; totalOver?: number } = {},
): SourceColumns {
  // Without rows no one can tell that a column would have held numbers.
  if (table.rows === 0) return nothingFound
  const kept = Array.from({ length: table.rows }, (_, row) => row).filter((row) => keep === undefined || keep(row))
  const take = (name: string, over = 1) => {
    const values = getNumbers(table, name)
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
