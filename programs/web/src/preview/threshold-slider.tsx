// A threshold in rms: a slider for dragging and a number for typing. The slider is logarithmic, as most of what matters is between 3 and 10.

import { Group, NumberInput, Slider, Stack, Text } from '@mantine/core'
import { useId } from 'react'

interface ThresholdSliderProps {
  readonly label: string
  /** What it does, in a sentence. */
  readonly says: string
  readonly value: number
  readonly onChange: (value: number) => void
  /** Range of the number; the slider ends earlier. */
  readonly least?: number
  readonly most?: number
}

/** Steps of the slider from its least to its largest value. */
const STEPS = 200
const LARGEST = 30

/** Where on the slider a threshold stands. */
export function toStep(value: number, least: number): number {
  return Math.round((STEPS * Math.log(Math.min(LARGEST, Math.max(least, value)) / least)) / Math.log(LARGEST / least))
}

/** The threshold at a step, with the digits that a person would write. */
export function fromStep(step: number, least: number): number {
  const value = least * (LARGEST / least) ** (step / STEPS)
  return Number(value.toFixed(value < 10 ? 2 : 1))
}

/** A labelled slider with its number. */
export function ThresholdSlider({ label, says, value, onChange, least = 2, most = 1000 }: ThresholdSliderProps) {
  const id = useId()
  return (
    <Stack gap={2}>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Text id={id} size="xs" fw={500}>
            {label}
          </Text>
          <Text size="xs" c="dimmed">
            {says}
          </Text>
        </div>
        <NumberInput
          aria-labelledby={id}
          w={104}
          style={{ flexShrink: 0 }}
          min={least}
          max={most}
          step={0.1}
          decimalScale={3}
          suffix=" rms"
          clampBehavior="blur"
          value={value}
          onChange={(next) => {
            if (typeof next === 'number' && next >= least && next <= most) onChange(next)
          }}
          styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums', paddingInlineEnd: 30 } }}
        />
      </Group>
      <Slider
        thumbProps={{ 'aria-labelledby': id, 'aria-valuetext': `${value} rms` }}
        size="sm"
        min={0}
        max={STEPS}
        value={toStep(value, least)}
        label={() => `${value} rms`}
        onChange={(step) => {
          // A slider that stands at the end says nothing of a number beyond it.
          if (step !== toStep(value, least)) onChange(fromStep(step, least))
        }}
      />
    </Stack>
  )
}
