// Chooses which image of a file is seen: its HDU, and the plane of a cube by axis, with what lies there.

import type { ImageView } from '@cirasa/api'
import { significant } from '@cirasa/units'
import { ActionIcon, Group, NumberInput, Select, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'

interface PlaneChoiceProps {
  readonly view: ImageView
  readonly onChange: (change: { readonly hdu?: number; readonly plane?: string }) => void
}

/** Nothing for a file with one image of one plane. */
export function PlaneChoice({ view, onChange }: PlaneChoiceProps) {
  const images = view.hdus.filter(({ axes }) => axes.length >= 2)
  const indices = view.plane === 'none' ? [] : view.plane.split('.').map(Number)
  const put = (place: number, index: number) =>
    onChange({ hdu: view.hdu, plane: indices.map((old, i) => (i === place ? index : old)).join('.') })
  return (
    <>
      {images.length > 1 ? (
        <Select
          aria-label="Image of the file (HDU)"
          w={150}
          data={images.map(({ index, name }) => ({ value: String(index), label: name ? `${index}: ${name}` : `HDU ${index}` }))}
          value={String(view.hdu)}
          allowDeselect={false}
          onChange={(hdu) => hdu !== null && onChange({ hdu: Number(hdu), plane: undefined })}
        />
      ) : null}
      {view.axes.map((axis, place) =>
        axis.length > 1 ? (
          <PlaneStep
            key={axis.axis}
            name={axis.type || `Axis ${axis.axis}`}
            index={axis.index}
            length={axis.length}
            value={axis.value === undefined ? '' : `${significant(axis.value, 6)} ${axis.unit}`}
            onChange={(index) => put(place, index)}
          />
        ) : null,
      )}
    </>
  )
}

interface PlaneStepProps {
  readonly name: string
  readonly index: number
  readonly length: number
  readonly value: string
  readonly onChange: (index: number) => void
}

function PlaneStep({ name, index, length, value, onChange }: PlaneStepProps) {
  const put = (to: number) => onChange(Math.min(length - 1, Math.max(0, Math.round(to))))
  return (
    <Group gap={2} wrap="nowrap">
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <ActionIcon size="sm" aria-label={`Plane before on ${name}`} disabled={index === 0} onClick={() => put(index - 1)}>
        <IconChevronLeft size={14} />
      </ActionIcon>
      <NumberInput
        aria-label={`Plane on ${name}, counted from 0`}
        w={56}
        hideControls
        value={index}
        min={0}
        max={length - 1}
        onChange={(to) => typeof to === 'number' && to !== index && put(to)}
      />
      <ActionIcon size="sm" aria-label={`Next plane on ${name}`} disabled={index === length - 1} onClick={() => put(index + 1)}>
        <IconChevronRight size={14} />
      </ActionIcon>
      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        of {length}
        {value ? ` · ${value}` : ''}
      </Text>
    </Group>
  )
}
