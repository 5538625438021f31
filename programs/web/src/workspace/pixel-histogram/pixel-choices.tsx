// The choices of a histogram of pixels, and what lies beyond its ends.

import { countText } from '@cirasa/units'
import { Group, SegmentedControl, Text } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import type { Binned } from '../../plots/histogram-bins.ts'
import { ScaleSwitch } from '../../plots/scale-switch.tsx'
import { DEFAULT_PIXEL_HISTOGRAM, type PixelHistogramView } from './pixel-view.ts'

/** The view that was chosen last. */
export function usePixelHistogramView() {
  return useLocalStorage<PixelHistogramView>({ key: 'cirasa.plots.pixels', defaultValue: DEFAULT_PIXEL_HISTOGRAM })
}

interface PixelChoicesProps {
  readonly view: PixelHistogramView
  readonly onView: (view: PixelHistogramView) => void
  /** False where no value is above 0. */
  readonly hasLog: boolean
}

export function PixelChoices({ view, onView, hasLog }: PixelChoicesProps) {
  return (
    <Group gap={6}>
      <SegmentedControl
        aria-label="Range of the histogram"
        value={view.range}
        onChange={(range) => onView({ ...view, range: range as PixelHistogramView['range'] })}
        data={[
          { value: 'cuts', label: 'By the cuts' },
          { value: 'all', label: 'All values' },
        ]}
      />
      <ScaleSwitch
        label="Values"
        word="values"
        kind={hasLog ? view.valueKind : 'linear'}
        disabled={!hasLog}
        onKind={(valueKind) => onView({ ...view, valueKind })}
      />
      <ScaleSwitch label="Counts" word="counts" kind={view.countKind} onKind={(countKind) => onView({ ...view, countKind })} />
    </Group>
  )
}

/** How many pixels the two bars at the ends stand for. */
export function Tails({ found: { below, above } }: { readonly found: Binned }) {
  const words = [Math.round(below) > 0 ? `${countText(below)} below` : '', Math.round(above) > 0 ? `${countText(above)} above` : '']
  const said = words.filter((word) => word !== '')
  return (
    <Text size="xs" c="dimmed">
      {said.length === 0 ? 'All pixels are within.' : `Beyond the ends, as the bars there: ${said.join(', ')}.`}
    </Text>
  )
}
