// The histogram of a raster with its two cuts, which can be dragged or moved by keys.

import { displayUnit } from '@cirasa/units'
import { createDistribution, type RasterLayer } from '@cirasa/viewer'
import { Stack } from '@mantine/core'
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react'
import { type AxisScale, placeOf, valueAt } from '../../plots/axis-scale.ts'
import { withTails } from '../../plots/histogram-bins.ts'
import { PLOT_ROOM } from '../../plots/paint-axes.ts'
import { ValueBars } from '../../plots/value-bars.tsx'
import { PixelChoices, Tails, usePixelHistogramView } from './pixel-choices.tsx'
import classes from './pixel-histogram.module.css'
import { binnedShares, type PixelRange, pixelScale } from './pixel-view.ts'

interface DisplayHistogramProps {
  readonly layer: RasterLayer
  readonly onCuts: (low: number, high: number) => void
}

const BINS = 96
const HEIGHT = 170
/** Room beyond the cuts, as a part of what lies between them, so that they can be moved apart. */
const ROOM = 0.4

export function DisplayHistogram({ layer, onCuts }: DisplayHistogramProps) {
  const [view, setView] = usePixelHistogramView()
  // While a cut is dragged the axis stays.
  const [held, setHeld] = useState<PixelRange>()
  const { statistics, plan } = layer.source.description
  const whole = statistics[0]
  const { width, height } = plan
  const { low, high } = layer.display
  const range = useMemo(() => held ?? rangeOf(view.range, { low, high }, whole), [held, view.range, low, high, whole])
  const scale = useMemo(() => pixelScale(view.valueKind, range, whole.rms), [view.valueKind, range, whole])
  const found = useMemo(() => {
    const { share } = createDistribution(whole)
    return binnedShares(share, scale, BINS, width * height - whole.blanks)
  }, [whole, scale, width, height])
  const marks = useMemo(() => [low, high], [low, high])
  if (!(whole.max > whole.min)) return null
  const { factor, label } = displayUnit(layer.unit, Math.max(Math.abs(low), Math.abs(high)))
  return (
    <Stack gap={4}>
      <PixelChoices view={view} onView={setView} hasLog={range.high > 0} />
      <ValueBars
        label="Histogram of the pixels"
        {...{ found, scale, factor, marks }}
        name={label}
        counted="pixels"
        countKind={view.countKind}
        height={HEIGHT}
      >
        <Cuts cuts={{ low, high }} scale={withTails(scale, found)} onCuts={onCuts} onHold={(holds) => setHeld(holds ? range : undefined)} />
      </ValueBars>
      <Tails found={found} />
    </Stack>
  )
}

/** The ends of the axis: around the cuts, as far as there are values, or those of all values. */
function rangeOf(
  kind: 'cuts' | 'all',
  { low, high }: PixelRange,
  { min, max }: { readonly min: number; readonly max: number },
): PixelRange {
  const room = ROOM * (high - low)
  if (kind === 'all') return { low: min, high: max }
  return { low: Math.min(low, Math.max(low - room, min)), high: Math.max(high, Math.min(high + room, max)) }
}

interface CutsProps {
  readonly cuts: PixelRange
  readonly scale: AxisScale
  readonly onCuts: (low: number, high: number) => void
  readonly onHold: (holds: boolean) => void
}

/** Share of the axis that a key moves a cut by. */
const STEP = 0.01
const { left, right, top, bottom } = PLOT_ROOM

/** The two handles, in the box of the plot. */
function Cuts({ cuts, scale, onCuts, onHold }: CutsProps) {
  const box = useRef<HTMLDivElement>(null)
  const dragged = useRef<'low' | 'high'>(undefined)
  /** 0 to 1; what a log axis has no place for is at its low end. */
  const place = (value: number) => {
    const at = placeOf(scale, value)
    return Number.isNaN(at) ? 0 : Math.min(1, Math.max(0, at))
  }
  const put = (which: 'low' | 'high', to: number) => {
    const next = { ...cuts, [which]: valueAt(scale, to) }
    if (next.low < next.high) onCuts(next.low, next.high)
  }
  const placeUnder = ({ clientX }: PointerEvent): number => {
    const { left: start, width } = box.current!.getBoundingClientRect()
    return Math.min(1, Math.max(0, (clientX - start) / width))
  }
  const onPointerDown = (event: PointerEvent) => {
    const at = placeUnder(event)
    dragged.current = Math.abs(at - place(cuts.low)) < Math.abs(at - place(cuts.high)) ? 'low' : 'high'
    event.currentTarget.setPointerCapture(event.pointerId)
    onHold(true)
    put(dragged.current, at)
  }
  const end = () => {
    dragged.current = undefined
    onHold(false)
  }
  const onKey = (which: 'low' | 'high') => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
    if (by === undefined) return
    event.preventDefault()
    put(which, place(cuts[which]) + by)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with two handles is a group, and no form
    <div
      ref={box}
      className={classes.cuts}
      style={{ left, right, top, bottom }}
      role="group"
      aria-label="Cuts"
      onPointerDown={onPointerDown}
      onPointerMove={(event) => dragged.current && put(dragged.current, placeUnder(event))}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {(['low', 'high'] as const).map((which) => (
        <div
          key={which}
          className={classes.cut}
          style={{ left: `${100 * place(cuts[which])}%` }}
          tabIndex={0}
          role="slider"
          aria-label={which === 'low' ? 'Lower cut' : 'Upper cut'}
          aria-valuenow={cuts[which]}
          aria-valuemin={scale.low}
          aria-valuemax={scale.high}
          onKeyDown={onKey(which)}
        />
      ))}
    </div>
  )
}
