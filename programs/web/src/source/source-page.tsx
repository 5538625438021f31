// All that is known of the focused source: how it looks, what was measured, what is near, where it comes from, what people say.

import type { CatalogueTable } from '@cirasa/api'
import { getStrings, type Table } from '@cirasa/catalog'
import { countText } from '@cirasa/units'
import { ActionIcon, Badge, Button, Group, SegmentedControl, Text, Title, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconPointer } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Result } from '../catalogue/result.ts'
import { shortName } from '../catalogue/short-name.ts'
import type { CutoutMap } from '../gallery/cutout.ts'
import { CutoutPicture } from '../gallery/cutout-picture.tsx'
import type { CutoutStore } from '../gallery/cutout-store.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Figure } from '../parts/figure.tsx'
import type { Selection } from '../selection/selection.ts'
import { useFocused } from '../selection/use-selection.ts'
import type { LabelPalette } from '../statements/label-palette.ts'
import type { StatementStore } from '../statements/statement-store.ts'
import { ComponentsOfSource } from './components-of-source.tsx'
import { CopyButton } from './copy-button.tsx'
import { Judging } from './judging.tsx'
import { Flags, Measured } from './measured.tsx'
import { Neighbours } from './nearest.tsx'
import { Position } from './position.tsx'
import { Provenance } from './provenance.tsx'
import { nameAt, textAt } from './row-values.ts'
import classes from './source.module.css'

export interface SourcePageProps {
  readonly result: Result
  /** Its sources or components: what the selection is of. */
  readonly table: Table
  readonly selection: Selection
  readonly statements: StatementStore
  readonly palette: LabelPalette
  readonly cutouts: CutoutStore
  /** True where the page may lead to addresses outside of the service. */
  readonly allowsQueries?: boolean
  /** Shows the source in the image. */
  readonly onShow?: (row: number) => void
  /** More that can be done with the source, such as fitting it again. */
  readonly actions?: (row: number) => ReactNode
}

export function SourcePage(props: SourcePageProps) {
  const { result, table, selection } = props
  const row = useFocused(selection)
  if (row === undefined) {
    return (
      <EmptyState
        icon={IconPointer}
        title="No source in focus"
        says="Click one in the image, the table, a plot or the gallery, or press j for the first."
      >
        <Button variant="default" onClick={() => selection.step(1)} disabled={table.rows === 0}>
          First source
        </Button>
      </EmptyState>
    )
  }
  const target = textAt(table, 'source_id', row)
  const sourceRow = table.name === 'sources' ? row : getStrings(result.sources, 'source_id').indexOf(target)
  return (
    <div className={classes.page}>
      <Head {...props} row={row} />
      <Pictures {...props} row={row} />
      <Judging key={target} statements={props.statements} palette={props.palette} target={target} />
      <Measured table={table} row={row} />
      <Position table={table} row={row} allowsQueries={props.allowsQueries ?? false} />
      {sourceRow < 0 ? null : <ComponentsOfSource result={result} row={sourceRow} />}
      <Flags table={table} row={row} />
      <Neighbours result={result} table={table} row={row} selection={selection} />
      <Provenance result={result} />
    </div>
  )
}

type OfRow = SourcePageProps & { readonly row: number }

function Head({ result, table, row, selection, onShow, actions }: OfRow) {
  const name = nameAt(table, row)
  const iau = textAt(table, 'iau_name', row)
  const morph = textAt(table, 'morph', row)
  const place = selection.placeOf(row)
  return (
    <Group justify="space-between" gap="xs" className={classes.head}>
      <Group gap={6} wrap="wrap" miw={0}>
        <Title order={2}>{shortName(name, result)}</Title>
        <CopyButton text={name} what="the name" />
        {iau === '' ? null : <Text c="dimmed">{iau}</Text>}
        {morph === '' ? null : <Badge color="gray">{morph}</Badge>}
      </Group>
      <Group gap={2} wrap="nowrap">
        {actions?.(row)}
        {onShow === undefined ? null : (
          <Button variant="default" onClick={() => onShow(row)}>
            Show
          </Button>
        )}
        <Text size="xs" c="dimmed" mx={4} style={{ whiteSpace: 'nowrap' }}>
          {place < 0 ? 'filtered away' : `${countText(place + 1)} of ${countText(selection.visible.length)}`}
        </Text>
        <Tooltip label="Previous source (k)">
          <ActionIcon aria-label="Previous source" onClick={() => selection.step(-1)}>
            <IconChevronUp size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Next source (j)">
          <ActionIcon aria-label="Next source" onClick={() => selection.step(1)}>
            <IconChevronDown size={16} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Group>
  )
}

const MAPS: readonly CutoutMap[] = ['image', 'model', 'residual']

function Pictures({ result, table, row, cutouts }: OfRow) {
  const [field, setField] = useState('48')
  const name = shortName(nameAt(table, row), result)
  return (
    <div>
      <div className={classes.pictures}>
        {MAPS.map((map) => (
          <Figure key={map} name={map}>
            <CutoutPicture
              store={cutouts}
              wish={{ table: table.name as CatalogueTable, row, map, size: Number(field) }}
              label={`${name}: ${map}`}
            />
          </Figure>
        ))}
      </div>
      <SegmentedControl
        mt={6}
        aria-label="Field, pixels"
        value={field}
        onChange={setField}
        data={['24', '48', '96', '192'].map((value) => ({ value, label: `${value} px` }))}
      />
    </div>
  )
}
