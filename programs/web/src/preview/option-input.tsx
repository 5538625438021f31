// One option of the finder as a form field, made from its table.

import { finderOptions, type OptionDefinition } from '@cirasa/finder'
import { NumberInput, Select, Switch } from '@mantine/core'
import type { FinderValues } from './preview-messages.ts'

interface OptionInputProps {
  readonly name: string
  /** By default the name of the option in words. */
  readonly label?: string
  readonly values: FinderValues
  readonly onChange: (name: string, value: number | boolean | string) => void
}

const table = new Map<string, OptionDefinition>(finderOptions.map((option) => [option.name, option]))

/** A number, a choice or a switch. */
export function OptionInput({ name, label, values, onChange }: OptionInputProps) {
  const option = table.get(name)
  if (option === undefined) throw new Error(`The finder has no option ${name}`)
  const { description, min, max, unit } = option
  const says = label ?? inWords(name)
  if (option.type === 'boolean')
    return (
      <Switch
        label={says}
        description={description}
        checked={values[name] === true}
        onChange={(event) => onChange(name, event.currentTarget.checked)}
      />
    )
  if (option.type === 'enum')
    return (
      <Select
        label={says}
        description={description}
        data={[...(option.values ?? [])]}
        value={String(values[name])}
        allowDeselect={false}
        onChange={(value) => (value === null ? undefined : onChange(name, value))}
      />
    )
  return (
    <NumberInput
      label={says}
      description={description}
      min={min}
      max={max}
      allowDecimal={option.type === 'number'}
      clampBehavior="blur"
      suffix={unit === undefined ? '' : ` ${unit}`}
      value={Number(values[name])}
      onChange={(value) => {
        if (typeof value === 'number' && value >= (min ?? Number.NEGATIVE_INFINITY) && value <= (max ?? Number.POSITIVE_INFINITY))
          onChange(name, value)
      }}
    />
  )
}

/** @example inWords('noise-box') // 'Noise box' */
const inWords = (name: string): string => `${name[0].toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`
