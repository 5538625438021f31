// Which columns a table shows, and in which order: a list to tick, with keys as good as the mouse.

import type { Column } from '@cirasa/catalog'
import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Stack, Text, TextInput, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import { useState } from 'react'
import { shiftColumn, type TableView, toggleColumn } from './table-view.ts'

interface ColumnChooserProps {
  readonly columns: readonly Column[]
  readonly view: TableView
  readonly onView: (view: TableView) => void
  readonly onReset: () => void
}

export function ColumnChooser({ columns, view, onView, onReset }: ColumnChooserProps) {
  const [search, setSearch] = useState('')
  const byName = new Map(columns.map((column) => [column.definition.name, column.definition]))
  const names = [...view.columns.filter((name) => byName.has(name)), ...[...byName.keys()].filter((name) => !view.columns.includes(name))]
  const wanted = search.trim().toLowerCase()
  const found = names.filter((name) => `${name} ${byName.get(name)?.description}`.toLowerCase().includes(wanted))
  return (
    <Popover position="bottom-end" withinPortal trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Tooltip label="Columns">
          <ActionIcon aria-label="Columns">
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="xs" w={340}>
        <Group gap="xs" mb="xs" wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            placeholder="Search columns"
            aria-label="Search columns"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <Button variant="default" onClick={onReset}>
            Reset
          </Button>
        </Group>
        <ScrollArea.Autosize mah={360}>
          <Stack gap={2}>
            {found.map((name) => {
              const isShown = view.columns.includes(name)
              const definition = byName.get(name)
              return (
                <Group key={name} gap={4} wrap="nowrap">
                  <Checkbox
                    style={{ flex: 1, minWidth: 0 }}
                    checked={isShown}
                    onChange={() => onView(toggleColumn(view, name))}
                    label={
                      <Tooltip label={definition?.description} multiline maw={300}>
                        <Text size="xs">
                          {name}
                          {definition?.unit === undefined ? '' : `, ${definition.unit}`}
                        </Text>
                      </Tooltip>
                    }
                  />
                  {isShown ? (
                    <>
                      <ActionIcon size="sm" aria-label={`Move ${name} to the left`} onClick={() => onView(shiftColumn(view, name, -1))}>
                        <IconArrowUp size={12} />
                      </ActionIcon>
                      <ActionIcon size="sm" aria-label={`Move ${name} to the right`} onClick={() => onView(shiftColumn(view, name, 1))}>
                        <IconArrowDown size={12} />
                      </ActionIcon>
                    </>
                  ) : null}
                </Group>
              )
            })}
          </Stack>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  )
}
