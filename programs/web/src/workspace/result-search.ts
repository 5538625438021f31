// What the address of a result says: which source has the focus, which pass the filter, which panel is open, and what is seen.

import { oneOf, type RawSearch, textOf } from '../frame/search-values.ts'
import { readViewState, type ViewSearch } from './view-address.ts'

/** Panels beside the image. */
export const PANELS = ['source', 'edits', 'plots', 'gallery', 'regions', 'layers', 'profiles', 'catalogues', 'find'] as const
export type PanelName = (typeof PANELS)[number]

/** The query of `/results/$job`. */
export interface ResultSearch extends ViewSearch {
  /** The name of a source. */
  readonly source?: string
  readonly filter?: string
  readonly panel?: PanelName
}

/** Reads the query of `/results/$job`. */
export function readResultSearch(search: RawSearch): ResultSearch {
  return { source: textOf(search.source), filter: textOf(search.filter), panel: oneOf(search.panel, PANELS), ...readViewState(search) }
}
