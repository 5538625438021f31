// What a workspace holds: what a window shows and is one's own, as plain data.

import type { Colour } from '@cirasa/viewer'
import type { GalleryView } from '../../gallery/gallery.tsx'
import type { HistogramView } from '../../plots/histogram-plot.tsx'
import type { ScatterView } from '../../plots/scatter-plot.tsx'
import type { FindView } from '../../preview/find-panel.tsx'
import type { TableView } from '../../table/table-view.ts'
import type { WorkedTable } from '../use-result.ts'

/** What documents of ours say they are, and the form of those that this page writes. */
export const FORMAT = 'cirasa-workspace'
export const VERSION = 1

/** What of an address is kept for when one comes without. */
export const VIEW_NAMES = [
  'at',
  'zoom',
  'stretch',
  'clip',
  'colours',
  'layers',
  'grid',
  'source',
  'filter',
  'panel',
  'hdu',
  'plane',
] as const
export type SavedView = { readonly [Name in (typeof VIEW_NAMES)[number]]?: string }

/** How one raster is shown; stretch, cuts and colours as an address says them. */
export interface LayerLook extends Pick<SavedView, 'stretch' | 'clip' | 'colours'> {
  readonly bias: number
  readonly contrast: number
  readonly opacity: number
  readonly smooth: boolean
}

/** A catalogue over the image: the workspace keeps how it is shown, and not its rows. */
export interface SavedOverlay {
  readonly name: string
  readonly colour: Colour
  readonly visible: boolean
  /** Of the archive that gave it; absent for a file of one's own. */
  readonly address?: string
}

/** The second image: a layer of the first one's, or another file. */
export interface SavedBeside {
  readonly id: string
  readonly name: string
}

/** All that is kept of a window. */
export interface Workspace {
  readonly format: typeof FORMAT
  readonly version: typeof VERSION
  readonly view: SavedView
  /** Share of the first of two panes, 0 to 1, by the name of the pair. */
  readonly layout: Readonly<Record<string, number>>
  readonly table?: WorkedTable
  /** Columns, widths and sort by the kind of table. */
  readonly tables: Readonly<Record<string, TableView>>
  readonly scatter?: ScatterView
  readonly histogram?: HistogramView
  readonly gallery?: GalleryView
  readonly find?: FindView
  /** By the id of a raster. */
  readonly layers: Readonly<Record<string, LayerLook>>
  /** By the HDU whose pixels they are in: each a line of a DS9 file in image coordinates. */
  readonly regions: Readonly<Record<string, readonly string[]>>
  readonly overlays: readonly SavedOverlay[]
  readonly beside?: SavedBeside
}

/** A window that nobody has changed. */
export const NEW_WORKSPACE: Workspace = Object.freeze({
  format: FORMAT,
  version: VERSION,
  view: {},
  layout: {},
  tables: {},
  layers: {},
  regions: {},
  overlays: [],
})

/** What of the query of an address is kept. */
export function viewOf(search: object): SavedView {
  const said = search as Readonly<Record<string, unknown>>
  return Object.fromEntries(VIEW_NAMES.flatMap((name) => (said[name] === undefined ? [] : [[name, String(said[name])]])))
}

/**
 * What the first window on another image or result begins with: how one likes to work, and nothing that belongs to this one. Cuts in the unit of one image mean
 * nothing on another.
 */
export function habitsOf({ layout, table, tables, scatter, histogram, gallery, layers }: Workspace): Workspace {
  const looks = Object.entries(layers).map(([id, { clip, ...look }]) => [id, { ...look, ...(isRange(clip) ? {} : { clip }), opacity: 1 }])
  return { ...NEW_WORKSPACE, layout, table, tables, scatter, histogram, gallery, layers: Object.fromEntries(looks) }
}

const isRange = (clip: string | undefined): boolean => /^[-\d]/.test(clip ?? '')
