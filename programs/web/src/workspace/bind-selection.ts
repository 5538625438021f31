// Joins a catalogue layer of the viewer to a selection: what is selected anywhere is seen on the image, and what is clicked there is selected everywhere.

import { type CatalogueLayer, type LabelReading, ROW_STATE, type Viewer } from '@cirasa/viewer'
import type { Selection } from '../selection/selection.ts'

/** What people say of rows, as bytes: 1 for rejected, and the colour of the label (0 for none, up to 7). */
export interface RowMarks {
  readonly rejected: Uint8Array
  readonly label: Uint8Array
}

/** The state bytes of all rows. */
export function statesOf(selection: Selection, marks: RowMarks | undefined, states: Uint8Array): Uint8Array {
  const { selected, passes, focused, hovered } = selection
  for (let row = 0; row < states.length; row++) {
    states[row] =
      (passes[row] === 1 ? 0 : ROW_STATE.hidden) |
      (selected[row] === 1 ? ROW_STATE.selected : 0) |
      (marks === undefined ? 0 : (marks.rejected[row] === 1 ? ROW_STATE.rejected : 0) | (marks.label[row] << ROW_STATE.labelShift))
  }
  if (focused !== undefined) states[focused] |= ROW_STATE.focused
  if (hovered !== undefined) states[hovered] |= ROW_STATE.hovered
  return states
}

interface Bound {
  readonly viewer: Viewer
  readonly layer: CatalogueLayer
  readonly selection: Selection
  readonly marks: () => RowMarks | undefined
  /** Tells when marks have changed. */
  readonly onMarks: (listener: () => void) => () => void
  /** Rows that belong to an island, where a map of islands is shown. */
  readonly rowsOf?: (label: LabelReading) => readonly number[]
}

/** Joins them until the function that it gives back is called. */
export function bindSelection({ viewer, layer, selection, marks, onMarks, rowsOf = () => [] }: Bound): () => void {
  const states = new Uint8Array(layer.rows)
  // The viewer tells a click on a source twice: what was picked, and then the click itself.
  let isPicked = false
  const paint = () => {
    layer.setStates(statesOf(selection, marks(), states))
    viewer.changed()
  }
  const ends = [
    selection.subscribe(paint),
    onMarks(paint),
    viewer.on('hover', (hit) => selection.hover(hit?.layer === layer.id ? hit.row : undefined)),
    viewer.on('pick', (hit) => {
      isPicked = true
      if (hit.layer !== layer.id) return
      selection.batch(() => {
        selection.select([hit.row], hit.control || hit.shift ? 'toggle' : 'replace')
        selection.focus(hit.row)
      })
    }),
    viewer.on('click', ({ shift, control, label }) => {
      const [wasPicked, isMore] = [isPicked, shift || control]
      isPicked = false
      if (wasPicked) return
      const rows = label === undefined ? [] : rowsOf(label).filter((row) => selection.passes[row] === 1)
      if (rows.length === 0 && isMore) return
      selection.batch(() => {
        selection.select(rows, isMore ? 'toggle' : 'replace')
        if (rows.length > 0) selection.focus(rows[0])
      })
    }),
  ]
  paint()
  return () => {
    for (const end of ends) end()
  }
}
