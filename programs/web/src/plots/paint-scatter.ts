// Paints the points of a scatter plot, and what follows the pointer over them.

import type { RowMarks } from '../statements/row-marks.ts'
import { paintColouredDensity } from './coloured-density.ts'
import type { PlotBox } from './paint-axes.ts'
import { colourRamp, labelWords, type PlotColours, pixelWord } from './plot-colours.ts'
import type { PointColouring } from './point-colouring.ts'
import { type PixelImage, type PointPlaces, paintDensity, paintPoints } from './point-image.ts'

/** More points than this are a density. */
export const DENSE = 20_000

/** The part of a canvas that a plot takes, as words that can be written. */
export function imageOf(
  context: CanvasRenderingContext2D,
  box: PlotBox,
  ratio: number,
): { data: ImageData; target: PixelImage; left: number; top: number } {
  const [left, top] = [Math.round(box.left * ratio), Math.round(box.top * ratio)]
  // What is there already, axes and grid, stays below the points.
  const data = context.getImageData(left, top, Math.round(box.width * ratio), Math.round(box.height * ratio))
  return { data, left, top, target: { pixels: new Uint32Array(data.data.buffer), width: data.width, height: data.height } }
}

/** CSS pixels of a point in a plot of usual size; those of large ones grow with it, so that they are not lost. */
const POINT = 3
const LARGEST_POINT = 7
/** Side of a plot whose points are a pixel. */
const PER_PIXEL = 180

/** Side of a point, pixels of the screen. */
function pointSize({ places: { width, height }, ratio }: PointsToPaint): number {
  const suited = Math.round(Math.sqrt(width * height) / ratio / PER_PIXEL)
  return Math.round(Math.min(LARGEST_POINT, Math.max(POINT, suited)) * ratio)
}

/** How the points of a plot are to be drawn. */
export interface PointsToPaint {
  readonly places: PointPlaces
  readonly visible: Uint32Array
  readonly marks: RowMarks
  /** By what people said, where left out. */
  readonly coloured?: { readonly colouring: PointColouring; readonly words: Uint32Array }
  readonly colours: PlotColours
  /** Pixels of the screen in one. */
  readonly ratio: number
}

/** Paints all points, or, where there are very many, what lies on each pixel. */
export function paintRows(image: PixelImage, points: PointsToPaint): void {
  const { places, visible, marks, coloured, colours, ratio } = points
  const isDense = visible.length > DENSE
  const cell = Math.max(1, Math.round(ratio))
  const size = pointSize(points)
  if (coloured !== undefined) {
    const { colouring, words } = coloured
    if (isDense) paintColouredDensity(image, places, visible, cell, colouring, words)
    else paintPoints(image, places, visible, size, (row) => words[colouring.numbers[row]])
    return
  }
  if (isDense) paintDensity(image, places, visible, cell, colourRamp(colours.density, 64))
  const labels = labelWords()
  const grey = pixelWord(colours.points)
  // A density shows all that is not labelled; labels stand on it.
  const rows = isDense ? visible.filter((row) => marks.label[row] > 0) : visible
  paintPoints(image, places, rows, size, (row) => (marks.label[row] > 0 ? labels[marks.label[row]] : grey))
}

/** Paints selected points in the accent; coloured ones keep their colour in the middle. */
export function paintSelected(image: PixelImage, rows: Uint32Array, points: PointsToPaint): void {
  const { places, visible, coloured, colours, ratio } = points
  const accent = pixelWord(colours.selected)
  const size = pointSize(points) + (visible.length > DENSE ? 0 : Math.round(2 * ratio))
  paintPoints(image, places, rows, coloured === undefined ? size : size + Math.round(2 * ratio), () => accent)
  if (coloured === undefined) return
  const { colouring, words } = coloured
  paintPoints(image, places, rows, size - Math.round(2 * ratio), (row) => words[colouring.numbers[row]])
}

/** A ring around a point; none for a row that is not in the plot. */
export function ring(
  context: CanvasRenderingContext2D,
  { places, ratio, colours }: PointsToPaint,
  box: PlotBox,
  row: number | undefined,
  size: number,
): void {
  if (row === undefined || places.x[row] < 0) return
  context.strokeStyle = colours.selected
  context.lineWidth = 1.5
  context.beginPath()
  context.arc(box.left + places.x[row] / ratio, box.top + places.y[row] / ratio, size, 0, 2 * Math.PI)
  context.stroke()
}

/** What the pointer has drawn so far. */
export function outline(context: CanvasRenderingContext2D, drawn: readonly number[], colours: PlotColours): void {
  context.strokeStyle = colours.selected
  context.fillStyle = `${colours.selected}22`
  context.lineWidth = 1
  context.beginPath()
  for (let i = 0; i < drawn.length; i += 2) context.lineTo(drawn[i], drawn[i + 1])
  context.closePath()
  context.fill()
  context.stroke()
}
