// What can go wrong with catalogues: one table of codes, sentences and remedies.

import { registry } from '@cirasa/errors'

/** Errors of the catalogue package; codes start with `CATALOG_`. */
export const catalogErrors = registry('CATALOG', {
  UNKNOWN_COLUMN: {
    says: 'The table of {kind} has no column {column}.',
    do: 'Use a name of the standard columns of {kind}, or add a definition to them.',
  },
  MISSING_COLUMN: { says: 'The table of {kind} lacks its column {column}.', do: 'Give values for {column}.' },
  UNEQUAL_LENGTHS: {
    says: 'Column {column} has {found} values where the table has {expected} rows.',
    do: 'Give every column one value a row.',
  },
  NOT_A_TABLE: {
    says: '{name} is no table in a format that is known here.',
    do: 'Give CSV, ASCII with a header, JSON, VOTable or a FITS binary table.',
  },
  BAD_TABLE: {
    says: '{format} table cannot be read: {why}.',
    do: 'Write it again with the program that made it; compare it with its origin.',
  },
  TOO_LARGE: { says: 'The {what} is larger than {limit}.', do: 'Split the file, or give it unpacked.' },
  NO_POSITIONS: {
    says: 'Table {table} has no columns that look like positions.',
    do: 'Name them ra and dec in degrees, or x_pix and y_pix, or give their UCDs.',
  },
  TOO_CROWDED: {
    says: 'More than {limit} pairs of rows of the two catalogues lie within the matching radius of {radius} arcsec.',
    do: 'Match within a smaller radius; check that the positions are not all the same.',
  },
  NO_SUCH_TABLE: { says: 'There is no table {table} in the file; it has {tables}.', do: 'Choose one of those.' },
})
