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
})
