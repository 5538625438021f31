// The rows that only one of two catalogues has, the brightest against the noise first, each with a way to it.

import { findColumn, type Table } from '@cirasa/catalog'
import { significant } from '@cirasa/units'
import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { TextLink } from '../../parts/links.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Quantity } from '../../parts/quantity.tsx'
import { SkyPosition } from '../../parts/sky-position.tsx'
import { type VirtualColumn, VirtualTable } from '../../parts/virtual-table.tsx'
import { numbersOf, textsOf } from './compare-tables.ts'

interface OnlyOneProps {
  readonly title: string
  readonly table: Table
  readonly rows: Uint32Array
  /** The id of the job. */
  readonly job: string
}

export function OnlyOne({ title, table, rows, job }: OnlyOneProps) {
  const columns = useMemo(() => columnsOf(table, job), [table, job])
  const items = useMemo(() => [...rows], [rows])
  return (
    <Panel title={title}>
      {items.length === 0 ? (
        <Text c="dimmed">None.</Text>
      ) : (
        <div style={{ display: 'flex', height: 300 }}>
          <VirtualTable
            label={title}
            items={items}
            total={items.length}
            columns={columns}
            idOf={String}
            nameOf={(row) => `row ${row}`}
            rowHeight={30}
            minWidth={520}
          />
        </div>
      )}
    </Panel>
  )
}

function columnsOf(table: Table, job: string): readonly VirtualColumn<number>[] {
  const names = textsOf(table, 'source_id')
  const [ra, dec] = [numbersOf(table, 'ra'), numbersOf(table, 'dec')]
  const [flux, snr] = [numbersOf(table, 'flux_int'), numbersOf(table, 'snr')]
  const unit = findColumn(table, 'flux_int')?.definition.unit ?? ''
  return [
    {
      title: 'Source',
      cell: (row) => (
        <TextLink to="/results/$job" params={{ job }} search={{ source: names[row] }}>
          {names[row] || `row ${row}`}
        </TextLink>
      ),
    },
    { title: 'Position (ICRS)', width: 180, cell: (row) => <SkyPosition ra={ra[row]} dec={dec[row]} /> },
    { title: 'Flux density', width: 96, align: 'right', cell: (row) => <Quantity value={flux[row]} unit={unit} /> },
    { title: 'S/N', width: 56, align: 'right', cell: (row) => significant(snr[row], 3) },
  ]
}
