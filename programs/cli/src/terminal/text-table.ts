// A table in plain text: a row of names, a row of units, numbers right-aligned.

/** One column: what stands over it and the cells below. */
export interface TextColumn {
  readonly name: string
  readonly unit?: string
  readonly cells: readonly string[]
  readonly align?: 'left' | 'right'
}

/** The table, each line ending with a newline. */
export function textTable(columns: readonly TextColumn[]): string {
  const hasUnits = columns.some(({ unit }) => unit)
  const lines = Math.max(0, ...columns.map(({ cells }) => cells.length))
  const padded = columns.map(({ name, unit = '', cells, align = 'right' }) => {
    const all = [name, ...(hasUnits ? [unit] : []), ...cells]
    const width = Math.max(...all.map((cell) => cell.length))
    return all.map((cell) => (align === 'left' ? cell.padEnd(width) : cell.padStart(width)))
  })
  const head = hasUnits ? 2 : 1
  const rows = Array.from({ length: lines + head }, (_, row) => padded.map((column) => column[row] ?? '').join('  '))
  return rows.map((row) => `${row.trimEnd()}\n`).join('')
}
