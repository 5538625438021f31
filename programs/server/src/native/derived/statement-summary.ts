// How much each person has said of a job, and how far each two of them agree.

import type { StatementSummary } from '@cirasa/api'
import { agreementOf, type Opinions } from '@cirasa/catalog'
import type { SummaryTask } from './derivation.ts'

/** The document of the schema StatementSummary, in UTF-8. */
export function statementSummary({ bounds }: SummaryTask, opinions: Opinions): Uint8Array {
  const { targets, people, pairs } = agreementOf(opinions, bounds)
  const summary = { total: opinions.sequence, targets, people, pairs }
  return new TextEncoder().encode(JSON.stringify(summary satisfies Readonly<Record<keyof StatementSummary, unknown>>))
}
