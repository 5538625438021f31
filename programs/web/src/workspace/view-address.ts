// What of a view stands in an address, as texts. Routes read it, so it knows no viewer.

import { type RawSearch, textOf } from '../frame/search-values.ts'

/** The part of an address that says what is seen; each is absent where it is as it would be anyway. */
export interface ViewSearch {
  /** Right ascension and declination of the middle, degrees ICRS, or `x,y` in image pixels with `px` behind. */
  readonly at?: string
  /** CSS pixels an image pixel. */
  readonly zoom?: string
  readonly stretch?: string
  readonly clip?: string
  readonly colours?: string
  /** Layers that are shown, from the lowest, joined with commas. */
  readonly layers?: string
  /** Frame of the grid; `off` for none. */
  readonly grid?: string
}

/** Reads the part of a query that says what is seen. */
export function readViewState(search: RawSearch): ViewSearch {
  const { at, zoom, stretch, clip, colours, layers, grid } = search
  return {
    at: textOf(at),
    zoom: textOf(zoom),
    stretch: textOf(stretch),
    clip: textOf(clip),
    colours: textOf(colours),
    layers: textOf(layers),
    grid: textOf(grid),
  }
}
