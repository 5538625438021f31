// Comma-separated values (RFC 4180 with LF): one row of column names, then one a row; no comments, so that every program reads it.

import type { Table } from '../model/table.ts'
import { ByteSink } from '../text/byte-sink.ts'
import { type CellStyle, type CellWriter, cellWriter } from '../text/cell.ts'

const COMMA = 44
const NEWLINE = 10
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/

const style: CellStyle = {
  null: '',
  infinity: 'inf',
  minusInfinity: '-inf',
  string: (sink, text) => sink.text(NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text),
}

/**
 * A table as CSV, in chunks of bytes. Null is an empty field. Units and meanings are not in it: they are in VOTable, FITS and JSON.
 * Floats have the digits that bring the same float back; doubles as many as their definition says.
 */
export function* writeCsv(table: Table): Generator<Uint8Array<ArrayBuffer>> {
  const sink = new ByteSink()
  const { columns, rows } = table
  columns.forEach((column, index) => {
    if (index > 0) sink.text(',')
    style.string(sink, column.definition.name)
  })
  sink.text('\n')
  const writers: CellWriter[] = columns.map((column) => cellWriter(sink, column, style))
  // A line with nothing on it would be skipped by readers: in a table of one column, null is a quoted nothing.
  if (columns.length === 1) writers[0] = cellWriter(sink, columns[0], { ...style, null: '""' })
  for (let row = 0; row < rows; row++) {
    sink.reserve(2)
    for (let column = 0; column < writers.length; column++) {
      if (column > 0) {
        sink.reserve(1)
        sink.push(COMMA)
      }
      writers[column](row)
    }
    sink.reserve(1)
    sink.push(NEWLINE)
    if (sink.full) yield sink.take()
  }
  if (sink.length > 0) yield sink.take()
}
