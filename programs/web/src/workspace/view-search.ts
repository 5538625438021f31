// What the address of the viewer says: which image of which file, and what is seen of it.

import { type RawSearch, textOf, wholeOf } from '../frame/search-values.ts'

/** The query of `/view`. */
export interface ViewSearch {
  /** The id of a file. */
  readonly file?: string
  readonly hdu?: number
  readonly plane?: number
}

/** Reads the query of `/view`. */
export function readViewSearch(search: RawSearch): ViewSearch {
  return { file: textOf(search.file), hdu: wholeOf(search.hdu), plane: wholeOf(search.plane) }
}
