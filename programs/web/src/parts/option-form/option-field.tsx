// One option: what it is called and does, a field for its value, what is wrong with it, and the way back to its default.

import type { AppOption } from '@cirasa/apps'
import { ActionIcon, Badge, Group, NativeSelect, Switch, Text, TextInput } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { memo } from 'react'
import { defaultText } from './option-draft.ts'
import classes from './option-form.module.css'

interface OptionFieldProps {
  readonly option: AppOption
  /** As it was typed; undefined while it is left to its default. */
  readonly value: string | boolean | undefined
  readonly problem: string | undefined
  readonly onChange: (name: string, value: string | boolean | undefined) => void
}

/** A row of the form. */
export const OptionField = memo(function OptionField({ option, value, problem, onChange }: OptionFieldProps) {
  const { name, description, advanced, effective } = option
  const isChanged = value !== undefined
  return (
    <div className={classes.option} data-changed={isChanged || undefined}>
      <div className={classes.words}>
        <Group gap={6}>
          <Text component="label" htmlFor={`option-${name}`} fw={600}>
            {name}
          </Text>
          {advanced ? <Badge color="gray">advanced</Badge> : null}
          {effective === false ? <Badge color="yellow">no effect here</Badge> : null}
        </Group>
        <Text c="dimmed" size="xs" id={`about-${name}`}>
          {description}
        </Text>
      </div>
      <div className={classes.field}>
        <Field option={option} value={value} problem={problem} onChange={onChange} />
      </div>
      <div className={classes.reset}>
        {isChanged ? (
          <ActionIcon
            aria-label={`${name} back to its default, ${defaultText(option)}`}
            title={`Default: ${defaultText(option)}`}
            onClick={() => onChange(name, undefined)}
          >
            <IconArrowBackUp size={16} />
          </ActionIcon>
        ) : null}
      </div>
    </div>
  )
})

function Field({ option, value, problem, onChange }: OptionFieldProps) {
  const { name, type, default: given, values = [], unit } = option
  const common = { id: `option-${name}`, 'aria-describedby': `about-${name}` }
  if (type === 'flag') {
    const isOn = value === undefined ? given === true : value === true || value === 'true'
    return <Switch {...common} checked={isOn} onChange={(event) => onChange(name, event.currentTarget.checked)} />
  }
  if (type === 'enum')
    return (
      <NativeSelect
        {...common}
        size="xs"
        data={[...values]}
        value={String(value ?? given ?? '')}
        error={problem}
        onChange={(event) => onChange(name, event.currentTarget.value)}
      />
    )
  return (
    <TextInput
      {...common}
      value={value === undefined ? '' : String(value)}
      placeholder={defaultText({ ...option, unit: undefined })}
      error={problem}
      inputMode={type === 'string' ? 'text' : 'decimal'}
      rightSection={unit === undefined ? null : <span className={classes.unit}>{unit}</span>}
      rightSectionWidth={unit === undefined ? undefined : 14 + 7 * unit.length}
      styles={type === 'string' ? {} : { input: { textAlign: 'right' } }}
      onChange={(event) => onChange(name, event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  )
}
