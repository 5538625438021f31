// What the address of the viewer says: which image of which file, and what is seen of it.

import { type RawSearch, textOf, wholeOf } from '../frame/search-values.ts'

/** Reads the query of `/view`. */
export function readViewSearch(search: RawSearch) {
  return { file: textOf(search.file), hdu: wholeOf(search.hdu), plane: wholeOf(search.plane) }
}
