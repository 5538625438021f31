// A value a day as bars, with the day and the value under the cursor.

import { Text, useComputedColorScheme } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'

interface DayBarsProps {
  /** What is drawn, for those who do not see it. */
  readonly label: string
  /** UTC, `2026-11-20`, one a day without gaps. */
  readonly days: readonly string[]
  readonly values: readonly number[]
  /** A value as text. */
  readonly text: (value: number) => string
  readonly height?: number
}

/** Bars over days. */
export function DayBars({ label, days, values, text, height = 120 }: DayBarsProps) {
  const { ref: measured, width } = useElementSize<HTMLDivElement>()
  const [host, setHost] = useState<HTMLDivElement | null>(null)
  const ref = useMergedRef(measured, setHost)
  const scheme = useComputedColorScheme('light')
  const [under, setUnder] = useState<number>()
  const total = values.reduce((sum, value) => sum + value, 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew when the scheme has changed
  useEffect(() => {
    if (!host || width === 0) return
    const plot = new uPlot(optionsOf(width, height, host, text, setUnder), [days.map((day) => Date.parse(day) / 1000), [...values]], host)
    return () => plot.destroy()
  }, [host, width, height, days, values, text, scheme])
  const said = under === undefined || under >= days.length ? undefined : `${dayOf(days[under])}: ${text(values[under])}`
  return (
    <figure style={{ margin: 0 }}>
      <div ref={ref} role="img" aria-label={`${label}, ${days.length} days, ${text(total)} in all`} style={{ height }} />
      <Text component="figcaption" size="xs" c="dimmed">
        {said ?? `${text(total)} in ${days.length} days`}
      </Text>
    </figure>
  )
}

function optionsOf(
  width: number,
  height: number,
  host: HTMLElement,
  text: (value: number) => string,
  onCursor: (index: number | undefined) => void,
): uPlot.Options {
  const style = getComputedStyle(host)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const line = colour('--mantine-color-default-border')
  const words = { stroke: colour('--mantine-color-dimmed'), font: `11px ${style.fontFamily}`, ticks: { show: false } }
  return {
    width,
    height,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: true }, y: { range: (_plot, _least, most) => [0, most > 0 ? most * 1.05 : 1] } },
    axes: [
      {
        ...words,
        grid: { show: false },
        space: 60,
        size: 22,
        values: (_plot, splits) => splits.map((at) => dayOf(new Date(at * 1000).toISOString())),
      },
      { ...words, grid: { stroke: line, width: 1 }, size: 58, space: 28, values: (_plot, splits) => splits.map(text) },
    ],
    series: [
      {},
      { fill: colour('--mantine-color-anchor'), width: 0, points: { show: false }, paths: uPlot.paths.bars?.({ size: [0.7, 24] }) },
    ],
    hooks: { setCursor: [({ cursor: { idx } }) => onCursor(idx ?? undefined)] },
  }
}

const dayOf = (iso: string): string => new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
