// The line below the image: where the pointer is, and what lies there.

import { displayUnit, significant } from '@cirasa/units'
import type { CursorReading, LabelReading, Viewer } from '@cirasa/viewer'
import { Group, Text } from '@mantine/core'
import { ISLANDS } from './shown-layers.ts'
import { useViewerEvent } from './viewer-host.tsx'

/** Pixel, sky, value, rms and signal-to-noise ratio under the pointer. */
export function CursorLine({ viewer }: { readonly viewer: Viewer | undefined }) {
  const reading = useViewerEvent(viewer, 'cursor')
  const loading = useViewerEvent(viewer, 'loading')
  const camera = useViewerEvent(viewer, 'camera')
  return (
    <Group gap="md" px="xs" h={26} wrap="nowrap" style={{ flex: 'none', overflow: 'hidden' }} aria-live="off">
      {reading === undefined ? (
        <Text c="dimmed" size="xs" truncate>
          Move over the image to read it; drag to pan, wheel to zoom, press ? for the keys
        </Text>
      ) : (
        readingTexts(reading).map(([name, text]) => <Reading key={name} name={name} text={text} />)
      )}
      <Text size="xs" c="dimmed" ml="auto" style={{ whiteSpace: 'nowrap' }}>
        {loading && loading.loaded < loading.wanted ? `${loading.wanted - loading.loaded} tiles to come · ` : ''}
        {camera === undefined ? '' : zoomText(camera.scale)}
      </Text>
    </Group>
  )
}

function Reading({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <Text size="xs" style={{ whiteSpace: 'nowrap' }}>
      <Text span size="xs" c="dimmed">
        {name}{' '}
      </Text>
      {text}
    </Text>
  )
}

/** Pairs of a name and a text, in the order in which they are shown. */
export function readingTexts({
  x,
  y,
  value,
  unit,
  rms,
  rmsOf,
  snr,
  level,
  label,
  sky,
}: CursorReading): readonly (readonly [string, string])[] {
  const texts: [string, string][] = [['pixel', `${x.toFixed(1)}, ${y.toFixed(1)}`]]
  if (sky) texts.push(['sky', `${sky.text.ra} ${sky.text.dec}`])
  if (label) texts.push([label.layer === ISLANDS ? 'island' : 'label', labelText(label)])
  if (value !== undefined)
    texts.push(['value', Number.isNaN(value) ? 'blank' : `${quantity(value, unit)}${level ? ` (mean of ${2 ** level}²)` : ''}`])
  if (rms !== undefined && Number.isFinite(rms)) texts.push([rmsOf === 'image' ? 'rms of the image' : 'rms', quantity(rms, unit)])
  if (snr !== undefined && Number.isFinite(snr)) texts.push(['S/N', snr.toFixed(1)])
  return texts
}

/** A label of a coarser level is that of a pixel nearby. */
function labelText({ label, level }: LabelReading): string {
  if (Number.isNaN(label)) return 'blank'
  return `${label === 0 ? 'none' : label}${level > 0 ? ` (in ${2 ** level}² pixels)` : ''}`
}

function quantity(value: number, unit: string): string {
  const { factor, label } = displayUnit(unit, value)
  return `${significant(value * factor, 4)} ${label}`.trim()
}

/** @example zoomText(0.25) // '25 %' */
const zoomText = (scale: number): string => (scale >= 1 ? `${Number(scale.toPrecision(3))} ×` : `${Number((scale * 100).toPrecision(3))} %`)
