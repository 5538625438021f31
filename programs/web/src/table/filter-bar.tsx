// The line in which a filter is written: completed as one types, applied when it can be read, with the place and the remedy when it cannot.

import type { Table } from '@cirasa/catalog'
import { ActionIcon, Combobox, Group, Text, TextInput, Tooltip, useCombobox } from '@mantine/core'
import { IconFilter, IconX } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { completions } from '../catalogue/completions.ts'
import { type Filter, type FilterError, parseFilter } from '../catalogue/filter.ts'
import type { Selection } from '../selection/selection.ts'
import type { RowMarks } from '../statements/row-marks.ts'

/** Typing rests this long before the filter is applied, ms. */
const REST = 200
const MOST_COMPLETIONS = 8
const EXAMPLE = 'snr > 5 and not flag_near_edge and flux_int between 1 mJy and 10 mJy'

/** Whether a filter reads what people say. */
const readsWords = (filter: Filter): boolean => filter.columns.some((name) => name === 'label' || name === 'verdict' || name === 'note')

interface FilterBarProps {
  readonly table: Table
  readonly selection: Selection
  readonly marks?: RowMarks
  readonly filter: string
  readonly onFilter: (filter: string) => void
}

/** Applies a filter to a selection, again when what people say changes; gives what is wrong with it. */
function useFilter({ table, selection, marks, filter }: Omit<FilterBarProps, 'onFilter'>): FilterError | undefined {
  const columns = useMemo(() => [...table.columns, ...(marks?.columns ?? [])], [table, marks])
  const parsed = useMemo(() => (filter.trim() === '' ? undefined : parseFilter(filter, columns)), [filter, columns])
  useEffect(() => {
    if (parsed !== undefined && 'error' in parsed) return
    const apply = () => selection.setVisible(parsed === undefined ? new Uint8Array(table.rows).fill(1) : parsed.test(table.rows))
    apply()
    return parsed !== undefined && marks !== undefined && readsWords(parsed) ? marks.subscribe(apply) : undefined
  }, [parsed, selection, table, marks])
  return parsed !== undefined && 'error' in parsed ? parsed : undefined
}

export function FilterBar({ table, selection, marks, filter, onFilter }: FilterBarProps) {
  const [text, setText] = useState(filter)
  const [isOpen, setOpen] = useState(false)
  const combobox = useCombobox({ opened: isOpen, onDropdownClose: () => combobox.resetSelectedOption() })
  const columns = useMemo(() => [...table.columns, ...(marks?.columns ?? [])], [table, marks])
  const problem = useFilter({ table, selection, marks, filter })
  const given = useRef(filter)
  // The filter was changed elsewhere, as by the address or a plot.
  useEffect(() => {
    if (filter !== given.current) setText(filter)
    given.current = filter
  }, [filter])
  useEffect(() => {
    if (text === given.current) return
    const timer = setTimeout(() => {
      given.current = text
      onFilter(text)
    }, REST)
    return () => clearTimeout(timer)
  }, [text, onFilter])
  const ways = useMemo(() => (isOpen ? completions(text, columns, MOST_COMPLETIONS) : []), [isOpen, text, columns])
  const write = (next: string) => {
    setText(next)
    setOpen(true)
    combobox.updateSelectedOptionIndex()
  }
  return (
    <div style={{ flex: 1, minWidth: 0 }}>
      <Combobox store={combobox} onOptionSubmit={(next) => write(next)} withinPortal position="bottom-start" width="max-content">
        <Combobox.Target>
          <TextInput
            value={text}
            onChange={(event) => write(event.currentTarget.value)}
            onBlur={() => setOpen(false)}
            onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
            placeholder={EXAMPLE}
            aria-label="Filter"
            aria-invalid={problem !== undefined}
            spellCheck={false}
            autoComplete="off"
            leftSection={<IconFilter size={14} />}
            rightSection={
              text === '' ? null : (
                <Tooltip label="Show all rows">
                  <ActionIcon size="sm" aria-label="Clear the filter" onClick={() => setText('')}>
                    <IconX size={14} />
                  </ActionIcon>
                </Tooltip>
              )
            }
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={ways.length === 0}>
          <Combobox.Options>
            {ways.map(({ text: whole, word, says }) => (
              <Combobox.Option key={word} value={whole}>
                <Group gap="sm" wrap="nowrap">
                  <Text size="xs" ff="monospace">
                    {word}
                  </Text>
                  <Text size="xs" c="dimmed" truncate maw={380}>
                    {says}
                  </Text>
                </Group>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {problem === undefined || ways.length > 0 ? null : <FilterMistake text={filter} problem={problem} />}
    </div>
  )
}

function FilterMistake({ text, problem }: { readonly text: string; readonly problem: FilterError }) {
  const { error, suggestion, at, end } = problem
  return (
    <Text size="xs" c="red" role="alert" mt={2}>
      {end > at ? <code style={{ textDecoration: 'underline wavy' }}>{text.slice(at, end)}</code> : null} {error} {suggestion}
    </Text>
  )
}
