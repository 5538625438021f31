// A scatter plot of any two columns or expressions: points or their density, lasso and box, all in step with the other panes.

import type { Table } from '@cirasa/catalog'
import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core'
import { IconLasso, IconRectangle, IconZoomReset } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { FilterError } from '../catalogue/filter.ts'
import type { Selection } from '../selection/selection.ts'
import { useSelectionVersion, useVisible } from '../selection/use-selection.ts'
import type { RowMarks } from '../statements/row-marks.ts'
import { useMarksVersion } from '../statements/use-statements.ts'
import { AxisChoice } from './axis-choice.tsx'
import { type AxisScale, fitScale, type ScaleKind, zoomed } from './axis-scale.ts'
import { type AxisValues, axisValues, plottable } from './axis-values.ts'
import { type PlotBox, paintAxes, plotBox } from './paint-axes.ts'
import { boxLasso, PointFinder, rowsWithin } from './pick-points.ts'
import classes from './plot.module.css'
import { type Painting, PlotCanvas } from './plot-canvas.tsx'
import { colourRamp, labelWords, type PlotColours, pixelWord } from './plot-colours.ts'
import { type PixelImage, type PointPlaces, paintDensity, paintPoints, placePoints } from './point-image.ts'

/** What a scatter plot shows: plain data, so that it can be stored. */
export interface ScatterView {
  readonly x: string
  readonly y: string
  readonly xKind: ScaleKind
  readonly yKind: ScaleKind
}

export const DEFAULT_SCATTER: ScatterView = { x: 'flux_int', y: 'maj_fwhm', xKind: 'log', yKind: 'log' }

/** More points than this are a density. */
const DENSE = 20_000
const REACH = 10
const NEAR = 4
const ZOOM = 1.0015

export interface PlotProps {
  readonly table: Table
  readonly selection: Selection
  readonly marks: RowMarks
}

export function ScatterPlot({
  table,
  selection,
  marks,
  view,
  onView,
}: PlotProps & { readonly view: ScatterView; readonly onView: (view: ScatterView) => void }) {
  const [tool, setTool] = useState<'lasso' | 'box'>('lasso')
  const x = useMemo(() => axisValues(view.x, table.columns, table.rows), [view.x, table])
  const y = useMemo(() => axisValues(view.y, table.columns, table.rows), [view.y, table])
  const names = useMemo(() => plottable(table.columns), [table])
  const visible = useVisible(selection)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `visible` says that `passes` has changed, which fits the axes anew
  const fitted = useMemo(
    () => ({ x: fitScale(valuesOf(x), view.xKind, selection.passes), y: fitScale(valuesOf(y), view.yKind, selection.passes) }),
    [x, y, view.xKind, view.yKind, visible],
  )
  /** Closer than fitted, for as long as the fit is the same. */
  const [closer, setCloser] = useState<{ of: typeof fitted; axes: typeof fitted }>()
  const zoom = closer?.of === fitted ? closer.axes : undefined
  const setZoom = (axes: typeof fitted | undefined) => setCloser(axes && { of: fitted, axes })
  const axes = zoom ?? fitted
  return (
    <div className={classes.pane}>
      <div className={classes.controls}>
        <AxisChoice
          {...choice('Across', x, view.x, view.xKind)}
          names={names}
          onText={(text) => onView({ ...view, x: text })}
          onKind={(xKind) => onView({ ...view, xKind })}
        />
        <AxisChoice
          {...choice('Up', y, view.y, view.yKind)}
          names={names}
          onText={(text) => onView({ ...view, y: text })}
          onKind={(yKind) => onView({ ...view, yKind })}
        />
        <SegmentedControl
          aria-label="Select by"
          value={tool}
          onChange={(value) => setTool(value as 'lasso' | 'box')}
          data={[
            { value: 'lasso', label: <IconLasso size={14} role="img" aria-label="Lasso" /> },
            { value: 'box', label: <IconRectangle size={14} role="img" aria-label="Box" /> },
          ]}
        />
        <Tooltip label="Show all points; the wheel zooms">
          <ActionIcon aria-label="Show all points" onClick={() => setZoom(undefined)} disabled={zoom === undefined}>
            <IconZoomReset size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      {'values' in x && 'values' in y ? <Points {...{ table, selection, marks, x, y, axes, tool }} onZoom={setZoom} /> : null}
    </div>
  )
}

