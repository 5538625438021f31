// CAESAR's text tables: a header of comments that names the columns, then a row a line, cells between tabs.

import { type CaesarColumn, cellOf } from './caesar-column.ts'

/** Rows of a piece of text. */
const ROWS_AT_ONCE = 2000

/** A table as text, in pieces. The last line of the header has the names of all columns. */
export function* writeText<Row>(title: string, columns: readonly CaesarColumn<Row>[], rows: readonly Row[]): Generator<string> {
  // Readers know CAESAR's files by the words of the first line.
  const described = columns.map(({ name, unit, description }) => `# ${name}${unit === '' ? '' : ` [${unit}]`}: ${description}`)
  yield `${[`# CAESAR RESULTS: ${title}`, '#', ...described, '#', `# ${columns.map(({ name }) => name).join('\t')}`].join('\n')}\n`
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    let text = ''
    for (const row of rows.slice(start, start + ROWS_AT_ONCE)) text += `${columns.map((column) => cellOf(column, row)).join('\t')}\n`
    yield text
  }
}
