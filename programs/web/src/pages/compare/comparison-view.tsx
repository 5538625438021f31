// What the comparison of two results shows: sums, plots, differences of the runs, and two lists.

import { countText, significant } from '@cirasa/units'
import { Grid, Group, Loader, SimpleGrid, Table, Text } from '@mantine/core'
import { useMemo } from 'react'
import type { Result } from '../../catalogue/result.ts'
import { withColumns } from '../../cross-match/match-messages.ts'
import { useMatch } from '../../cross-match/use-match.ts'
import { EmptyState } from '../../parts/empty-state.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Problem } from '../../parts/problem.tsx'
import { type Comparison, isOnSky } from './compare-tables.ts'
import { middleAndSpread, quantile } from './middle-and-spread.ts'
import { OnlyOne } from './only-one.tsx'
import { usePlotHeight } from './plot-height.ts'
import { PointPlot } from './point-plot.tsx'
import { Separations } from './separations.tsx'

interface ComparisonViewProps {
  readonly a: Result
  readonly b: Result
  readonly table: 'sources' | 'components'
  /** Arcsec. */
  readonly radius: number
}

/** What a comparison looks at. */
const COMPARED = ['ra', 'dec', 'flux_int', 'snr']

export function ComparisonView({ a, b, table, radius }: ComparisonViewProps) {
  const height = usePlotHeight()
  const [ofA, ofB] = useMemo(() => [withColumns(a[table], COMPARED), withColumns(b[table], COMPARED)], [a, b, table])
  const compared = useMatch(useMemo(() => ({ kind: 'compare', a: ofA, b: ofB, radius }) as const, [ofA, ofB, radius]))
  if (!isOnSky(a[table]) || !isOnSky(b[table]))
    return (
      <EmptyState
        title="No positions on the sky"
        says="One of the two images has no WCS, so that its sources cannot be matched on the sky."
      />
    )
  if (compared.stage === 'failed') return <Problem error={compared.error} />
  if (compared.stage === 'matching') {
    return (
      <Group gap="xs" role="status">
        <Loader size="xs" />
        <Text size="sm">Matching</Text>
      </Group>
    )
  }
  const { pairs, onlyA, onlyB } = compared.answer
  return (
    <Grid gap="sm">
      <Grid.Col span={12}>
        <SimpleGrid cols={{ base: 1, sm: 2, xl: 4 }} spacing="sm">
          <Panel title="In numbers">
            <Numbers comparison={compared.answer} rowsA={a[table].rows} rowsB={b[table].rows} />
          </Panel>
          <Panel title="Flux density of B over A">
            <PointPlot
              label="Flux ratio against signal to noise"
              x={pairs.snr}
              y={pairs.fluxRatio}
              xAxis={{ title: 'S/N in A', isLog: true }}
              yAxis={{ title: 'B / A', isLog: true }}
              level={1}
              height={height}
            />
          </Panel>
          <Panel title="Position of B against A">
            <PointPlot
              label="Offsets of positions"
              x={pairs.east}
              y={pairs.north}
              xAxis={{ title: 'east (arcsec)', range: [-radius, radius], isReversed: true }}
              yAxis={{ title: 'north (arcsec)', range: [-radius, radius] }}
              level={0}
              height={height}
              isSquare
            />
          </Panel>
          <Panel title="Separation of the pairs">
            <Separations separation={pairs.separation} radius={radius} height={height} />
          </Panel>
        </SimpleGrid>
      </Grid.Col>
      <Grid.Col span={12}>
        <Differences a={a} b={b} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 6 }}>
        <OnlyOne title={`Only in A: ${countText(onlyA.length)}`} table={a[table]} rows={onlyA} job={a.job.id} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 6 }}>
        <OnlyOne title={`Only in B: ${countText(onlyB.length)}`} table={b[table]} rows={onlyB} job={b.job.id} />
      </Grid.Col>
    </Grid>
  )
}

/** The value, or the coded error in its place: too many pairs are no bug. */
interface NumbersProps {
  readonly comparison: Comparison
  readonly rowsA: number
  readonly rowsB: number
}

function Numbers({ comparison: { pairs, onlyA, onlyB }, rowsA, rowsB }: NumbersProps) {
  const both = pairs.rowA.length
  const ratio = middleAndSpread(pairs.fluxRatio)
  const [east, north] = [middleAndSpread(pairs.east), middleAndSpread(pairs.north)]
  const share = (count: number, of: number) => (of === 0 ? '' : ` (${significant((100 * count) / of, 3)} %)`)
  const shown = (value: { middle: number; spread: number }, unit: string) =>
    Number.isNaN(value.middle) ? '–' : `${significant(value.middle, 3)} ± ${significant(value.spread, 2)}${unit}`
  return (
    <Facts
      facts={[
        ['In A', countText(rowsA)],
        ['In B', countText(rowsB)],
        ['In both', countText(both)],
        ['Only in A', `${countText(onlyA.length)}${share(onlyA.length, rowsA)}`],
        ['Only in B', `${countText(onlyB.length)}${share(onlyB.length, rowsB)}`],
        ['Flux ratio B / A', shown(ratio, '')],
        ['Offset east', shown(east, '″')],
        ['Offset north', shown(north, '″')],
        [
          'Separation',
          both === 0
            ? '–'
            : `${significant(middleAndSpread(pairs.separation).middle, 3)}″, 68 % within ${significant(quantile(pairs.separation, 0.68), 3)}″`,
        ],
        [
          '',
          <Text key="how" size="xs" c="dimmed">
            Medians, and the scatter of the pairs by the median deviation.
          </Text>,
        ],
      ]}
    />
  )
}

/** Options and images that are not the same. */
function Differences({ a, b }: Pick<ComparisonViewProps, 'a' | 'b'>) {
  const rows = differencesOf(a, b)
  return (
    <Panel title="What is different in the runs">
      {rows.length === 0 ? (
        <Text c="dimmed">Nothing: the same image, finder and options.</Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What</Table.Th>
              <Table.Th>A</Table.Th>
              <Table.Th>B</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([name, ours, theirs]) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td>{ours}</Table.Td>
                <Table.Td>{theirs}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  )
}

function differencesOf({ run: a }: Result, { run: b }: Result): readonly (readonly [name: string, a: string, b: string])[] {
  const said = (value: unknown) => (value === undefined ? '–' : String(value))
  const facts: (readonly [string, unknown, unknown])[] = [
    ['image', a.image.name, b.image.name],
    ['SHA-256 of the image', a.image.sha256, b.image.sha256],
    ['finder', `${a.finder} ${a.finderVersion}`, `${b.finder} ${b.finderVersion}`],
  ]
  const names = new Set([...Object.keys(a.options), ...Object.keys(b.options)])
  for (const name of names) facts.push([name, a.options[name], b.options[name]])
  return facts.filter(([, ours, theirs]) => ours !== theirs).map(([name, ours, theirs]) => [name, said(ours), said(theirs)])
}