const valuesOf = (axis: AxisValues | FilterError): ArrayLike<number> => ('values' in axis ? axis.values : [])

const choice = (label: string, axis: AxisValues | FilterError, text: string, kind: ScaleKind) => ({
  label,
  text,
  kind,
  problem: 'error' in axis ? axis : undefined,
})

interface PointsProps extends PlotProps {
  readonly x: AxisValues
  readonly y: AxisValues
  readonly axes: { readonly x: AxisScale; readonly y: AxisScale }
  readonly tool: 'lasso' | 'box'
  readonly onZoom: (axes: { x: AxisScale; y: AxisScale }) => void
}

function Points({ selection, marks, x, y, axes, tool, onZoom }: PointsProps) {
  const version = useSelectionVersion(selection)
  const said = useMarksVersion(marks)
  const { visible } = selection
  const [drawn, setDrawn] = useState<readonly number[]>([])
  const placed = useRef<{ places: PointPlaces; box: PlotBox; ratio: number; finder: PointFinder | undefined }>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what people say is read from the marks
  const paint = useCallback(
    (painting: Painting) => {
      const { context, width, height, ratio, colours } = painting
      const box = plotBox(width, height)
      paintAxes(context, box, { scale: axes.x, name: x.name, factor: x.factor }, { scale: axes.y, name: y.name, factor: y.factor }, colours)
      const [across, down] = [Math.round(box.width * ratio), Math.round(box.height * ratio)]
      const places = placePoints(x.values, y.values, axes, across, down)
      placed.current = { places, box, ratio, finder: undefined }
      const image = imageOf(context, box, ratio)
      if (visible.length > DENSE)
        paintDensity(image.target, places, visible, Math.max(1, Math.round(ratio)), colourRamp(colours.density, 64))
      paintRows(image.target, places, visible, marks, colours, ratio, visible.length > DENSE)
      context.putImageData(image.data, image.left, image.top)
    },
    [x, y, axes, visible, marks, said],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection says by its version that it has changed
  const paintOver = useCallback(
    ({ context, colours, ratio }: Painting) => {
      const now = placed.current
      if (now === undefined) return
      const { places, box } = now
      if (selection.count > 0) {
        const data = context.createImageData(places.width, places.height)
        const target = { pixels: new Uint32Array(data.data.buffer), width: places.width, height: places.height }
        const rows = selection.selectedRows().filter((row) => selection.passes[row] === 1)
        const colour = pixelWord(colours.selected)
        paintPoints(target, places, rows, Math.round((visible.length > DENSE ? 3 : 5) * ratio), () => colour)
        context.putImageData(data, Math.round(box.left * ratio), Math.round(box.top * ratio))
      }
      for (const [row, size] of [
        [selection.hovered, 5],
        [selection.focused, 7],
      ] as const)
        ring(context, now, row, size, colours)
      if (drawn.length >= 4) outline(context, drawn, colours)
    },
    [selection, version, drawn, paint],
  )
  const inPlot = (px: number, py: number): [number, number] => {
    const { box, ratio } = placed.current!
    return [(px - box.left) * ratio, (py - box.top) * ratio]
  }
  const nearest = (px: number, py: number): number | undefined => {
    const now = placed.current
    if (now === undefined) return undefined
    now.finder ??= new PointFinder(now.places, visible)
    return now.finder.nearest(...inPlot(px, py), Math.min(16, REACH * now.ratio))
  }
  const start = useRef<readonly [number, number]>(undefined)
  const finish = (event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean }) => {
    const how = event.altKey ? 'remove' : event.shiftKey || event.ctrlKey || event.metaKey ? 'add' : 'replace'
    const corners = drawn.flatMap((_, i) => (i % 2 === 0 ? inPlot(drawn[i], drawn[i + 1]) : []))
    selection.select(rowsWithin(placed.current!.places, visible, corners), how)
  }
  const click = (px: number, py: number, isMore: boolean) => {
    const row = nearest(px, py)
    selection.batch(() => {
      if (row === undefined) return isMore ? undefined : selection.clear()
      selection.select([row], isMore ? 'toggle' : 'replace')
      selection.focus(row)
    })
  }
  return (
    <PlotCanvas
      label={`Scatter plot of ${visible.length} sources: ${y.name} against ${x.name}`}
      paint={paint}
      paintOver={paintOver}
      onDoubleClick={() =>
        onZoom({ x: fitScale(x.values, axes.x.kind, selection.passes), y: fitScale(y.values, axes.y.kind, selection.passes) })
      }
      onWheel={(deltaY, px, py) => {
        const now = placed.current
        if (now === undefined) return
        const factor = ZOOM ** -deltaY
        const across = (px - now.box.left) / now.box.width
        const up = 1 - (py - now.box.top) / now.box.height
        onZoom({ x: zoomed(axes.x, factor, across), y: zoomed(axes.y, factor, up) })
      }}
      onPointer={(kind, px, py, event) => {
        if (kind === 'down' && event.button === 0) {
          start.current = [px, py]
          setDrawn([px, py])
        } else if (kind === 'move' && start.current !== undefined) {
          const [x0, y0] = start.current
          setDrawn(tool === 'box' ? boxLasso(x0, y0, px, py) : [...drawn, px, py])
        } else if (kind === 'move') selection.hover(nearest(px, py))
        else if (kind === 'leave') selection.hover(undefined)
        else if (kind === 'up' && start.current !== undefined) {
          const [x0, y0] = start.current
          start.current = undefined
          if (Math.hypot(px - x0, py - y0) < NEAR && drawn.length < 12) click(px, py, event.shiftKey || event.ctrlKey || event.metaKey)
          else finish(event)
          setDrawn([])
        }
      }}
    />
  )
}

