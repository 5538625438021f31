// Which rows of one table belong to a row of another: compressed rows, as two typed arrays instead of a million lists.

/** Rows that belong to row i: `members[starts[i]]` up to, not including, `members[starts[i + 1]]`. */
export interface RowIndex {
  readonly starts: Uint32Array
  readonly members: Uint32Array
}

/**
 * Joins by name: the rows of `references` that name each row of `ids`, in their order. References to nothing belong to no row.
 *
 * @example
 * rowsOf(indexByName(['S1', 'S2'], ['S2', 'S1', 'S2']), 1) // Uint32Array [0, 2]
 */
export function indexByName(ids: readonly string[], references: readonly string[]): RowIndex {
  const rowOf = new Map<string, number>()
  for (let row = 0; row < ids.length; row++) rowOf.set(ids[row], row)
  const owners = new Int32Array(references.length)
  const starts = new Uint32Array(ids.length + 1)
  for (let i = 0; i < references.length; i++) {
    const owner = rowOf.get(references[i]) ?? -1
    owners[i] = owner
    if (owner >= 0) starts[owner + 1]++
  }
  for (let row = 0; row < ids.length; row++) starts[row + 1] += starts[row]
  const members = new Uint32Array(starts[ids.length])
  const next = starts.slice()
  for (let i = 0; i < references.length; i++) if (owners[i] >= 0) members[next[owners[i]]++] = i
  return Object.freeze({ starts, members })
}

/** The rows that belong to a row. */
export function rowsOf(index: RowIndex, row: number): Uint32Array {
  return index.members.subarray(index.starts[row], index.starts[row + 1])
}
