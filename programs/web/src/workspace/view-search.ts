// What the address of the viewer says: which image of which file, and what is seen of it.

import { type RawSearch, textOf, wholeOf } from '../frame/search-values.ts'
import { readViewState, type ViewSearch } from './view-address.ts'

/** The query of `/view`. */
export interface FileViewSearch extends ViewSearch {
  /** The id of a file. */
  readonly file?: string
  readonly hdu?: number
  /** As the service says planes: `3.0`. */
  readonly plane?: string
}

/** Reads the query of `/view`. */
export function readViewSearch(search: RawSearch): FileViewSearch {
  const plane = textOf(search.plane)
  return {
    file: textOf(search.file),
    hdu: wholeOf(search.hdu),
    plane: plane !== undefined && /^(none|\d+(\.\d+)*)$/.test(plane) ? plane : undefined,
    ...readViewState(search),
  }
}
