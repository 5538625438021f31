// How far matched sources lie apart: their histogram, with the median and the separation that 68 % do not exceed.

import { significant } from '@cirasa/units'
import { Group, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { AxisScale, ScaleKind } from '../../plots/axis-scale.ts'
import { binned } from '../../plots/histogram-bins.ts'
import { ScaleSwitch } from '../../plots/scale-switch.tsx'
import { ValueBars } from '../../plots/value-bars.tsx'
import { middleAndSpread, quantile } from './middle-and-spread.ts'

interface SeparationsProps {
  /** Arcsec. */
  readonly separation: Float64Array
  /** Within which they were matched, arcsec. */
  readonly radius: number
  /** CSS pixels that there are for it. */
  readonly height: number
}

const BINS = 48
/** CSS pixels of the line above the plot. */
const HEAD = 28
/** Separations further out are counted as such. */
const SHOWN = 0.98

export function Separations({ separation, radius, height }: SeparationsProps) {
  const [countKind, setCountKind] = useState<ScaleKind>('linear')
  const found = useMemo(() => {
    const scale: AxisScale = { kind: 'linear', low: 0, high: endOf(separation, radius) }
    return { scale, found: binned(separation, scale, BINS), marks: [middleAndSpread(separation).middle, quantile(separation, 0.68)] }
  }, [separation, radius])
  if (separation.length === 0) return <Text c="dimmed">No source is in both.</Text>
  const [middle, most] = found.marks
  return (
    <>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed">
          Lines: median {significant(middle, 3)}″, 68 % within {significant(most, 3)}″
          {found.found.above > 0 ? `; ${found.found.above} further out` : ''}
        </Text>
        <ScaleSwitch label="Counts" word="counts" kind={countKind} onKind={setCountKind} />
      </Group>
      <ValueBars
        label={`Histogram of ${separation.length} separations: median ${significant(middle, 3)} arcsec, 68 % within ${significant(most, 3)} arcsec`}
        {...found}
        name="separation (arcsec)"
        factor={1}
        counted="pairs"
        countKind={countKind}
        height={height - HEAD}
      />
    </>
  )
}

/** Where the axis ends: the radius, or sooner where nearly all are much closer. */
function endOf(separation: Float64Array, radius: number): number {
  const nearly = 1.5 * quantile(separation, SHOWN)
  return nearly > 0 && nearly < radius ? nearly : radius
}
