// Records of all passes of a search, one pass after the other.

import type { Pass } from '../find-sources.ts'
import type { OrderedRecords } from './ordered-records.ts'

/** Records of all passes, one after the other. */
export interface JoinedRecords<Field extends string> {
  readonly parts: readonly OrderedRecords<Field>[]
  column(field: Field): Float64Array
}

/** Joins what `make` gives for each pass. */
export function joinPasses<Field extends string>(
  passes: readonly Pass[],
  make: (pass: Pass) => OrderedRecords<Field>,
): JoinedRecords<Field> {
  const parts = passes.map(make)
  return { parts, column: (field) => concatenate(parts.map((part) => part.column(field))) }
}

/** One array after the other; a single one is not copied. */
export function concatenate(parts: readonly Float64Array[]): Float64Array {
  if (parts.length === 1) return parts[0]
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    all.set(part, offset)
    offset += part.length
  }
  return all
}
