// A catalogue of any finder in the few columns that all have, so that one scorer can judge them alike.

import type { Rows } from './delimited.ts'

/** One row a source, in columns of one length. */
export interface Detections {
  /** ICRS, degrees. */
  readonly ra: Float64Array
  readonly dec: Float64Array
  /** In the unit of the map, Jy/beam for the simulated ones. */
  readonly peak: Float64Array
  /** Integrated over the source: Jy where the map is in Jy/beam. */
  readonly total: Float64Array
}

/** Names of the columns of a finder's own table. */
export interface DetectionColumns {
  readonly ra: string
  readonly dec: string
  readonly peak: string
  readonly total: string
}

/**
 * Takes the common columns out of a finder's table.
 *
 * @param keep - which rows count, by row number; all of them where absent
 * @param totalOver - divides the integrated fluxes: the beam area for finders that sum pixels
 */
export function detectionsOf(
  rows: Rows,
  columns: DetectionColumns,
  { keep, totalOver = 1 }: { keep?: (row: number) => boolean; totalOver?: number } = {},
): Detections {
  const kept = Array.from({ length: rows.count }, (_, row) => row).filter((row) => keep === undefined || keep(row))
  const take = (name: string, over = 1) => {
    const values = rows.numbers(name)
    return Float64Array.from(kept, (row) => values[row] / over)
  }
  return {
    ra: take(columns.ra),
    dec: take(columns.dec),
    peak: take(columns.peak),
    total: take(columns.total, totalOver),
  }
}
