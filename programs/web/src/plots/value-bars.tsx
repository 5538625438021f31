// A histogram that is only looked at: bins with their axes, bars for what lies beyond them, lines at values that count.

import { type ReactNode, useCallback } from 'react'
import { type AxisScale, placeOf, type ScaleKind } from './axis-scale.ts'
import { type Binned, countScale, withTails } from './histogram-bins.ts'
import { paintAxes, plotBox } from './paint-axes.ts'
import { paintBinned, paintPlace } from './paint-bars.ts'
import { type Painting, PlotCanvas } from './plot-canvas.tsx'

interface ValueBarsProps {
  /** For those who do not see it. */
  readonly label: string
  readonly found: Binned
  /** The axis that was counted along. */
  readonly scale: AxisScale
  /** Name and unit of the values, and what they are multiplied with to be in it. */
  readonly name: string
  readonly factor: number
  /** What is counted: `pixels`. */
  readonly counted: string
  readonly countKind: ScaleKind
  /** Values at which a line stands. */
  readonly marks?: readonly number[]
  /** CSS pixels. */
  readonly height: number
  /** Over the plot. */
  readonly children?: ReactNode
}

export function ValueBars({ label, found, scale, name, factor, counted, countKind, marks, height, children }: ValueBarsProps) {
  const paint = useCallback(
    ({ context, width, height: down, colours }: Painting) => {
      const box = plotBox(width, down)
      const shown = withTails(scale, found)
      const counts = countScale(countKind, found.counts, found.below, found.above)
      paintAxes(context, box, { scale: shown, name, factor }, { scale: counts, name: counted, factor: 1 }, colours)
      paintBinned(context, box, found, { bins: scale, shown, counts }, colours)
    },
    [found, scale, name, factor, counted, countKind],
  )
  const paintOver = useCallback(
    ({ context, width, height: down, colours }: Painting) => {
      const shown = withTails(scale, found)
      for (const mark of marks ?? []) paintPlace(context, plotBox(width, down), placeOf(shown, mark), colours.selected)
    },
    [found, scale, marks],
  )
  return (
    <div style={{ display: 'flex', height }}>
      <PlotCanvas {...{ label, paint, paintOver }}>{children}</PlotCanvas>
    </div>
  )
}
