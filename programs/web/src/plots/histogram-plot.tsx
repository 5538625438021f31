// A histogram of any column or expression: all rows that pass in grey, the selected ones in the accent; a brush selects.

import { NumberInput, Switch } from '@mantine/core'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useSelectionVersion } from '../selection/use-selection.ts'
import { AxisChoice } from './axis-choice.tsx'
import { type AxisScale, fitScale, placeOf, type ScaleKind, valueAt } from './axis-scale.ts'
import { type AxisValues, axisValues, plottable } from './axis-values.ts'
import { binCounts, rowsBetween } from './histogram-bins.ts'
import { type PlotBox, paintAxes, plotBox } from './paint-axes.ts'
import classes from './plot.module.css'
import { type Painting, PlotCanvas } from './plot-canvas.tsx'
import type { PlotProps } from './scatter-plot.tsx'

/** What a histogram shows: plain data, so that it can be stored. */
export interface HistogramView {
  readonly x: string
  readonly xKind: ScaleKind
  readonly countKind: ScaleKind
  readonly bins: number
}

export const DEFAULT_HISTOGRAM: HistogramView = { x: 'snr', xKind: 'log', countKind: 'linear', bins: 40 }

const MOST_BINS = 400
const NEAR = 4

export function HistogramPlot({
  view,
  onView,
  ...props
}: PlotProps & { readonly view: HistogramView; readonly onView: (view: HistogramView) => void }) {
  const { table } = props
  const x = useMemo(() => axisValues(view.x, table.columns, table.rows), [view.x, table])
  const names = useMemo(() => plottable(table.columns), [table])
  return (
    <div className={classes.pane}>
      <div className={classes.controls}>
        <AxisChoice
          label="Across"
          text={view.x}
          kind={view.xKind}
          names={names}
          problem={'error' in x ? x : undefined}
          onText={(text) => onView({ ...view, x: text })}
          onKind={(xKind) => onView({ ...view, xKind })}
        />
        <NumberInput
          w={70}
          aria-label="Bins"
          min={2}
          max={MOST_BINS}
          value={view.bins}
          onChange={(bins) => typeof bins === 'number' && bins >= 2 && onView({ ...view, bins: Math.min(MOST_BINS, Math.round(bins)) })}
        />
        <Switch
          label="log counts"
          checked={view.countKind === 'log'}
          onChange={(event) => onView({ ...view, countKind: event.currentTarget.checked ? 'log' : 'linear' })}
        />
      </div>
      {'values' in x ? <Bars {...props} x={x} view={view} /> : null}
    </div>
  )
}

function Bars({ selection, x, view }: PlotProps & { readonly x: AxisValues; readonly view: HistogramView }) {
  const version = useSelectionVersion(selection)
  const { visible } = selection
  const { bins, xKind, countKind } = view
  // biome-ignore lint/correctness/useExhaustiveDependencies: `visible` says that `passes` has changed
  const scale = useMemo(() => fitScale(x.values, xKind, selection.passes), [x, xKind, visible])
  const counts = useMemo(() => binCounts(x.values, visible, scale, bins), [x, visible, scale, bins])
  const countScale = useMemo<AxisScale>(() => {
    const most = Math.max(1, ...counts)
    return countKind === 'log' ? { kind: 'log', low: 0.5, high: most * 2 } : { kind: 'linear', low: 0, high: most * 1.05 }
  }, [counts, countKind])
  const [brush, setBrush] = useState<readonly [number, number]>()
  const box = useRef<PlotBox>(undefined)
  const paint = useCallback(
    ({ context, width, height, colours }: Painting) => {
      box.current = plotBox(width, height)
      const y = { scale: countScale, name: 'sources', factor: 1 }
      paintAxes(context, box.current, { scale, name: x.name, factor: x.factor }, y, colours)
      paintBars(context, box.current, counts, countScale, colours.bar)
    },
    [scale, countScale, counts, x],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection says by its version that it has changed
  const paintOver = useCallback(
    ({ context, colours }: Painting) => {
      const plot = box.current
      if (plot === undefined) return
      const rows = selection.selectedRows().filter((row) => selection.passes[row] === 1)
      if (rows.length > 0) paintBars(context, plot, binCounts(x.values, rows, scale, bins), countScale, colours.selected)
      const { focused } = selection
      if (focused !== undefined) paintPlace(context, plot, placeOf(scale, x.values[focused]), colours.selected)
      if (brush === undefined) return
      context.fillStyle = `${colours.selected}33`
      context.fillRect(Math.min(...brush), plot.top, Math.abs(brush[1] - brush[0]), plot.height)
    },
    [selection, version, brush, paint],
  )
  const valueUnder = (px: number) => valueAt(scale, (px - box.current!.left) / box.current!.width)
  return (
    <PlotCanvas
      label={`Histogram of ${visible.length} sources by ${x.name}`}
      paint={paint}
      paintOver={paintOver}
      onPointer={(kind, px, _py, event) => {
        if (kind === 'down' && event.button === 0) setBrush([px, px])
        else if (kind === 'move' && brush !== undefined) setBrush([brush[0], px])
        else if (kind === 'up' && brush !== undefined) {
          const [start, end] = [Math.min(...brush), Math.max(...brush)]
          setBrush(undefined)
          if (end - start < NEAR) return selection.clear()
          const how = event.altKey ? 'remove' : event.shiftKey || event.ctrlKey || event.metaKey ? 'add' : 'replace'
          selection.select(rowsBetween(x.values, visible, valueUnder(start), valueUnder(end)), how)
        }
      }}
    />
  )
}

function paintBars(context: CanvasRenderingContext2D, box: PlotBox, counts: Uint32Array, scale: AxisScale, colour: string): void {
  context.fillStyle = colour
  const width = box.width / counts.length
  for (let bin = 0; bin < counts.length; bin++) {
    if (counts[bin] === 0) continue
    const height = Math.max(0, Math.min(1, placeOf(scale, counts[bin]))) * box.height
    context.fillRect(box.left + bin * width + 0.5, box.top + box.height - height, Math.max(1, width - 1), height)
  }
}

function paintPlace(context: CanvasRenderingContext2D, box: PlotBox, place: number, colour: string): void {
  if (!(place >= 0 && place <= 1)) return
  context.fillStyle = colour
  context.fillRect(box.left + place * box.width - 0.75, box.top, 1.5, box.height)
}
