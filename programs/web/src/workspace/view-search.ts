// What the address of the viewer says: which image of which file, and what is seen of it.

import { oneOf, type RawSearch, textOf, wholeOf } from '../frame/search-values.ts'
import { readViewState, type ViewSearch } from './view-address.ts'

/** Panels beside an image. */
const IMAGE_PANELS = ['find', 'regions', 'profiles', 'layers'] as const
export type ImagePanel = (typeof IMAGE_PANELS)[number]

/** The query of `/view`. */
export interface FileViewSearch extends ViewSearch {
  /** The id of a file. */
  readonly file?: string
  readonly hdu?: number
  /** As the service says planes: `3.0`. */
  readonly plane?: string
  readonly panel?: ImagePanel
}

/** Reads the query of `/view`. */
export function readViewSearch(search: RawSearch): FileViewSearch {
  const plane = textOf(search.plane)
  return {
    file: textOf(search.file),
    hdu: wholeOf(search.hdu),
    plane: plane !== undefined && /^(none|\d+(\.\d+)*)$/.test(plane) ? plane : undefined,
    panel: oneOf(search.panel, IMAGE_PANELS),
    ...readViewState(search),
  }
}
