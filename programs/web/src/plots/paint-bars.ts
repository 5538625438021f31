// Bars of a histogram, and the two that stand for what lies beyond its axis.

import { type AxisScale, placeOf } from './axis-scale.ts'
import type { Binned } from './histogram-bins.ts'
import type { PlotBox } from './paint-axes.ts'
import type { PlotColours } from './plot-colours.ts'

/** Paints a bar a bin, one after the other between two places of the box. */
export function paintBars(
  context: CanvasRenderingContext2D,
  box: PlotBox,
  counts: ArrayLike<number>,
  scale: AxisScale,
  colour: string,
  [first, last]: readonly [first: number, last: number] = [0, 1],
): void {
  context.fillStyle = colour
  const width = ((last - first) * box.width) / counts.length
  for (let bin = 0; bin < counts.length; bin++) {
    if (counts[bin] === 0) continue
    const height = Math.max(0, Math.min(1, placeOf(scale, counts[bin]))) * box.height
    context.fillRect(box.left + first * box.width + bin * width + 0.5, box.top + box.height - height, Math.max(1, width - 1), height)
  }
}

/** Paints bins and tails on an axis that has room for both. */
export function paintBinned(
  context: CanvasRenderingContext2D,
  box: PlotBox,
  found: Binned,
  axes: { readonly bins: AxisScale; readonly shown: AxisScale; readonly counts: AxisScale },
  colours: PlotColours,
): void {
  const [first, last] = [placeOf(axes.shown, axes.bins.low), placeOf(axes.shown, axes.bins.high)]
  paintBars(context, box, found.counts, axes.counts, colours.bar, [first, last])
  if (found.below > 0) paintBars(context, box, [found.below], axes.counts, colours.tail, [0, first])
  if (found.above > 0) paintBars(context, box, [found.above], axes.counts, colours.tail, [last, 1])
}

/** Paints a line at a place of the axis, 0 to 1; none beyond its ends. */
export function paintPlace(context: CanvasRenderingContext2D, box: PlotBox, place: number, colour: string): void {
  if (!(place >= 0 && place <= 1)) return
  context.fillStyle = colour
  context.fillRect(box.left + place * box.width - 0.75, box.top, 1.5, box.height)
}