/** The part of a canvas that a plot takes, as words that can be written. */
function imageOf(
  context: CanvasRenderingContext2D,
  box: PlotBox,
  ratio: number,
): { data: ImageData; target: PixelImage; left: number; top: number } {
  const [left, top] = [Math.round(box.left * ratio), Math.round(box.top * ratio)]
  // What is there already, axes and grid, stays below the points.
  const data = context.getImageData(left, top, Math.round(box.width * ratio), Math.round(box.height * ratio))
  return { data, left, top, target: { pixels: new Uint32Array(data.data.buffer), width: data.width, height: data.height } }
}

function paintRows(
  image: PixelImage,
  places: PointPlaces,
  visible: Uint32Array,
  marks: RowMarks,
  colours: PlotColours,
  ratio: number,
  isDense: boolean,
): void {
  const labels = labelWords()
  const grey = pixelWord(colours.points)
  // A density shows all that is not labelled; labels stand on it.
  const rows = isDense ? visible.filter((row) => marks.label[row] > 0) : visible
  paintPoints(image, places, rows, Math.round(3 * ratio), (row) => (marks.label[row] > 0 ? labels[marks.label[row]] : grey))
}

function ring(
  context: CanvasRenderingContext2D,
  { places, box, ratio }: { places: PointPlaces; box: PlotBox; ratio: number },
  row: number | undefined,
  size: number,
  colours: PlotColours,
): void {
  if (row === undefined || places.x[row] < 0) return
  context.strokeStyle = colours.selected
  context.lineWidth = 1.5
  context.beginPath()
  context.arc(box.left + places.x[row] / ratio, box.top + places.y[row] / ratio, size, 0, 2 * Math.PI)
  context.stroke()
}

function outline(context: CanvasRenderingContext2D, drawn: readonly number[], colours: PlotColours): void {
  context.strokeStyle = colours.selected
  context.fillStyle = `${colours.selected}22`
  context.lineWidth = 1
  context.beginPath()
  for (let i = 0; i < drawn.length; i += 2) context.lineTo(drawn[i], drawn[i + 1])
  context.closePath()
  context.fill()
  context.stroke()
}
