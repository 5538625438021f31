// What the address of a result says: which source has the focus, and what is seen.

import { type RawSearch, textOf } from '../frame/search-values.ts'

/** The query of `/results/$job`. */
export interface ResultSearch {
  /** The name of a source. */
  readonly source?: string
  readonly filter?: string
}

/** Reads the query of `/results/$job`. */
export function readResultSearch(search: RawSearch): ResultSearch {
  return { source: textOf(search.source), filter: textOf(search.filter) }
}
