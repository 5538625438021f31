// How one raster is displayed: stretch, cuts, colours, bias and contrast, above its histogram. Nothing here fetches anything.

import { type ClipRule, COLORMAPS, type Display, type RasterLayer, STRETCHES, type Stretch, type Viewer } from '@cirasa/viewer'
import { Button, Group, NumberInput, Select, Slider, Stack, Switch, Text } from '@mantine/core'
import { IconRotate } from '@tabler/icons-react'
import { LabelsNote } from './labels-note.tsx'
import { DisplayHistogram } from './pixel-histogram/display-histogram.tsx'
import { useViewerVersion } from './viewer-host.tsx'

/** How stretches are called. */
const STRETCH_NAMES: Readonly<Record<Stretch, string>> = {
  linear: 'Linear',
  log: 'Logarithm',
  sqrt: 'Square root',
  square: 'Square',
  asinh: 'Asinh',
  power: 'Power',
  histeq: 'Histogram equalised',
}

/** Cuts to choose from, by their texts. */
const CLIPS: readonly { readonly value: string; readonly label: string; readonly clip: ClipRule }[] = [
  { value: 'p90', label: '90 %', clip: { kind: 'percentile', percent: 90 } },
  { value: 'p95', label: '95 %', clip: { kind: 'percentile', percent: 95 } },
  { value: 'p99', label: '99 %', clip: { kind: 'percentile', percent: 99 } },
  { value: 'p99.5', label: '99.5 %', clip: { kind: 'percentile', percent: 99.5 } },
  { value: 'p99.9', label: '99.9 %', clip: { kind: 'percentile', percent: 99.9 } },
  { value: 'p100', label: 'All values', clip: { kind: 'percentile', percent: 100 } },
  { value: 'zscale', label: 'Zscale', clip: { kind: 'zscale' } },
  { value: 'rms-2..10', label: '−2 to 10 rms', clip: { kind: 'rms', low: -2, high: 10 } },
  { value: 'rms-5..5', label: '−5 to 5 rms', clip: { kind: 'rms', low: -5, high: 5 } },
]

interface DisplayControlsProps {
  readonly viewer: Viewer
  readonly layer: RasterLayer
}

/** The controls of one layer. */
export function DisplayControls(props: DisplayControlsProps) {
  return props.layer.holdsLabels ? <LabelsNote layer={props.layer} /> : <ValueControls {...props} />
}

function ValueControls({ viewer, layer }: DisplayControlsProps) {
  useViewerVersion(viewer, 'layers')
  const { display, unit } = layer
  const inUnit = (word: string) => (unit === '' ? word : `${word} (${unit})`)
  const set = (change: Partial<Display>) => {
    layer.setDisplay(change)
    viewer.changed()
  }
  return (
    <Stack gap="xs">
      <DisplayHistogram layer={layer} onCuts={(low, high) => set({ clip: { kind: 'range', low, high } })} />
      <Group grow gap="xs">
        <StretchSelect value={display.stretch} onChange={(stretch) => set({ stretch })} />
        <ColourSelect value={display.colormap} onChange={(colormap) => set({ colormap })} />
      </Group>
      <Group grow gap="xs" align="end">
        <ClipSelect clip={display.clip} onChange={(clip) => set({ clip })} />
        <CutInput label={inUnit('Low')} value={display.low} onChange={(low) => set({ clip: { kind: 'range', low, high: display.high } })} />
        <CutInput
          label={inUnit('High')}
          value={display.high}
          onChange={(high) => set({ clip: { kind: 'range', low: display.low, high } })}
        />
      </Group>
      <Group gap="md">
        <Switch label="Inverted" checked={display.inverted} onChange={({ currentTarget }) => set({ inverted: currentTarget.checked })} />
        <Switch
          label="Smooth"
          checked={layer.smooth}
          onChange={({ currentTarget }) => {
            layer.smooth = currentTarget.checked
            viewer.changed()
          }}
        />
      </Group>
      <Knob label="Bias" min={0} max={1} value={display.bias} rest={0.5} onChange={(bias) => set({ bias })} />
      <Knob label="Contrast" min={0.1} max={5} value={display.contrast} rest={1} onChange={(contrast) => set({ contrast })} />
    </Stack>
  )
}

/** Chooses a stretch. */
function StretchSelect({ value, onChange }: { readonly value: Stretch; readonly onChange: (stretch: Stretch) => void }) {
  return (
    <Select
      label="Stretch"
      data={STRETCHES.map((name) => ({ value: name, label: STRETCH_NAMES[name] }))}
      value={value}
      allowDeselect={false}
      onChange={(name) => name && onChange(name as Stretch)}
    />
  )
}

/** Chooses the cuts by a rule. */
function ClipSelect({ clip, onChange }: { readonly clip: ClipRule; readonly onChange: (clip: ClipRule) => void }) {
  const known = CLIPS.find((one) => JSON.stringify(one.clip) === JSON.stringify(clip))
  return (
    <Select
      label="Cuts"
      data={[...CLIPS.map(({ value, label }) => ({ value, label })), ...(known ? [] : [{ value: 'own', label: 'By hand' }])]}
      value={known?.value ?? 'own'}
      allowDeselect={false}
      onChange={(name) => {
        const wanted = CLIPS.find(({ value }) => value === name)
        if (wanted) onChange(wanted.clip)
      }}
    />
  )
}

function ColourSelect({ value, onChange }: { readonly value: string; readonly onChange: (name: string) => void }) {
  return (
    <Select
      label="Colours"
      data={[...COLORMAPS]}
      value={value}
      allowDeselect={false}
      searchable
      onChange={(name) => name && onChange(name)}
    />
  )
}

function CutInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  return (
    <NumberInput
      label={label}
      value={Number.isFinite(value) ? Number(value.toPrecision(5)) : ''}
      hideControls
      onBlur={({ currentTarget }) => {
        const typed = Number(currentTarget.value)
        if (currentTarget.value !== '' && Number.isFinite(typed)) onChange(typed)
      }}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
    />
  )
}

interface KnobProps {
  readonly label: string
  readonly min: number
  readonly max: number
  readonly value: number
  /** Where it does nothing. */
  readonly rest: number
  readonly onChange: (value: number) => void
}

function Knob({ label, min, max, value, rest, onChange }: KnobProps) {
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="xs" w={60}>
        {label}
      </Text>
      <Slider
        style={{ flex: 1 }}
        size="xs"
        min={min}
        max={max}
        step={0.01}
        value={value}
        onChange={onChange}
        thumbLabel={label}
        label={(shown) => shown.toFixed(2)}
      />
      <Button variant="subtle" size="compact-xs" px={4} aria-label={`Reset ${label.toLowerCase()}`} onClick={() => onChange(rest)}>
        <IconRotate size={14} />
      </Button>
    </Group>
  )
}
