// How far people agree: each two who have labelled the same sources, and what they call differently.

import type { StatementSummary } from '@cirasa/api'
import { countOf, countText, significant } from '@cirasa/units'
import { Table, Text, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '../parts/problem.tsx'
import { useClient } from '../service/use-service.ts'
import { Section } from '../source/section.tsx'
import classes from './validate.module.css'

interface AgreementPanelProps {
  readonly job: string
  /** What a source is called on the screen. */
  readonly shortNameOf: (target: string) => string
  /** Whether what a source is called by others may be shown. */
  readonly mayTell: (target: string) => boolean
  readonly onGo: (target: string) => void
}

/** How often the sums are made again, ms. */
const IN_TURNS = 20_000
const MOST_LISTED = 200

export function AgreementPanel({ job, ...rest }: AgreementPanelProps) {
  const client = useClient()
  const { data, error } = useQuery({
    queryKey: ['statements', job, 'summary'],
    queryFn: ({ signal }) => client.statements.summary(job, signal),
    refetchInterval: IN_TURNS,
  })
  return (
    <Section title="Agreement">
      {error ? <Problem title="The agreement cannot be read" error={error} /> : null}
      {data === undefined ? null : <Pairs summary={data} {...rest} />}
    </Section>
  )
}

type Told = Omit<AgreementPanelProps, 'job'>

function Pairs({ summary: { people, pairs }, ...told }: Told & { readonly summary: StatementSummary }) {
  const [chosen, choose] = useState(0)
  if (pairs.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        {people.length === 0 ? 'Nobody has judged yet.' : 'No two people have labelled the same source yet.'}
      </Text>
    )
  }
  const pair = pairs[Math.min(chosen, pairs.length - 1)]
  return (
    <>
      <Table fz="xs" verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Two people</Table.Th>
            <Table.Th ta="right">both</Table.Th>
            <Table.Th ta="right">agreed</Table.Th>
            <Table.Th ta="right" title="Cohen's kappa: 1 for full agreement, 0 for that of chance">
              κ
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {pairs.map((one, i) => (
            <Table.Tr key={one.people.join('\n')} aria-selected={one === pair} fw={one === pair ? 600 : 400}>
              <Table.Td>
                <UnstyledButton fz="inherit" fw="inherit" c="var(--mantine-color-anchor)" onClick={() => choose(i)}>
                  {one.people.join(' and ')}
                </UnstyledButton>
              </Table.Td>
              <Table.Td ta="right">{countText(one.count)}</Table.Td>
              <Table.Td ta="right">{Math.round((100 * one.agreed) / one.count)} %</Table.Td>
              <Table.Td ta="right">{one.kappa === null ? '–' : significant(one.kappa, 2)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Disagreements pair={pair} {...told} />
    </>
  )
}

function Disagreements({ pair, shortNameOf, mayTell, onGo }: Told & { readonly pair: StatementSummary['pairs'][number] }) {
  const { disagreements } = pair
  return (
    <>
      <Text size="xs" mt={6} c="dimmed">
        {disagreements.length === 0 ? 'They agree on all of them.' : `${countOf(disagreements.length, 'source')} called differently`}
      </Text>
      <ul className={classes.people}>
        {disagreements.slice(0, MOST_LISTED).map(({ target, labels }) => (
          <li key={target}>
            <UnstyledButton fz="sm" c="var(--mantine-color-anchor)" onClick={() => onGo(target)}>
              {shortNameOf(target)}
            </UnstyledButton>{' '}
            <Text span size="xs" c="dimmed">
              {mayTell(target) ? labels.join(' or ') : 'judge it to see how'}
            </Text>
          </li>
        ))}
      </ul>
    </>
  )
}
