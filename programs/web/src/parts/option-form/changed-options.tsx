// Options that are not at their defaults: as a table to read, or as a line of pills to take back.

import type { AppOption, AppOptionValue } from '@cirasa/apps'
import { Group, Pill, Table, Text } from '@mantine/core'
import { defaultText } from './option-draft.ts'

type Values = Readonly<Record<string, AppOptionValue>>

interface ChangedOptionsProps {
  /** The table of the app; empty while it is not known. */
  readonly table: readonly AppOption[]
  readonly values: Values
}

/** Name, value and default, one option a row. */
export function ChangedOptionsTable({ table, values }: ChangedOptionsProps) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Option</Table.Th>
          <Table.Th ta="right">Here</Table.Th>
          <Table.Th ta="right">Default</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {Object.entries(values).map(([name, value]) => {
          const option = table.find((one) => one.name === name)
          return (
            <Table.Tr key={name} title={option?.description}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right">{option === undefined ? String(value) : defaultText({ ...option, default: value })}</Table.Td>
              <Table.Td ta="right" c="dimmed">
                {option === undefined ? '–' : defaultText(option)}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </Table>
  )
}

/** One option a pill. */
export function ChangedOptionsLine({ table, values, onReset }: ChangedOptionsProps & { readonly onReset: (name: string) => void }) {
  const changed = table.filter(({ name }) => name in values)
  return (
    <Group gap={6} role="group" aria-label="Changed options">
      <Text size="xs" c="dimmed">
        {changed.length === 0 ? 'All options are at their defaults.' : 'Changed:'}
      </Text>
      {changed.map((option) => (
        <Pill
          key={option.name}
          bd="1px solid var(--mantine-color-default-border)"
          title={`${option.description}. Default: ${defaultText(option)}`}
          withRemoveButton
          onRemove={() => onReset(option.name)}
          removeButtonProps={{ 'aria-label': `${option.name} back to its default`, 'aria-hidden': false, tabIndex: 0 }}
        >
          {option.name} {defaultText({ ...option, default: values[option.name] })}
        </Pill>
      ))}
    </Group>
  )
}
