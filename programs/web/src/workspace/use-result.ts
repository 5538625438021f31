// The result of a job in a window: loaded once, with a selection and the words of people for each of its tables.

import { getStrings, type Table } from '@cirasa/catalog'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { loadResult } from '../catalogue/load-result.ts'
import type { Result } from '../catalogue/result.ts'
import { Selection } from '../selection/selection.ts'
import { useClient } from '../service/use-service.ts'
import type { LabelPalette } from '../statements/label-palette.ts'
import { RowMarks } from '../statements/row-marks.ts'
import type { StatementStore } from '../statements/statement-store.ts'

/** Tables that can be worked through. */
export type WorkedTable = 'sources' | 'components'

/** A table with all that panes share about it. */
export interface WorkTable {
  readonly kind: WorkedTable
  readonly table: Table
  readonly selection: Selection
  readonly marks: RowMarks
  /** What each row is spoken of as: its source_id. */
  readonly names: readonly string[]
}

/** Results never change: one that was loaded stays until nobody has looked at it for a while. */
export function useResult(job: string) {
  const client = useClient()
  const [bytes, setBytes] = useState(0)
  const query = useQuery({
    queryKey: ['results', job],
    queryFn: ({ signal }) => loadResult(client, job, { signal, progress: setBytes }),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })
  return { ...query, bytes }
}

/** The tables of a result to work on. A selection lasts as long as the window; words come and go with the store. */
export function useWorkTable(result: Result, kind: WorkedTable, store: StatementStore, palette: LabelPalette): WorkTable | undefined {
  const kept = useMemo(() => ({ sources: new Selection(result.sources.rows), components: new Selection(result.components.rows) }), [result])
  const [marks, setMarks] = useState<{ readonly of: Table; readonly marks: RowMarks }>()
  const table = result[kind]
  const names = useMemo(() => getStrings(table, 'source_id'), [table])
  useEffect(() => {
    const made = new RowMarks(store, palette, names)
    setMarks({ of: table, marks: made })
    return () => made.dispose()
  }, [store, palette, names, table])
  return useMemo(
    () => (marks?.of === table ? { kind, table, selection: kept[kind], marks: marks.marks, names } : undefined),
    [kind, table, kept, marks, names],
  )
}
