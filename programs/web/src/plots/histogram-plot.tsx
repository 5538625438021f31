// A histogram of any column or expression: all rows that pass in grey, the selected ones in the accent; a brush selects.

import { countText } from '@cirasa/units'
import { NumberInput } from '@mantine/core'
import { useCallback, useMemo, useRef, useState } from 'react'
import { Pane } from '../parts/pane.tsx'
import { useSelectionVersion } from '../selection/use-selection.ts'
import { AxisChoice } from './axis-choice.tsx'
import { fitScale, placeOf, type ScaleKind, valueAt } from './axis-scale.ts'
import { type AxisValues, axisValues, kindOf, plottable } from './axis-values.ts'
import { type Binned, binned, countScale, rowsBetween } from './histogram-bins.ts'
import { NoAxis } from './no-axis.tsx'
import { type PlotBox, paintAxes, plotBox } from './paint-axes.ts'
import { paintBars, paintPlace } from './paint-bars.ts'
import classes from './plot.module.css'
import { type Painting, PlotCanvas } from './plot-canvas.tsx'
import { ScaleSwitch } from './scale-switch.tsx'
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
    <Pane
      controls={
        <>
          <AxisChoice
            label="Across"
            text={view.x}
            kind={view.xKind}
            names={names}
            problem={'error' in x ? x : undefined}
            onText={(text) => onView({ ...view, x: text, xKind: kindOf(axisValues(text, table.columns, table.rows), view.xKind) })}
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
          <ScaleSwitch label="Counts" word="counts" kind={view.countKind} onKind={(countKind) => onView({ ...view, countKind })} />
        </>
      }
    >
      {'values' in x ? <Bars {...props} x={x} view={view} /> : <NoAxis problem={x} />}
    </Pane>
  )
}

function Bars({ selection, x, view }: PlotProps & { readonly x: AxisValues; readonly view: HistogramView }) {
  const version = useSelectionVersion(selection)
  const { visible } = selection
  const { bins, xKind, countKind } = view
  // biome-ignore lint/correctness/useExhaustiveDependencies: `visible` says that `passes` has changed
  const scale = useMemo(() => fitScale(x.values, xKind, selection.passes), [x, xKind, visible])
  const found = useMemo(() => binned(x.values, scale, bins, visible), [x, visible, scale, bins])
  const up = useMemo(() => countScale(countKind, found.counts), [found, countKind])
  const [brush, setBrush] = useState<readonly [number, number]>()
  const box = useRef<PlotBox>(undefined)
  const paint = useCallback(
    ({ context, width, height, colours }: Painting) => {
      box.current = plotBox(width, height)
      const y = { scale: up, name: 'sources', factor: 1 }
      paintAxes(context, box.current, { scale, name: x.name, factor: x.factor }, y, colours)
      paintBars(context, box.current, found.counts, up, colours.bar)
    },
    [scale, up, found, x],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection says by its version that it has changed
  const paintOver = useCallback(
    ({ context, colours }: Painting) => {
      const plot = box.current
      if (plot === undefined) return
      const rows = selection.selectedRows().filter((row) => selection.passes[row] === 1)
      if (rows.length > 0) paintBars(context, plot, binned(x.values, scale, bins, rows).counts, up, colours.selected)
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
    >
      <Beyond found={found} isLog={xKind === 'log'} />
    </PlotCanvas>
  )
}

/** Says how many sources the plot has no bar for. */
function Beyond({ found: { below, above, blank }, isLog }: { readonly found: Binned; readonly isLog: boolean }) {
  const words = [
    below > 0 ? `${countText(below)} ${isLog ? 'below or not above 0' : 'below'}` : '',
    above > 0 ? `${countText(above)} above` : '',
    blank > 0 ? `${countText(blank)} without a value` : '',
  ].filter((word) => word !== '')
  return words.length === 0 ? null : <div className={classes.readout}>Not shown: {words.join(', ')}</div>
}
