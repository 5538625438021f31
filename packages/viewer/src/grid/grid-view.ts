// A grid as it stands on the screen: lines cut to what is shown, and where their texts stand.

import { type Camera, type ImageBox, toScreen } from '../camera/camera.ts'
import type { GridFrame } from './coordinate-map.ts'
import type { GridGeometry } from './grid-lines.ts'
import type { AngleFormat } from './grid-steps.ts'
import { gridText } from './grid-text.ts'
import { type GridLabel, type LabelledLine, placeLabels, type TextMeasure } from './label-places.ts'
import { cutLine, type ShownArea, shownArea } from './shown-area.ts'

/** What is seen of a grid, CSS pixels. */
export interface GridView {
  /** Undefined where nothing of the image is seen. */
  readonly area: ShownArea | undefined
  readonly lines: readonly LabelledLine[]
}

/** How a grid is read. */
export interface GridStyle {
  readonly frame: GridFrame
  readonly format: AngleFormat
}

/** The lines of a grid that are seen by a camera inside `bounds` (a box of image pixels), with their texts. */
export function gridView(geometry: GridGeometry, camera: Camera, bounds: ImageBox, { frame, format }: GridStyle): GridView {
  const area = shownArea(camera, bounds)
  if (area === undefined) return { area, lines: [] }
  const lines = geometry.lines.flatMap(({ axis, value, pieces }) => {
    const cuts = pieces.flatMap((piece) => cutLine(onScreen(camera, piece), area))
    if (cuts.length === 0) return []
    return [{ axis, value, cuts, text: gridText(value, { axis, frame, format, step: geometry.steps[axis] }) }]
  })
  return { area, lines }
}

/** Where the texts of the lines stand. */
export const gridLabels = ({ area, lines }: GridView, measure: TextMeasure): readonly GridLabel[] =>
  area === undefined ? [] : placeLabels(lines, area, measure)

function onScreen(camera: Camera, piece: Float64Array): Float64Array {
  const points = new Float64Array(piece.length)
  for (let i = 0; i < piece.length; i += 2) {
    const { x, y } = toScreen(camera, piece[i], piece[i + 1])
    points[i] = x
    points[i + 1] = y
  }
  return points
}
