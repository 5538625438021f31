// A catalogue: what a run found, at three levels, with the run itself.

import type { RunRecord } from './run.ts'
import type { Table } from './table.ts'

export interface Catalog {
  readonly run: RunRecord
  /** One row a fitted shape. */
  readonly components: Table
  /** One row a connected set of pixels. */
  readonly islands: Table
  /** One row an object: one or more components or islands. */
  readonly sources: Table
}
