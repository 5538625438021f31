// Points in a plane, one a pair of sources.

import { significant } from '@cirasa/units'
import { useComputedColorScheme } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'

/** An axis of a plot. */
export interface PlotAxis {
  readonly title: string
  readonly isLog?: boolean
  /** As far as the points go, where left out. */
  readonly range?: readonly [least: number, most: number]
  /** True for an axis that grows to the left, as east does on the sky. */
  readonly isReversed?: boolean
}

interface PointPlotProps {
  readonly label: string
  readonly x: Float64Array
  readonly y: Float64Array
  readonly xAxis: PlotAxis
  readonly yAxis: PlotAxis
  /** Where a line is drawn: the value that perfect agreement has. */
  readonly level: number
  /** Width and height, CSS pixels; as wide as there is room where no width is given. */
  readonly height: number
  readonly isSquare?: boolean
}

/** A scatter plot. Points that are not finite, or not positive on a log axis, are left out. */
export function PointPlot(props: PointPlotProps) {
  const { label, x, y, height, isSquare } = props
  const { ref: measured, width: room } = useElementSize<HTMLDivElement>()
  const [host, setHost] = useState<HTMLDivElement | null>(null)
  const ref = useMergedRef(measured, setHost)
  const scheme = useComputedColorScheme('light')
  const width = isSquare ? Math.min(room, height + 30) : room
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew when the scheme has changed
  useEffect(() => {
    if (!host || width === 0) return
    const plot = new uPlot(optionsOf(props, host, width), pointsOf(props), host)
    return () => plot.destroy()
  }, [host, width, height, x, y, scheme])
  return <div ref={ref} role="img" aria-label={`${label}, ${x.length} points`} style={{ height }} />
}

/** In ascending x, as the plot wants them, with the ends of the line in between. */
function pointsOf({ x, y, xAxis, yAxis }: PointPlotProps): uPlot.AlignedData {
  const isDrawn = (value: number, { isLog, range }: PlotAxis) =>
    Number.isFinite(value) && (!isLog || value > 0) && (!range || (value >= range[0] && value <= range[1]))
  const rows = [...x.keys()].filter((row) => isDrawn(x[row], xAxis) && isDrawn(y[row], yAxis)).sort((one, two) => x[one] - x[two])
  return [rows.map((row) => x[row]), rows.map((row) => y[row])]
}

function optionsOf({ xAxis, yAxis, level, height }: PointPlotProps, host: HTMLElement, width: number): uPlot.Options {
  const style = getComputedStyle(host)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const words = { stroke: colour('--mantine-color-dimmed'), font: `11px ${style.fontFamily}`, labelFont: `11px ${style.fontFamily}` }
  const stroke = colour('--mantine-color-default-border')
  const gridOf = ({ isLog }: PlotAxis) => ({ stroke, width: 1, ...(isLog ? { filter: onlyDecades } : {}) })
  const scaleOf = ({ isLog, range, isReversed }: PlotAxis): uPlot.Scale => ({
    time: false,
    dir: isReversed ? -1 : 1,
    ...(isLog ? { distr: 3 as const } : {}),
    ...(range ? { range: () => [...range] as [number, number] } : {}),
  })
  const text = (_plot: uPlot, splits: (number | null)[]) =>
    splits.map((value) => (value === null ? '' : significant(Number(value.toPrecision(6)), 2)))
  const points = colour('--mantine-color-anchor')
  return {
    width,
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: scaleOf(xAxis), y: scaleOf(yAxis) },
    axes: [
      { ...words, grid: gridOf(xAxis), ticks: gridOf(xAxis), label: xAxis.title, labelSize: 18, size: 28, values: text },
      { ...words, grid: gridOf(yAxis), ticks: gridOf(yAxis), label: yAxis.title, labelSize: 18, size: 44, values: text },
    ],
    series: [{}, { paths: () => null, points: { show: true, size: 4, width: 0, fill: `color-mix(in srgb, ${points} 70%, transparent)` } }],
    hooks: { draw: [(plot) => drawLevel(plot, level, colour('--mantine-color-dimmed'))] },
  }
}

/** Lines for 2 to 9 of each decade make a carpet. */
const onlyDecades = (_plot: uPlot, splits: number[]) =>
  splits.map((value) => (Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6) ? value : null))

function drawLevel(plot: uPlot, level: number, stroke: string): void {
  const { ctx, bbox } = plot
  const at = Math.round(plot.valToPos(level, 'y', true)) + 0.5
  ctx.save()
  ctx.strokeStyle = stroke
  ctx.setLineDash([4, 4])
  ctx.beginPath()
  ctx.moveTo(bbox.left, at)
  ctx.lineTo(bbox.left + bbox.width, at)
  ctx.stroke()
  ctx.restore()
}
