// Takes a result away: which rows, of which table, in which format; what people said of it; and how to get the same elsewhere.

import type { CatalogueTable } from '@cirasa/api'
import type { Client } from '@cirasa/client'
import { countText } from '@cirasa/units'
import { Button, Checkbox, Divider, Group, NumberInput, Popover, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { Result } from '../catalogue/result.ts'
import { downloadAddress } from '../parts/download.ts'
import { tellProblem } from '../parts/tell.tsx'
import type { Selection } from '../selection/selection.ts'
import { useSelectedCount, useVisible } from '../selection/use-selection.ts'
import type { RowMarks } from '../statements/row-marks.ts'
import { EXPORT_FORMATS, type ExportFormat, makeExport } from './make-export.ts'

interface ExportMenuProps {
  readonly client: Client
  readonly result: Result
  readonly selection: Selection
  readonly marks: RowMarks
}

type Part = 'all' | 'filtered' | 'selected'

/** How long an address of the page's own lives after its file was asked for, ms. */
const KEPT = 60_000

export function ExportMenu(props: ExportMenuProps) {
  return (
    <Popover position="bottom-end" withinPortal trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button variant="default" leftSection={<IconDownload size={14} />}>
          Export
        </Button>
      </Popover.Target>
      <Popover.Dropdown w={380} p="sm">
        <Stack gap="xs">
          <OfCatalogue {...props} />
          <Divider />
          <OfStatements {...props} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function OfCatalogue({ client, result, selection, marks }: ExportMenuProps) {
  const visible = useVisible(selection)
  const count = useSelectedCount(selection)
  const [part, setPart] = useState<Part>('all')
  const [table, setTable] = useState<CatalogueTable>('sources')
  const [withWords, setWithWords] = useState(false)
  const save = ({ format, extension }: ExportFormat) => {
    // The whole table is the service's own file: it is the same one for everybody.
    if (part === 'all' && !withWords && format !== 'json' && (format !== 'ds9' || table === 'components')) {
      downloadAddress(client.results.catalogueAddress(result.job.id, table, format), `${table}.${extension}`)
      return
    }
    try {
      const sources = part === 'all' ? undefined : part === 'filtered' ? visible : selection.selectedRows()
      const { name, content } = makeExport(result, {
        table,
        format,
        ...(sources === undefined ? {} : { sources }),
        ...(part === 'all' ? {} : { part }),
        ...(withWords && table === 'sources' ? { columns: marks.columns } : {}),
      })
      const address = URL.createObjectURL(content)
      downloadAddress(address, name)
      setTimeout(() => URL.revokeObjectURL(address), KEPT)
    } catch (error) {
      tellProblem('It could not be exported', error)
    }
  }
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label="Rows"
        value={part}
        onChange={(value) => setPart(value as Part)}
        data={[
          { value: 'all', label: `All ${countText(selection.rows)}` },
          { value: 'filtered', label: `Passing ${countText(visible.length)}` },
          { value: 'selected', label: `Selected ${countText(count)}`, disabled: count === 0 },
        ]}
      />
      <TableChoice label="Table" value={table} onChange={setTable} />
      {table === 'sources' ? (
        <Checkbox
          label="With label, verdict and note as this page shows them"
          checked={withWords}
          onChange={(event) => setWithWords(event.currentTarget.checked)}
        />
      ) : null}
      <SimpleGrid cols={3} spacing={6} verticalSpacing={6}>
        {EXPORT_FORMATS.map((format) => (
          <Button
            key={format.format}
            variant="default"
            disabled={!format.tables.includes(table) || (part === 'selected' && count === 0)}
            title={format.tables.includes(table) ? undefined : `Holds ${format.tables.join(' or ')}`}
            onClick={() => save(format)}
          >
            {format.name}
          </Button>
        ))}
      </SimpleGrid>
    </>
  )
}

interface TableChoiceProps {
  readonly label: string
  readonly value: CatalogueTable
  readonly onChange: (table: CatalogueTable) => void
}

function TableChoice({ label, value, onChange }: TableChoiceProps) {
  return (
    <SegmentedControl
      fullWidth
      aria-label={label}
      value={value}
      onChange={(chosen) => onChange(chosen as CatalogueTable)}
      data={[
        { value: 'sources', label: 'Sources' },
        { value: 'components', label: 'Components' },
        { value: 'islands', label: 'Islands' },
      ]}
    />
  )
}

const LABELLED = [
  { format: 'csv', name: 'CSV' },
  { format: 'votable', name: 'VOTable' },
  { format: 'fits', name: 'FITS table' },
  { format: 'json', name: 'JSON' },
] as const

function OfStatements({ client, result }: ExportMenuProps) {
  const [size, setSize] = useState(64)
  const [edits, setEdits] = useState(true)
  const [table, setTable] = useState<CatalogueTable>('sources')
  const { id } = result.job
  return (
    <>
      <Text size="xs" c="dimmed">
        Labelled catalogue: all sources with what most people say of them
      </Text>
      <TableChoice label="Labelled table" value={table} onChange={setTable} />
      <Checkbox
        label="With edits: fits made again in place of the run's, added sources as rows"
        checked={edits}
        onChange={(event) => setEdits(event.currentTarget.checked)}
      />
      <Group gap={6}>
        {LABELLED.map(({ format, name }) => (
          <Button
            key={format}
            variant="default"
            size="compact-xs"
            onClick={() => downloadAddress(client.statements.labelledAddress(id, table, { format, edits }), `labelled.${format}`)}
          >
            {name}
          </Button>
        ))}
      </Group>
      <Text size="xs" c="dimmed">
        Training set: a cutout of each labelled source, added ones among them, and the labels as a table
      </Text>
      <Group gap={6} align="end">
        <NumberInput
          w={120}
          aria-label="Side of a cutout, pixels"
          suffix=" px"
          min={4}
          max={512}
          value={size}
          onChange={(value) => typeof value === 'number' && setSize(value)}
        />
        <Button
          variant="default"
          onClick={() => downloadAddress(client.statements.trainingSetAddress(id, { size }), 'training-set.tar.gz')}
        >
          Training set
        </Button>
      </Group>
    </>
  )
}
