// What was measured of a row, with errors, and what its flags mean.

import type { Table } from '@cirasa/catalog'
import { flagDefinitions } from '@cirasa/finder'
import { Table as Grid, Tooltip } from '@mantine/core'
import { Facts } from '../parts/facts.tsx'
import { fitValues } from './fit-values.ts'
import { numberAt } from './row-values.ts'
import { Section } from './section.tsx'
import classes from './source.module.css'

interface OfRow {
  readonly table: Table
  readonly row: number
}

export function Measured({ table, row }: OfRow) {
  const values = fitValues(table, row)
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

export function Flags({ table, row }: OfRow) {
  const flags = numberAt(table, 'flags', row)
  const set = flagDefinitions.filter(({ bit }) => (flags & bit) !== 0)
  if (set.length === 0) return null
  return (
    <Section title="Flags">
      <Facts facts={set.map(({ name, description }) => [name.toLowerCase().replaceAll('_', ' '), description])} />
    </Section>
  )
}
