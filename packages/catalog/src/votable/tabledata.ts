// VOTable rows as TABLEDATA: text in elements, readable by eye.

import type { Table } from '../model/table.ts'
import { ByteSink } from '../text/byte-sink.ts'
import { type CellStyle, cellWriter } from '../text/cell.ts'
import { escapeXml } from './xml-text.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const START_ROW = bytesOf('<TR>')
const END_ROW = bytesOf('</TR>\n')
const START_CELL = bytesOf('<TD>')
const END_CELL = bytesOf('</TD>')

/** Null is an empty cell: VOTable 1.3 and later take that for every type. */
const style: CellStyle = {
  null: '',
  infinity: '+Inf',
  minusInfinity: '-Inf',
  string: (sink, text) => sink.text(escapeXml(text)),
}

/** The rows of a table between `<DATA>` and `</DATA>`, in chunks. */
export function* writeTableData(table: Table): Generator<Uint8Array<ArrayBuffer>> {
  const sink = new ByteSink()
  const cells = table.columns.map((column) => cellWriter(sink, column, style))
  sink.text('<TABLEDATA>\n')
  for (let row = 0; row < table.rows; row++) {
    append(sink, START_ROW)
    for (const cell of cells) {
      append(sink, START_CELL)
      cell(row)
      append(sink, END_CELL)
    }
    append(sink, END_ROW)
    if (sink.full) yield sink.take()
  }
  sink.text('</TABLEDATA>\n')
  yield sink.take()
}

function append(sink: ByteSink, bytes: Uint8Array): void {
  sink.reserve(bytes.length)
  let at = sink.length
  for (let i = 0; i < bytes.length; i++) sink.bytes[at++] = bytes[i]
  sink.length = at
}
