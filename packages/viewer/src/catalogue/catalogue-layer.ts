// A catalogue over an image: ellipses from columns, drawn in a few calls, found under the pointer and by lasso.

import { toImage } from '../camera/camera.ts'
import { createScrolledPicture, type ScrolledPicture } from '../gpu/scrolled-picture.ts'
import { type CatalogueColumns, type CatalogueLayer, ROW_STATE } from '../layers/catalogue-columns.ts'
import type { DrawFrame, LayerHost } from '../layers/layer.ts'
import { batchesIn, DRAW_RULES, type DrawRules, rowsIn, shapedRows } from './draw-plan.ts'
import { pickRow, type RowsToPick } from './pick-row.ts'
import { indexRows } from './row-index.ts'
import { packRows, packStates } from './row-instances.ts'
import { createRowPainter, type RowPainter } from './row-painter.ts'
import { type Colour, ROW_COLOUR, styleTable } from './row-style.ts'
import { rowsWithin } from './rows-within.ts'

/** What a catalogue layer is made of. */
export interface CatalogueOptions {
  readonly id: string
  readonly columns: CatalogueColumns
  /** Of rows without a label. */
  readonly colour?: Colour
  /** 'all' marks every row with a symbol of fixed size, besides its ellipse: for catalogues of positions with errors. 'small' by default. */
  readonly symbols?: DrawRules['symbols']
}

/** A catalogue layer with what is its own. */
export interface DrawnCatalogue extends CatalogueLayer {
  /** Of rows without a label. */
  colour: Colour
}

/** The pointer hits a row within this many CSS pixels of its centre, however small it is. */
const LEAST_TARGET = 3
/** Up to so many rows in view are drawn in every frame; of more there is a picture, which is moved. */
const FEW_ROWS = 1000

/** Makes a layer of all rows of a catalogue; nothing is put on the GPU before the first frame. */
export function createCatalogueLayer({ id, columns, colour = ROW_COLOUR, symbols = 'small' }: CatalogueOptions): DrawnCatalogue {
  let host: LayerHost | undefined
  let painter: RowPainter | undefined
  let picture: ScrolledPicture | undefined
  let rows: RowsToPick = rowsOf(columns)
  let hasRaised = false
  const stale = { rows: true, states: true, styles: true }
  const rules: DrawRules = { ...DRAW_RULES, symbols }

  const upload = (gl: WebGL2RenderingContext): RowPainter => {
    const isNew = painter === undefined || painter.gl !== gl || !painter.isUsable()
    const current = isNew ? createRowPainter(gl) : painter!
    if (isNew) picture = undefined
    if (stale.rows || stale.states || stale.styles) picture?.forget()
    if (isNew || stale.rows) current.setRows(packRows(rows.columns, rows.index))
    if (isNew || stale.states) current.setStates(packStates(rows.states, rows.index))
    if (isNew || stale.styles) current.setStyles(styleTable(colour))
    stale.rows = stale.states = stale.styles = false
    painter = current
    return current
  }

  return {
    id,
    kind: 'catalogue',
    visible: true,
    opacity: 1,
    get rows() {
      return rows.states.length
    },
    get colour() {
      return colour
    },
    set colour(next) {
      colour = next
      stale.styles = true
      host?.requestFrame()
    },
    attach(to) {
      host = to
    },
    setStates(states) {
      rows.states.fill(0)
      rows.states.set(states.subarray(0, rows.states.length))
      hasRaised = rows.states.some((state) => (state & (ROW_STATE.selected | ROW_STATE.focused | ROW_STATE.hovered)) !== 0)
      stale.states = true
      host?.requestFrame()
    },
    update(next) {
      rows = rowsOf(next)
      hasRaised = false
      stale.rows = stale.states = true
      host?.requestFrame()
    },
    pick(sx, sy) {
      if (host === undefined) return undefined
      const { x, y } = toImage(host.camera, sx, sy)
      return pickRow(rows, x, y, LEAST_TARGET / host.camera.scale)
    },
    within: (polygon) => rowsWithin(rows, polygon),
    draw(frame: DrawFrame) {
      if (rows.index.order.length === 0) return
      const current = upload(frame.gl)
      const { camera, pixelRatio } = frame
      const shaped = shapedRows(rows.index, camera, {
        ...rules,
        largestSquare: Math.min(rules.largestSquare, current.largestSquare / pixelRatio),
      })
      const look = { opacity: this.opacity, hasRaised }
      const batches = batchesIn(shaped, camera)
      if (batches.reduce((sum, { runs }) => sum + rowsIn(runs), 0) <= FEW_ROWS) {
        picture?.forget()
        current.draw({ camera, pixelRatio, x: 0, y: 0 }, batches, look)
        return
      }
      picture ??= createScrolledPicture(frame.gl)
      picture.draw(frame, JSON.stringify([look.opacity, shaped.map(({ shape, rows }) => [shape, rows.largest])]), (target) =>
        current.draw(target, batchesIn(shaped, target.camera), look),
      )
    },
    dispose() {
      painter?.dispose()
      picture?.dispose()
      painter = picture = undefined
      host = undefined
    },
  }
}

const rowsOf = (columns: CatalogueColumns): RowsToPick => ({ columns, index: indexRows(columns), states: new Uint8Array(columns.x.length) })
