// What people have changed, as ellipses of their own colours on the image: a click on one goes to it.

import type { CatalogueLayer, Viewer } from '@cirasa/viewer'
import { useEffect, useMemo, useRef, useState } from 'react'
import { EDIT_COLOURS } from './edit-colours.ts'
import { type Edit, editEllipses } from './kept-edits.ts'

/** Draws changes while the component is mounted. */
export function useEditLayers(viewer: Viewer | undefined, edits: readonly Edit[], onPick: (edit: Edit) => void): void {
  useEditLayer(viewer, 'fit', edits, onPick)
  useEditLayer(viewer, 'added', edits, onPick)
}

const NONE = {
  x: new Float64Array(),
  y: new Float64Array(),
  major: new Float64Array(),
  minor: new Float64Array(),
  angle: new Float64Array(),
}

function useEditLayer(viewer: Viewer | undefined, kind: Edit['kind'], edits: readonly Edit[], onPick: (edit: Edit) => void): void {
  const ellipses = useMemo(() => editEllipses(edits, kind), [edits, kind])
  const [layer, setLayer] = useState<CatalogueLayer>()
  const latest = useRef({ ellipses, onPick })
  latest.current = { ellipses, onPick }
  useEffect(() => {
    if (viewer === undefined) return
    const id = `edits-${kind}`
    setLayer(viewer.addCatalogue({ id, columns: NONE, colour: EDIT_COLOURS[kind] }))
    const end = viewer.on('pick', (hit) => {
      const edit = hit.layer === id ? latest.current.ellipses.edits[hit.row] : undefined
      if (edit) latest.current.onPick(edit)
    })
    return () => {
      end()
      viewer.remove(id)
      setLayer(undefined)
    }
  }, [viewer, kind])
  useEffect(() => layer?.update(ellipses.columns), [layer, ellipses])
}
