// One chart: a frame with a linear or logarithmic axis each way, and points, bars and lines in it.

import { significant } from '@cirasa/units'
import { type Pen, writeText } from './canvas.ts'
import { markColours } from './colour-map.ts'
import { type Box, clipped, type Mark, marksBelow, marksLeft, strokeBox } from './frame.ts'
import { decimalTicks, logarithmicTicks } from './ticks.ts'

/** What an axis covers and how. */
export interface Axis {
  readonly from: number
  readonly to: number
  readonly isLogarithmic?: boolean
  readonly title: string
}

/** A drawn frame, ready for data. */
export interface Panel {
  readonly box: Box
  readonly pen: Pen
  toX(value: number): number
  toY(value: number): number
}

/** Draws the frame, its grid and labels. */
export function drawPanel(pen: Pen, box: Box, title: string, x: Axis, y: Axis): Panel {
  const toX = (value: number) => box.left + fraction(x, value) * box.width
  const toY = (value: number) => box.top + (1 - fraction(y, value)) * box.height
  const across = marks(x, 6, toX)
  const up = marks(y, 6, toY)
  pen.strokeStyle = markColours.grid
  pen.lineWidth = 1
  for (const { at } of across) polyline(pen, [at, box.top, at, box.top + box.height])
  for (const { at } of up) polyline(pen, [box.left, at, box.left + box.width, at])
  strokeBox(pen, box)
  marksBelow(pen, box, across, x.title, 15)
  marksLeft(pen, box, up, y.title, 15)
  writeText(pen, title, box.left, box.top - 16, { size: 18 })
  return { box, pen, toX, toY }
}

function fraction({ from, to, isLogarithmic }: Axis, value: number): number {
  return isLogarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from)
}

function marks(axis: Axis, wanted: number, to: (value: number) => number): Mark[] {
  const ticks = axis.isLogarithmic ? logarithmicTicks(axis.from, axis.to) : decimalTicks(axis.from, axis.to, wanted)
  return ticks.map((value) => ({ at: to(value), text: tickLabel(value, axis) }))
}

function tickLabel(value: number, { from, to }: Axis): string {
  const small = Math.abs(value) < Math.abs(to - from) * 1e-9
  return small
    ? '0'
    : significant(Number(value.toPrecision(6)), 6)
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')
}

function polyline(pen: Pen, points: readonly number[]): void {
  pen.beginPath()
  for (let i = 0; i < points.length; i += 2) pen.lineTo(points[i], points[i + 1])
  pen.stroke()
}

/** Small dots, faint where there are many. */
export function drawDots(panel: Panel, xs: ArrayLike<number>, ys: ArrayLike<number>, colour: string): void {
  clipped(panel.pen, panel.box, () => {
    const { pen } = panel
    pen.fillStyle = colour
    pen.globalAlpha = Math.max(0.12, Math.min(0.8, 300 / Math.max(1, xs.length)))
    const size = xs.length > 2000 ? 3 : 5
    for (let i = 0; i < xs.length; i++) pen.fillRect(panel.toX(xs[i]) - size / 2, panel.toY(ys[i]) - size / 2, size, size)
  })
}

/** Points joined by a line, each with an error bar where `spread` is given. NaN leaves a gap. */
export function drawSeries(panel: Panel, xs: ArrayLike<number>, ys: ArrayLike<number>, colour: string, spread?: ArrayLike<number>): void {
  clipped(panel.pen, panel.box, () => {
    const { pen, toX, toY } = panel
    pen.strokeStyle = pen.fillStyle = colour
    pen.lineWidth = 2
    pen.beginPath()
    let isDown = false
    for (let i = 0; i < xs.length; i++) {
      if (!Number.isFinite(ys[i])) {
        isDown = false
        continue
      }
      if (isDown) pen.lineTo(toX(xs[i]), toY(ys[i]))
      else pen.moveTo(toX(xs[i]), toY(ys[i]))
      isDown = true
    }
    pen.stroke()
    for (let i = 0; i < xs.length; i++) {
      if (!Number.isFinite(ys[i])) continue
      if (spread && Number.isFinite(spread[i])) polyline(pen, [toX(xs[i]), toY(ys[i] - spread[i]), toX(xs[i]), toY(ys[i] + spread[i])])
      pen.beginPath()
      pen.arc(toX(xs[i]), toY(ys[i]), 4.5, 0, 2 * Math.PI)
      pen.fill()
    }
  })
}

/** A curve through points close together, such as a model. */
export function drawCurve(panel: Panel, xs: ArrayLike<number>, ys: ArrayLike<number>, colour: string, dash: readonly number[] = []): void {
  clipped(panel.pen, panel.box, () => {
    const { pen } = panel
    pen.strokeStyle = colour
    pen.lineWidth = 2
    pen.setLineDash([...dash])
    const points: number[] = []
    for (let i = 0; i < xs.length; i++) points.push(panel.toX(xs[i]), panel.toY(ys[i]))
    polyline(pen, points)
  })
}

/** The outline of a histogram: `heights[i]` stands between `edges[i]` and `edges[i + 1]`. */
export function drawSteps(panel: Panel, edges: ArrayLike<number>, heights: ArrayLike<number>, colour: string): void {
  clipped(panel.pen, panel.box, () => {
    const { pen, toX, toY } = panel
    pen.strokeStyle = colour
    pen.lineWidth = 2
    const points: number[] = [toX(edges[0]), toY(0)]
    for (let i = 0; i < heights.length; i++) points.push(toX(edges[i]), toY(heights[i]), toX(edges[i + 1]), toY(heights[i]))
    points.push(toX(edges[heights.length]), toY(0))
    polyline(pen, points)
  })
}

/** Names of the colours, in the upper right or lower right corner. */
export function drawLegend({ pen, box }: Panel, entries: readonly (readonly [colour: string, text: string])[], isLow = false): void {
  entries.forEach(([colour, text], i) => {
    const y = isLow ? box.top + box.height - 18 - 22 * (entries.length - 1 - i) : box.top + 18 + 22 * i
    writeText(pen, text, box.left + box.width - 14, y, { size: 15, align: 'right', colour })
  })
}
