// All that is known of the focused source: how it looks, what was measured, what is near, where it comes from, what people say.

import { findColumn, type Table } from '@cirasa/catalog'
import { flagDefinitions } from '@cirasa/finder'
import { countOf, countText } from '@cirasa/units'
import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Table as Grid,
  Group,
  SegmentedControl,
  Stack,
  Text,
  Title,
  Tooltip,
  UnstyledButton,
} from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconCopy, IconPointer } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { columnFormat } from '../catalogue/column-format.ts'
import type { Result } from '../catalogue/result.ts'
import { rowsOf } from '../catalogue/row-index.ts'
import { namePrefix, shortName } from '../catalogue/short-name.ts'
import type { CutoutMap } from '../gallery/cutout.ts'
import { CutoutPicture } from '../gallery/cutout-picture.tsx'
import type { CutoutStore } from '../gallery/cutout-store.ts'
import { copyText } from '../parts/copy-text.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Facts } from '../parts/facts.tsx'
import { TextLink } from '../parts/links.tsx'
import { tell, tellProblem } from '../parts/tell.tsx'
import type { Selection } from '../selection/selection.ts'
import { useFocused } from '../selection/use-selection.ts'
import type { LabelPalette } from '../statements/label-palette.ts'
import type { StatementStore } from '../statements/statement-store.ts'
import { changedOptions } from './changed-options.ts'
import { fitValues } from './fit-values.ts'
import { Judging } from './judging.tsx'
import { neighboursOf } from './neighbours.ts'
import { outsideAddresses } from './outside-addresses.ts'
import { skyTexts } from './sky-texts.ts'
import classes from './source.module.css'

export interface SourcePageProps {
  readonly result: Result
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
  const { result, selection } = props
  const row = useFocused(selection)
  if (row === undefined) {
    return (
      <EmptyState
        icon={IconPointer}
        title="No source in focus"
        says="Click one in the image, the table, a plot or the gallery, or press j for the first."
      >
        <Button variant="default" onClick={() => selection.step(1)} disabled={result.sources.rows === 0}>
          First source
        </Button>
      </EmptyState>
    )
  }
  return (
    <div className={classes.page}>
      <Head {...props} row={row} />
      <Pictures {...props} row={row} />
      <Judging
        key={nameOf(result.sources, row)}
        statements={props.statements}
        palette={props.palette}
        target={nameOf(result.sources, row)}
      />
      <Measured result={result} row={row} />
      <Position result={result} row={row} allowsQueries={props.allowsQueries ?? false} />
      <Parts result={result} row={row} />
      <Flags result={result} row={row} />
      <Neighbours result={result} row={row} selection={selection} />
      <Provenance result={result} />
    </div>
  )
}

type OfRow = Pick<SourcePageProps, 'result'> & { readonly row: number }

const textAt = (table: Table, name: string, row: number): string => String(findColumn(table, name)?.values[row] ?? '')
const numberAt = (table: Table, name: string, row: number): number => Number(findColumn(table, name)?.values[row] ?? Number.NaN)
const nameOf = (table: Table, row: number): string => textAt(table, 'source_id', row)

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <Title order={3} mb={4}>
        {title}
      </Title>
      {children}
    </section>
  )
}

function Copy({ text, what }: { readonly text: string; readonly what: string }) {
  const copy = () =>
    copyText(text).then(
      () => tell(`Copied ${what}`),
      (error: unknown) => tellProblem('It could not be copied', error),
    )
  return (
    <ActionIcon size="xs" aria-label={`Copy ${what}`} onClick={() => void copy()}>
      <IconCopy size={12} />
    </ActionIcon>
  )
}

