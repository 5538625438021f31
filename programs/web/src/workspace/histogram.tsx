// The histogram of a raster with its two cuts, which can be dragged or moved by keys.

import { displayUnit, significant } from '@cirasa/units'
import type { RasterLayer } from '@cirasa/viewer'
import { Group, Text } from '@mantine/core'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'

interface HistogramProps {
  readonly layer: RasterLayer
  readonly onCuts: (low: number, high: number) => void
}

const WIDTH = 320
const HEIGHT = 72
/** Share of the range that a key moves a cut by. */
const STEP = 0.01

/** Counts on a logarithmic scale, so that the few bright pixels are seen. */
export function Histogram({ layer, onCuts }: HistogramProps) {
  const svg = useRef<SVGSVGElement>(null)
  const dragged = useRef<'low' | 'high'>(undefined)
  const { histogram } = layer.source.description.statistics[0]
  const { low, high } = layer.display
  const { min, max, counts } = histogram
  if (!(max > min)) return null
  const most = Math.log1p(counts.reduce((a, b) => Math.max(a, b), 1))
  const bar = WIDTH / counts.length
  const path = counts.map((count, i) => `L${(i * bar).toFixed(1)} ${(HEIGHT * (1 - Math.log1p(count) / most)).toFixed(1)}`).join('')
  const place = (value: number) => Math.min(WIDTH, Math.max(0, ((value - min) / (max - min)) * WIDTH))
  const cuts = { low, high }
  const put = (which: 'low' | 'high', value: number) => {
    const next = { ...cuts, [which]: value }
    if (next.low < next.high) onCuts(next.low, next.high)
  }
  const valueAt = (event: PointerEvent): number => {
    const box = svg.current?.getBoundingClientRect()
    return box ? min + ((event.clientX - box.left) / box.width) * (max - min) : min
  }
  const onPointerDown = (event: PointerEvent) => {
    const value = valueAt(event)
    dragged.current = Math.abs(value - low) < Math.abs(value - high) ? 'low' : 'high'
    event.currentTarget.setPointerCapture(event.pointerId)
    put(dragged.current, value)
  }
  const onKey = (which: 'low' | 'high') => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (by) put(which, cuts[which] + by * STEP * (max - min))
  }
  const { factor, label } = displayUnit(layer.unit, Math.max(Math.abs(low), Math.abs(high)))
  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with two handles is a group, and no form */}
      <svg
        ref={svg}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        width="100%"
        height={HEIGHT}
        role="group"
        aria-label="Histogram of the pixels"
        style={{ touchAction: 'none', cursor: 'ew-resize', display: 'block' }}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => dragged.current && put(dragged.current, valueAt(event))}
        onPointerUp={() => (dragged.current = undefined)}
      >
        <path d={`M0 ${HEIGHT}${path}L${WIDTH} ${HEIGHT}Z`} fill="var(--mantine-color-dimmed)" opacity={0.5} />
        {(['low', 'high'] as const).map((which) => (
          <line
            key={which}
            x1={place(cuts[which])}
            x2={place(cuts[which])}
            y1={0}
            y2={HEIGHT}
            stroke="var(--mantine-primary-color-filled)"
            strokeWidth={2}
            vectorEffect="non-scaling-stroke"
            tabIndex={0}
            role="slider"
            aria-label={which === 'low' ? 'Lower cut' : 'Upper cut'}
            aria-valuenow={cuts[which]}
            aria-valuemin={min}
            aria-valuemax={max}
            onKeyDown={onKey(which)}
          />
        ))}
      </svg>
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {significant(min * factor, 3)}
        </Text>
        <Text size="xs" c="dimmed">
          {label}, pixels on a logarithmic scale
        </Text>
        <Text size="xs" c="dimmed">
          {significant(max * factor, 3)}
        </Text>
      </Group>
    </div>
  )
}
