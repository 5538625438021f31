// Reads the tables that the peers write: commas or blanks between values, the names in a header line or in numbered comments.

/** A table by columns, as text until numbers are asked for. */
export interface Rows {
  readonly count: number
  /** The column as numbers, NaN where a value is none. Throws where the file has no such column. */
  numbers(name: string): Float64Array
}

/** Comma-separated: the first line names the columns, or the last comment before the data does, as PyBDSF writes it. */
export function readCommaSeparated(text: string): Rows {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const comments = lines.filter((line) => line.startsWith('#'))
  const plain = lines.filter((line) => !line.startsWith('#'))
  const named = comments.findLast((line) => line.includes(','))
  const [header, ...data] = named === undefined ? plain : [named.slice(1), ...plain]
  return byColumn(cells(header ?? '', ','), data, ',')
}

/** Blanks between values, columns named by comments such as `#   1 ALPHA_J2000` (SExtractor) or `# Column 3: RA` (gnuastro). */
export function readBlankSeparated(text: string): Rows {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const names: string[] = []
  for (const line of lines) {
    const match = /^#\s+(?:Column\s+)?(\d+):?\s+(\S+)/.exec(line)
    if (match) names[Number(match[1]) - 1] = match[2]
  }
  return byColumn(
    names,
    lines.filter((line) => !line.startsWith('#')),
    /\s+/,
  )
}

function byColumn(names: readonly string[], data: readonly string[], separator: string | RegExp): Rows {
  const table = data.map((line) => cells(line, separator))
  return {
    count: table.length,
    numbers(name) {
      const at = names.indexOf(name)
      if (at < 0) throw new Error(`no column ${name} among ${names.join(', ')}`)
      return Float64Array.from(table, (row) => (row[at] === undefined || row[at] === '' ? Number.NaN : Number(row[at])))
    },
  }
}

function cells(line: string, separator: string | RegExp): string[] {
  return line
    .trim()
    .split(separator)
    .map((cell) => cell.trim())
}
