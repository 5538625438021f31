// The components and islands of a source.

import { findColumn } from '@cirasa/catalog'
import { countOf, countText } from '@cirasa/units'
import { Table as Grid, Text } from '@mantine/core'
import { useMemo } from 'react'
import { columnFormat } from '../catalogue/column-format.ts'
import type { Result } from '../catalogue/result.ts'
import { rowsOf } from '../catalogue/row-index.ts'
import { namePrefix, shortName } from '../catalogue/short-name.ts'
import { numberAt, textAt } from './row-values.ts'
import { Section } from './section.tsx'
import classes from './source.module.css'

const MOST_PARTS = 50
const PART_COLUMNS = ['component_id', 'flux_peak', 'flux_int', 'maj_fwhm', 'min_fwhm', 'pos_ang', 'fit_model', 'flags_text']

/** @param row of the table of sources */
export function ComponentsOfSource({ result, row }: { readonly result: Result; readonly row: number }) {
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too */}
      <section className={classes.scroll} aria-label="Components" tabIndex={0}>
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
      </section>
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