function Head({ result, row, selection, onShow, actions }: SourcePageProps & OfRow) {
  const name = nameOf(result.sources, row)
  const iau = textAt(result.sources, 'iau_name', row)
  const morph = textAt(result.sources, 'morph', row)
  const place = selection.placeOf(row)
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs" className={classes.head}>
      <Group gap={6} wrap="wrap" miw={0}>
        <Title order={2}>{shortName(name, result)}</Title>
        <Copy text={name} what="the name" />
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
const SIDE = 132

function Pictures({ result, row, cutouts }: SourcePageProps & OfRow) {
  const [field, setField] = useState('48')
  const name = shortName(nameOf(result.sources, row), result)
  return (
    <div>
      <Group gap={6} wrap="wrap">
        {MAPS.map((map) => (
          <figure key={map} className={classes.figure}>
            <CutoutPicture
              store={cutouts}
              wish={{ table: 'sources', row, map, size: Number(field) }}
              side={SIDE}
              label={`${name}: ${map}`}
            />
            <figcaption>{map}</figcaption>
          </figure>
        ))}
        <SegmentedControl
          orientation="vertical"
          aria-label="Field, pixels"
          value={field}
          onChange={setField}
          data={['24', '48', '96', '192'].map((value) => ({ value, label: `${value} px` }))}
        />
      </Group>
    </div>
  )
}

function Measured({ result, row }: OfRow) {
  const values = fitValues(result.sources, row)
  return (
    <Section title="Measured">
      <Grid withRowBorders={false} verticalSpacing={1} fz="sm" className={classes.values}>
        <Grid.Tbody>
          {values.map(({ name, description, value, error, unit }) => (
            <Grid.Tr key={name}>
              <Grid.Th scope="row" fw={400} c="dimmed">
                <Tooltip label={description}>
                  <span>{name}</span>
                </Tooltip>
              </Grid.Th>
              <Grid.Td className={classes.number}>{value}</Grid.Td>
              <Grid.Td className={classes.number}>{error === undefined ? '' : `± ${error}`}</Grid.Td>
              <Grid.Td c="dimmed">{unit}</Grid.Td>
            </Grid.Tr>
          ))}
        </Grid.Tbody>
      </Grid>
    </Section>
  )
}

/** Arcsec around the source that others are asked for. */
const RADIUS = 30

function Position({ result, row, allowsQueries }: OfRow & { readonly allowsQueries: boolean }) {
  const { sources } = result
  const [ra, dec] = [numberAt(sources, 'ra', row), numberAt(sources, 'dec', row)]
  const [x, y] = [numberAt(sources, 'x_pix', row), numberAt(sources, 'y_pix', row)]
  const pixel = `${x.toFixed(2)} ${y.toFixed(2)}`
  const errors = [numberAt(sources, 'e_ra', row), numberAt(sources, 'e_dec', row)]
  return (
    <Section title="Position">
      <Facts
        facts={[
          ...skyTexts(ra, dec).map(({ frame, text, copied }, i): [string, ReactNode] => [
            i === 1 ? 'ICRS, degrees' : frame,
            <Group key={text} gap={4}>
              {text} <Copy text={copied} what={`the ${frame} position`} />
            </Group>,
          ]),
          ['Error', errors.every(Number.isFinite) ? `${errors[0].toFixed(2)}″ east, ${errors[1].toFixed(2)}″ north` : undefined],
          [
            'FITS pixel',
            <Group key="pixel" gap={4}>
              {pixel} <Copy text={pixel} what="the pixel" />
            </Group>,
          ],
          ...outsideAddresses(ra, dec, RADIUS).map(({ name, address }): [string, ReactNode] => [
            name,
            <Group key={name} gap={4} wrap="nowrap">
              {allowsQueries ? (
                <Anchor href={address} target="_blank" rel="noreferrer" fz="inherit">
                  within {RADIUS}″
                </Anchor>
              ) : (
                <Text fz="inherit" truncate title={address}>
                  {address}
                </Text>
              )}
              <Copy text={address} what={`the address at ${name}`} />
            </Group>,
          ]),
        ]}
      />
    </Section>
  )
}

const PART_COLUMNS = ['component_id', 'flux_peak', 'flux_int', 'maj_fwhm', 'min_fwhm', 'pos_ang', 'fit_model', 'flags_text']

function Parts({ result, row }: OfRow) {
  const { components, islands } = result
  const rows = [...rowsOf(result.componentsOf, row)]
  const islandRows = [...rowsOf(result.islandsOf, row)]
  const formats = useMemo(
    () =>
      PART_COLUMNS.flatMap((name) => {
        const column = findColumn(components, name)
        return column === undefined ? [] : [columnFormat(column, components, { sexagesimal: true, namePrefix: namePrefix(result) })]
      }),
    [components, result],
  )
  return (
    <Section title={`${countOf(rows.length, 'component')}, ${countOf(islandRows.length, 'island')}`}>
      <div className={classes.scroll}>
        <Grid fz="xs" verticalSpacing={2}>
          <Grid.Thead>
            <Grid.Tr>
              {formats.map(({ name, unit, align }) => (
                <Grid.Th key={name} ta={align}>
                  {name}
                  <Text span size="xs" c="dimmed" fw={400}>
                    {unit === '' ? '' : ` ${unit}`}
                  </Text>
                </Grid.Th>
              ))}
            </Grid.Tr>
          </Grid.Thead>
          <Grid.Tbody>
            {rows.slice(0, MOST_PARTS).map((component) => (
              <Grid.Tr key={component}>
                {formats.map((format) => (
                  <Grid.Td key={format.name} ta={format.align}>
                    {format.text(component)}
                  </Grid.Td>
                ))}
              </Grid.Tr>
            ))}
          </Grid.Tbody>
        </Grid>
      </div>
      {rows.length > MOST_PARTS ? <Text size="xs">and {countText(rows.length - MOST_PARTS)} more</Text> : null}
      <Text size="xs" c="dimmed" mt={4}>
        {islandRows
          .slice(0, MOST_PARTS)
          .map(
            (island) =>
              `Island ${shortName(textAt(islands, 'island_id', island), result)}: ${countOf(numberAt(islands, 'n_pix', island), 'pixel')}`,
          )
          .join(' · ')}
      </Text>
    </Section>
  )
}

const MOST_PARTS = 50

function Flags({ result, row }: OfRow) {
  const flags = numberAt(result.sources, 'flags', row)
  const set = flagDefinitions.filter(({ bit }) => (flags & bit) !== 0)
  if (set.length === 0) return null
  return (
    <Section title="Flags">
      <Facts facts={set.map(({ name, description }) => [name.toLowerCase().replaceAll('_', ' '), description])} />
    </Section>
  )
}

const MOST_NEIGHBOURS = 5

function Neighbours({ result, row, selection }: OfRow & Pick<SourcePageProps, 'selection'>) {
  const { sources } = result
  const neighbours = useMemo(() => neighboursOf(sources, row, MOST_NEIGHBOURS), [sources, row])
  if (neighbours.length === 0) return null
  return (
    <Section title="Nearest">
      <Stack gap={2}>
        {neighbours.map(({ row: other, separation, positionAngle }) => (
          <Group key={other} gap="sm" className={classes.values}>
            <UnstyledButton
              fz="sm"
              c="var(--mantine-color-anchor)"
              onClick={() => selection.focus(other)}
              onMouseEnter={() => selection.hover(other)}
              onMouseLeave={() => selection.hover(undefined)}
            >
              {shortName(nameOf(sources, other), result)}
            </UnstyledButton>
            <Text size="sm">{separation.toFixed(1)}″</Text>
            <Text size="sm" c="dimmed">
              at {Math.round(positionAngle)}°
            </Text>
          </Group>
        ))}
      </Stack>
    </Section>
  )
}

function Provenance({ result: { job, run } }: Pick<OfRow, 'result'>) {
  const changed = changedOptions(run)
  const { image } = run
  return (
    <Section title="Where it comes from">
      <Facts
        facts={[
          [
            'Job',
            <TextLink key="job" to="/jobs/$job" params={{ job: job.id }}>
              {job.tag === '' ? job.id.slice(0, 8) : job.tag}
            </TextLink>,
          ],
          ['Finder', `${run.finder} ${run.finderVersion}, run ${run.runId}`],
          [
            'Options',
            changed.length === 0
              ? 'as usual'
              : changed.map(({ name, value, usual }) => `${name} ${value}${usual === undefined ? '' : ` (usually ${usual})`}`).join(', '),
          ],
          ['Image', `${image.name}, ${image.width} × ${image.height}`],
          [
            'SHA-256',
            image.sha256 === undefined ? undefined : (
              <Group key="hash" gap={4}>
                <Text fz="xs" ff="monospace">
                  {image.sha256.slice(0, 16)}…
                </Text>
                <Copy text={image.sha256} what="the hash of the image" />
              </Group>
            ),
          ],
          [
            'Beam',
            image.beam === undefined
              ? undefined
              : `${image.beam.major.toFixed(2)}″ × ${image.beam.minor.toFixed(2)}″, ${image.beam.positionAngle.toFixed(0)}°`,
          ],
        ]}
      />
    </Section>
  )
}
