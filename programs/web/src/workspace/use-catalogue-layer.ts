// The rows of a table as ellipses on the image, in step with its selection; the view follows the focus, and never a selection.

import type { Table } from '@cirasa/catalog'
import { type CatalogueLayer, catalogueColumns, type LabelReading, panBy, toScreen, type Viewer } from '@cirasa/viewer'
import { useEffect, useState } from 'react'
import type { Selection } from '../selection/selection.ts'
import { bindSelection } from './bind-selection.ts'
import { rowsOfIsland } from './rows-of-island.ts'
import { ISLANDS } from './shown-layers.ts'
import type { WorkTable } from './use-result.ts'

const LAYER = 'catalogue'
/** CSS pixels from the edge within which a focused source counts as out of sight. */
const EDGE = 24
/** A view that is fitted to sources leaves so much of it around them. */
const AROUND = 1.3
/** CSS pixels an image pixel, at most, when a view is fitted to a single source. */
const CLOSEST = 16

/**
 * Adds the layer while the component is mounted.
 *
 * @param islands of the same run: a click on one of them, where their map is shown, selects its rows
 */
export function useCatalogueLayer(viewer: Viewer | undefined, work: WorkTable | undefined, islands: Table): CatalogueLayer | undefined {
  const [layer, setLayer] = useState<CatalogueLayer>()
  useEffect(() => {
    if (viewer === undefined || work === undefined) return
    const columns = catalogueColumns(work.table, { wcs: viewer.image?.wcs })
    const made = viewer.addCatalogue({ id: LAYER, columns })
    const { selection, marks } = work
    const rowsOf = ({ layer: id, label }: LabelReading) => (id === ISLANDS && label > 0 ? rowsOfIsland(work.table, islands, label) : [])
    const unbind = bindSelection({ viewer, layer: made, selection, marks: () => marks, onMarks: marks.subscribe, rowsOf })
    const unfollow = selection.subscribe(({ focused }) => {
      const row = selection.focused
      if (focused && row !== undefined) bringIntoView(viewer, columns.x[row], columns.y[row])
    })
    setLayer(made)
    return () => {
      setLayer(undefined)
      unfollow()
      unbind()
      viewer.remove(LAYER)
    }
  }, [viewer, work, islands])
  return layer
}

/** Moves the view, without zooming and no further than it must, when a place is not in it. */
function bringIntoView(viewer: Viewer, x: number, y: number): void {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return
  const { camera } = viewer
  const at = toScreen(camera, x, y)
  const wanted = { x: within(at.x, EDGE, camera.width - EDGE), y: within(at.y, EDGE, camera.height - EDGE) }
  if (wanted.x !== at.x || wanted.y !== at.y) viewer.setCamera(panBy(camera, wanted.x - at.x, wanted.y - at.y), { animate: true })
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), Math.max(least, most))

/** Shows rows as large as they go: by default the selected ones, or else the focused one. */
export function fitToSelection(viewer: Viewer, { table, selection }: WorkTable, rows: ArrayLike<number> = chosenRows(selection)): void {
  const { x, y, major } = catalogueColumns(table, { wcs: viewer.image?.wcs })
  let [left, right, low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (!Number.isFinite(x[row]) || !Number.isFinite(y[row])) continue
    const reach = major[row] > 0 ? major[row] : 1
    left = Math.min(left, x[row] - reach)
    right = Math.max(right, x[row] + reach)
    low = Math.min(low, y[row] - reach)
    high = Math.max(high, y[row] + reach)
  }
  if (!(right > left)) return
  const { width, height } = viewer.camera
  const scale = Math.min(CLOSEST, width / ((right - left) * AROUND), height / ((high - low) * AROUND))
  viewer.setCamera({ x: (left + right) / 2, y: (low + high) / 2, scale }, { animate: true })
}

const chosenRows = (selection: Selection): ArrayLike<number> =>
  selection.count > 0 ? selection.selectedRows() : selection.focused === undefined ? [] : [selection.focused]
