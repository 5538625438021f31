// The view of a table in React, remembered in the browser by the kind of table.

import type { Column } from '@cirasa/catalog'
import { useLocalStorage } from '@mantine/hooks'
import { useMemo } from 'react'
import { defaultView, readView, type TableView } from './table-view.ts'

/** The view of a kind of table, what changes it, and what brings the first one back. */
export function useTableView(table: string, columns: readonly Column[]) {
  const [stored, setStored, forget] = useLocalStorage<unknown>({
    key: `cirasa.table.${table}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  const view = useMemo<TableView>(() => readView(stored) ?? defaultView(table, columns), [stored, table, columns])
  return { view, setView: setStored as (view: TableView) => void, reset: forget }
}
