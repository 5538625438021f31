// The nearest rows of the same table: a click goes to one.

import type { Table } from '@cirasa/catalog'
import { Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import type { Result } from '../catalogue/result.ts'
import { shortName } from '../catalogue/short-name.ts'
import type { Selection } from '../selection/selection.ts'
import { neighboursOf } from './neighbours.ts'
import { nameAt } from './row-values.ts'
import { Section } from './section.tsx'
import classes from './source.module.css'

interface NeighboursProps {
  readonly result: Result
  readonly table: Table
  readonly row: number
  readonly selection: Selection
}

const MOST_NEIGHBOURS = 5

export function Neighbours({ result, table, row, selection }: NeighboursProps) {
  const neighbours = useMemo(() => neighboursOf(table, row, MOST_NEIGHBOURS), [table, row])
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
              {shortName(nameAt(table, other), result)}
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
