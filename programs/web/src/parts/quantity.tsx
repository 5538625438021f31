// A measured value: its number with the digits that mean something, and its unit.

import { displayUnit, significant } from '@cirasa/units'
import { Text } from '@mantine/core'

interface QuantityProps {
  readonly value: number | undefined | null
  /** Jansky get the prefix that suits; other units stay. */
  readonly unit?: string
  /** Digits that count; 3 where left out. */
  readonly digits?: number
  /** Standard error, in the same unit. */
  readonly error?: number
}

/** A number with its unit; a dash for none. */
export function Quantity({ value, unit = '', digits = 3, error }: QuantityProps) {
  if (value === undefined || value === null || !Number.isFinite(value)) return <span title="No value">–</span>
  const shown = displayUnit(unit, value)
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {significant(value * shown.factor, digits)}
      {error !== undefined && Number.isFinite(error) ? ` ± ${significant(error * shown.factor, 2)}` : null}
      {shown.label === '' ? null : (
        <Text span inherit c="dimmed">
          {` ${shown.label}`}
        </Text>
      )}
    </span>
  )
}
