// The points of a scatter plot and what the pointer does to them: near ones light up, a lasso or a box selects, the wheel zooms.

import { type PointerEvent, type RefObject, useCallback, useRef, useState } from 'react'
import type { Selection } from '../selection/selection.ts'
import { useSelectionVersion } from '../selection/use-selection.ts'
import type { RowMarks } from '../statements/row-marks.ts'
import { useMarksVersion } from '../statements/use-statements.ts'
import { type AxisScale, fitScale, zoomed } from './axis-scale.ts'
import type { AxisValues } from './axis-values.ts'
import { type ColourMap, colouringWords } from './colour-maps.ts'
import { type PlotBox, paintAxes, plotBox } from './paint-axes.ts'
import { imageOf, outline, type PointsToPaint, paintRows, paintSelected, ring } from './paint-scatter.ts'
import { boxLasso, PointFinder, rowsWithin } from './pick-points.ts'
import { type Painting, PlotCanvas } from './plot-canvas.tsx'
import type { PointColouring } from './point-colouring.ts'
import { placePoints } from './point-image.ts'

const REACH = 10
const NEAR = 4
const ZOOM = 1.0015

interface ScatterAxes {
  readonly x: AxisScale
  readonly y: AxisScale
}

interface ScatterPointsProps {
  readonly selection: Selection
  readonly marks: RowMarks
  readonly x: AxisValues
  readonly y: AxisValues
  readonly axes: ScatterAxes
  /** By what people said, where left out. */
  readonly colouring: PointColouring | undefined
  readonly map: ColourMap
  readonly tool: 'lasso' | 'box'
  readonly onZoom: (axes: ScatterAxes) => void
}

/** The points as they were painted last. */
interface Placed {
  readonly painted: PointsToPaint
  readonly box: PlotBox
  /** Made when it is first asked. */
  finder: PointFinder | undefined
}

export function ScatterPoints({ selection, marks, x, y, axes, colouring, map, tool, onZoom }: ScatterPointsProps) {
  const version = useSelectionVersion(selection)
  const said = useMarksVersion(marks)
  const { visible } = selection
  const placed = useRef<Placed>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what people say is read from the marks
  const paint = useCallback(
    ({ context, width, height, ratio, colours }: Painting) => {
      const box = plotBox(width, height)
      paintAxes(context, box, { scale: axes.x, name: x.name, factor: x.factor }, { scale: axes.y, name: y.name, factor: y.factor }, colours)
      const places = placePoints(x.values, y.values, axes, Math.round(box.width * ratio), Math.round(box.height * ratio))
      const coloured = colouring && { colouring, words: colouringWords(colouring.key, map, colours) }
      const painted = { places, visible, marks, coloured, colours, ratio }
      placed.current = { painted, box, finder: undefined }
      const image = imageOf(context, box, ratio)
      paintRows(image.target, painted)
      context.putImageData(image.data, image.left, image.top)
    },
    [x, y, axes, visible, marks, said, colouring, map],
  )
  const { drawn, ...pointer } = usePicking(selection, placed, tool)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection says by its version that it has changed
  const paintOver = useCallback(
    ({ context, colours, ratio }: Painting) => {
      const now = placed.current
      if (now === undefined) return
      const { places } = now.painted
      if (selection.count > 0) {
        const data = context.createImageData(places.width, places.height)
        const target = { pixels: new Uint32Array(data.data.buffer), width: places.width, height: places.height }
        const rows = selection.selectedRows().filter((row) => selection.passes[row] === 1)
        paintSelected(target, rows, now.painted)
        context.putImageData(data, Math.round(now.box.left * ratio), Math.round(now.box.top * ratio))
      }
      ring(context, now.painted, now.box, selection.hovered, 5)
      ring(context, now.painted, now.box, selection.focused, 7)
      if (drawn.length >= 4) outline(context, drawn, colours)
    },
    [selection, version, drawn, paint],
  )
  return (
    <PlotCanvas
      label={`Scatter plot of ${visible.length} sources: ${y.name} against ${x.name}`}
      paint={paint}
      paintOver={paintOver}
      onDoubleClick={() =>
        onZoom({ x: fitScale(x.values, axes.x.kind, selection.passes), y: fitScale(y.values, axes.y.kind, selection.passes) })
      }
      onWheel={(deltaY, px, py) => {
        const box = placed.current?.box
        if (box === undefined) return
        const factor = ZOOM ** -deltaY
        const up = 1 - (py - box.top) / box.height
        onZoom({ x: zoomed(axes.x, factor, (px - box.left) / box.width), y: zoomed(axes.y, factor, up) })
      }}
      {...pointer}
    />
  )
}

/** What the pointer draws, and how it selects; corners are in CSS pixels: x0, y0, x1, y1, ... */
function usePicking(selection: Selection, placed: RefObject<Placed | undefined>, tool: 'lasso' | 'box') {
  const [drawn, setDrawn] = useState<readonly number[]>([])
  const start = useRef<readonly [number, number]>(undefined)
  const inPlot = ({ box, painted: { ratio } }: Placed, px: number, py: number): [number, number] => [
    (px - box.left) * ratio,
    (py - box.top) * ratio,
  ]
  const nearest = (px: number, py: number): number | undefined => {
    const now = placed.current
    if (now === undefined) return undefined
    now.finder ??= new PointFinder(now.painted.places, now.painted.visible)
    return now.finder.nearest(...inPlot(now, px, py), Math.min(16, REACH * now.painted.ratio))
  }
  const finish = (event: PointerEvent) => {
    const now = placed.current
    if (now === undefined) return
    const how = event.altKey ? 'remove' : isMore(event) ? 'add' : 'replace'
    const corners = drawn.flatMap((_, i) => (i % 2 === 0 ? inPlot(now, drawn[i], drawn[i + 1]) : []))
    selection.select(rowsWithin(now.painted.places, now.painted.visible, corners), how)
  }
  const click = (px: number, py: number, adds: boolean) => {
    const row = nearest(px, py)
    selection.batch(() => {
      if (row === undefined) return adds ? undefined : selection.clear()
      selection.select([row], adds ? 'toggle' : 'replace')
      selection.focus(row)
    })
  }
  const onPointer = (kind: 'down' | 'move' | 'up' | 'leave', px: number, py: number, event: PointerEvent) => {
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
      if (Math.hypot(px - x0, py - y0) < NEAR && drawn.length < 12) click(px, py, isMore(event))
      else finish(event)
      setDrawn([])
    }
  }
  return { drawn, onPointer }
}

const isMore = (event: PointerEvent): boolean => event.shiftKey || event.ctrlKey || event.metaKey
