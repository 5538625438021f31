// The frame of a plot: lines, ticks, numbers, names.

import { type AxisScale, placeOf, ticksOf } from './axis-scale.ts'
import type { PlotColours } from './plot-colours.ts'

/** Where the plot lies in its canvas, CSS pixels. */
export interface PlotBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** An axis with what is written along it. */
export interface PlotAxis {
  readonly scale: AxisScale
  /** Name and unit, such as `flux_int [mJy]`. */
  readonly name: string
  /** Values are shown multiplied by it. */
  readonly factor: number
}

const FONT = '11px Inter, system-ui, sans-serif'
/** Pixels that a number with its room takes, across and up. */
const ACROSS = 70
const UP = 42
/** Ticks with numbers along an axis, on however large a screen. */
const MOST_NAMED = 14

/** Room around a plot for what is written along its axes, CSS pixels. */
export const PLOT_ROOM = { left: 56, right: 14, top: 10, bottom: 40 } as const

/** The box of a plot in a canvas of some size. */
export function plotBox(width: number, height: number): PlotBox {
  const { left, right, top, bottom } = PLOT_ROOM
  return { left, top, width: Math.max(10, width - left - right), height: Math.max(10, height - top - bottom) }
}

/** Paints both axes around a box. */
export function paintAxes(context: CanvasRenderingContext2D, box: PlotBox, x: PlotAxis, y: PlotAxis, colours: PlotColours): void {
  const { left, top, width, height } = box
  context.font = FONT
  context.lineWidth = 1
  context.textBaseline = 'top'
  context.textAlign = 'center'
  for (const { value, text } of ticksOf(x.scale, Math.min(MOST_NAMED, width / ACROSS), x.factor)) {
    const at = Math.round(left + placeOf(x.scale, value) * width) + 0.5
    mark(context, [at, top, at, top + height], [at, top + height, at, top + height + (text === '' ? 2 : 4)], text !== '', colours)
    context.fillText(text, at, top + height + 6)
  }
  context.textBaseline = 'middle'
  context.textAlign = 'right'
  for (const { value, text } of ticksOf(y.scale, Math.min(MOST_NAMED, height / UP), y.factor)) {
    const at = Math.round(top + (1 - placeOf(y.scale, value)) * height) + 0.5
    mark(context, [left, at, left + width, at], [left, at, left - (text === '' ? 2 : 4), at], text !== '', colours)
    context.fillText(text, left - 7, at)
  }
  context.strokeStyle = colours.line
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1)
  paintNames(context, box, x.name, y.name, colours)
}

type Line = readonly [x0: number, y0: number, x1: number, y1: number]

function mark(context: CanvasRenderingContext2D, grid: Line, tick: Line, isNamed: boolean, colours: PlotColours): void {
  const line = ([x0, y0, x1, y1]: Line, colour: string) => {
    context.strokeStyle = colour
    context.beginPath()
    context.moveTo(x0, y0)
    context.lineTo(x1, y1)
    context.stroke()
  }
  if (isNamed) line(grid, colours.grid)
  line(tick, colours.line)
  context.fillStyle = colours.text
}

function paintNames(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: PlotBox,
  x: string,
  y: string,
  colours: PlotColours,
): void {
  context.fillStyle = colours.text
  context.textAlign = 'center'
  context.textBaseline = 'bottom'
  context.fillText(x, left + width / 2, top + height + 38)
  context.save()
  context.translate(12, top + height / 2)
  context.rotate(-Math.PI / 2)
  context.textBaseline = 'middle'
  context.fillText(y, 0, 0)
  context.restore()
}
