// What the address of a result says: which source has the focus, and what is seen.

import { type RawSearch, textOf } from '../frame/search-values.ts'

/** Reads the query of `/results/$job`. */
export function readResultSearch(search: RawSearch) {
  return { source: textOf(search.source), filter: textOf(search.filter) }
}
