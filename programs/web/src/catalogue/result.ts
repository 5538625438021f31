// A result in the page: the job, its run record, and its three tables as typed columns, joined by row numbers.

import type { Job } from '@cirasa/api'
import type { RunRecord, Table } from '@cirasa/catalog'
import type { RowIndex } from './row-index.ts'

/** What a job has found, as all panes read it. Nothing in it ever changes. */
export interface Result {
  readonly job: Job
  readonly run: RunRecord
  readonly sources: Table
  readonly components: Table
  readonly islands: Table
  /** From a row of sources to its rows of components. */
  readonly componentsOf: RowIndex
  /** From a row of sources to its rows of islands. */
  readonly islandsOf: RowIndex
}
