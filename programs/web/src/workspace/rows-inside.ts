// The rows of a table whose centre lies in a region of the image.

import { contains, type PixelRegion } from '@cirasa/regions'
import { catalogueColumns } from '@cirasa/viewer'
import type { Wcs } from '@cirasa/wcs'
import type { WorkTable } from './use-result.ts'

/** Rows that pass the filter and lie inside, ascending. */
export function rowsInside(
  region: PixelRegion,
  { table, selection }: Pick<WorkTable, 'table' | 'selection'>,
  wcs: Wcs | undefined,
): number[] {
  const { x, y } = catalogueColumns(table, { wcs })
  const rows: number[] = []
  for (let row = 0; row < table.rows; row++) if (selection.passes[row] === 1 && contains(region, x[row], y[row])) rows.push(row)
  return rows
}
