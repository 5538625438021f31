// The histogram of the pixels of a region.

import { displayUnit } from '@cirasa/units'
import type { RegionMeasures } from '@cirasa/viewer'
import { Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { binned } from '../../plots/histogram-bins.ts'
import { ValueBars } from '../../plots/value-bars.tsx'
import { PixelChoices, Tails, usePixelHistogramView } from './pixel-choices.tsx'
import { type PixelRange, pixelScale } from './pixel-view.ts'

/** As many as are told apart in a panel. */
const BINS = 64
const HEIGHT = 190

interface RegionHistogramProps {
  readonly measures: RegionMeasures
  readonly unit: string
  /** Of the display of the image; undefined while it is not known. */
  readonly cuts: PixelRange | undefined
}

export function RegionHistogram({ measures: { values, statistics }, unit, cuts }: RegionHistogramProps) {
  const [view, setView] = usePixelHistogramView()
  const { min, max, rms } = statistics
  const [low, high] = view.range === 'cuts' && cuts !== undefined ? [cuts.low, cuts.high] : [min?.value ?? 0, max?.value ?? 1]
  const scale = useMemo(() => pixelScale(view.valueKind, { low, high }, rms), [view.valueKind, low, high, rms])
  const found = useMemo(() => binned(values, scale, BINS), [values, scale])
  if (values.length === 0) return <Text size="xs">The region has no pixels to count.</Text>
  const { factor, label } = displayUnit(unit, Math.max(Math.abs(low), Math.abs(high)))
  return (
    <Stack gap={4}>
      <PixelChoices view={view} onView={setView} hasLog={high > 0} />
      <ValueBars
        label={`Histogram of ${values.length} pixels`}
        {...{ found, scale, factor }}
        name={label}
        counted="pixels"
        countKind={view.countKind}
        height={HEIGHT}
      />
      <Tails found={found} />
    </Stack>
  )
}
