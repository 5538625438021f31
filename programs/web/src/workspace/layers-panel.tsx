// The panel of layers: what is shown one over the other, how opaque, which take turns, and how the chosen one is displayed.

import type { RasterLayer, Viewer } from '@cirasa/viewer'
import { Button, Checkbox, Divider, Group, Radio, Slider, Stack, Text, Tooltip } from '@mantine/core'
import { IconArrowsExchange2 } from '@tabler/icons-react'
import { useState } from 'react'
import { DisplayControls } from './display-controls.tsx'
import type { ShownLayers } from './use-shown-layers.ts'
import { useViewerVersion } from './viewer-host.tsx'

interface LayersPanelProps {
  readonly viewer: Viewer | undefined
  readonly layers: ShownLayers
}

/** The layers of a viewer. */
export function LayersPanel({ viewer, layers }: LayersPanelProps) {
  useViewerVersion(viewer, 'layers')
  const { listed, shown, show, isBlinking, toggleBlink } = layers
  const [chosen, choose] = useState('image')
  const layer = (id: string) => viewer?.layers.find((one) => one.id === id)
  const active = layer(chosen)
  const isAlone = listed.filter(({ id }) => shown.has(id)).length < 2
  return (
    <Stack gap="xs" p="xs">
      <Radio.Group value={chosen} onChange={choose} aria-label="Layer that the controls below act on">
        <Stack gap={4}>
          {listed.toReversed().map(({ id, name }) => (
            <Group key={id} gap="xs" wrap="nowrap">
              <Checkbox
                checked={shown.has(id)}
                onChange={({ currentTarget }) => {
                  show(id, currentTarget.checked)
                  if (currentTarget.checked) choose(id)
                }}
                aria-label={`Show ${name}`}
              />
              <Radio value={id} label={name} size="xs" style={{ width: 120 }} disabled={!shown.has(id)} />
              <Opacity viewer={viewer} id={id} name={name} disabled={!shown.has(id)} />
            </Group>
          ))}
        </Stack>
      </Radio.Group>
      <Group gap="xs">
        <Tooltip label="Shown layers take turns (key b)">
          <Button
            leftSection={<IconArrowsExchange2 size={14} />}
            variant={isBlinking ? 'filled' : 'default'}
            disabled={isAlone && !isBlinking}
            onClick={toggleBlink}
          >
            {isBlinking ? 'Stop blinking' : 'Blink'}
          </Button>
        </Tooltip>
        {isAlone ? (
          <Text size="xs" c="dimmed">
            Show two layers to compare them.
          </Text>
        ) : null}
      </Group>
      {listed.length < 2 ? (
        <Text size="xs" c="dimmed">
          A run that saves its maps adds background, noise, model, residual and islands here: switch them on under New run, Output.
        </Text>
      ) : null}
      <Divider />
      {active !== undefined && active.kind === 'raster' && viewer !== undefined ? (
        <DisplayControls key={active.id} viewer={viewer} layer={active as RasterLayer} />
      ) : null}
    </Stack>
  )
}

function Opacity({ viewer, id, name, disabled }: { viewer: Viewer | undefined; id: string; name: string; disabled: boolean }) {
  const layer = viewer?.layers.find((one) => one.id === id)
  return (
    <Slider
      style={{ flex: 1 }}
      size="xs"
      min={0}
      max={1}
      step={0.05}
      label={(value) => `${Math.round(value * 100)} %`}
      disabled={disabled || layer === undefined}
      value={layer?.opacity ?? 1}
      thumbLabel={`Opacity of ${name}`}
      onChange={(value) => {
        if (layer === undefined || viewer === undefined) return
        layer.opacity = value
        viewer.changed()
      }}
    />
  )
}
