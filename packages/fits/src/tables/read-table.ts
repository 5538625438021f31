// Reads a table of either kind.

import type { AsciiTableHdu, BinaryTableHdu, CompressedImageHdu } from '../hdu/hdu.ts'
import { readAsciiTable } from './read-ascii-table.ts'
import { type ReadTableOptions, readBinaryTable, type TableData } from './read-binary-table.ts'

/**
 * Reads a table, or rows of some columns of it.
 *
 * @throws FITS_BAD_TABLE, FITS_TRUNCATED, FITS_NO_COLUMN, FITS_OUT_OF_RANGE, FITS_TOO_LARGE
 */
export function readTable(hdu: BinaryTableHdu | AsciiTableHdu | CompressedImageHdu, options: ReadTableOptions = {}): Promise<TableData> {
  return hdu.kind === 'ascii-table' ? readAsciiTable(hdu, options) : readBinaryTable(hdu, options)
}
