// Columns for the viewer from a table: our own tables by their pixels or their sky, tables of others by what their columns are called.

import { pixelEllipses, standardise, type Table } from '@cirasa/catalog/tables'
import type { Wcs } from '@cirasa/wcs'
import type { CatalogueColumns } from '../layers/catalogue-columns.ts'

/** Where rows stand, and what their ellipses are. */
export interface ColumnChoice {
  /** The sky of the image in the viewer. */
  readonly wcs?: Wcs
  /** Whether the table was made from this very image, so that its pixels are the image's; by default it was. */
  readonly isOfThisImage?: boolean
  /** Ellipses of the sources, or circles with the errors of their positions as radius. 'size' by default. */
  readonly axes?: 'size' | 'position-error'
}

/**
 * The rows of a table of components, sources or islands, or of any catalogue with positions, as ellipses on the image.
 * Rows that are not on the map have NaN as place, and are neither drawn nor found.
 *
 * @throws CATALOG_NO_POSITIONS
 */
export function catalogueColumns(table: Table, { wcs, isOfThisImage = true, axes = 'size' }: ColumnChoice = {}): CatalogueColumns {
  return pixelEllipses(standardise(table).table, { wcs, axes, positions: isOfThisImage ? 'pixels' : 'sky' })
}
