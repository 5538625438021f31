// A catalogue as JSON: the run, and each table column by column, so that it is compact and one call away from a data frame.

import { unusedName } from '../model/build-table.ts'
import type { Catalog } from '../model/catalog.ts'
import type { Table } from '../model/table.ts'
import { type TableSet, tablesOf } from '../model/tables-of.ts'
import { ByteSink } from '../text/byte-sink.ts'
import { type CellStyle, cellWriter } from '../text/cell.ts'

/** What `format` says in our JSON files. */
export const JSON_FORMAT = 'cirasa-catalogue'

const COMMA = 44

/** JSON has no infinities: they are strings. */
const style: CellStyle = {
  null: 'null',
  infinity: '"Infinity"',
  minusInfinity: '"-Infinity"',
  string: (sink, text) => sink.text(JSON.stringify(text)),
}

/**
 * A catalogue or tables as JSON in chunks of UTF-8:
 * `{ format, version, run, tables: { components: { name, description, rows, columns: [definition...], data: { ra: [...] } } } }`.
 * Null is null. In Python: `pandas.DataFrame(json.load(f)['tables']['components']['data'])`.
 */
export function* writeJson(content: Catalog | Table | TableSet): Generator<Uint8Array<ArrayBuffer>> {
  const { tables, run } = tablesOf(content)
  const sink = new ByteSink()
  sink.text(`{"format":"${JSON_FORMAT}","version":1,\n`)
  if (run !== undefined) sink.text(`"run":${JSON.stringify(run)},\n`)
  sink.text('"tables":{')
  const taken = new Set<string>()
  for (const [index, table] of tables.entries()) {
    const { columns, ...rest } = table
    const head = JSON.stringify({ ...rest, columns: columns.map((column) => column.definition) })
    sink.text(`${index > 0 ? ',' : ''}\n${JSON.stringify(unusedName(table.name, taken))}:${head.slice(0, -1)},"data":{`)
    yield* writeColumns(sink, table)
    sink.text('}}')
  }
  sink.text('}}\n')
  yield sink.take()
}

function* writeColumns(sink: ByteSink, table: Table): Generator<Uint8Array<ArrayBuffer>> {
  for (const [index, column] of table.columns.entries()) {
    sink.text(`${index > 0 ? ',' : ''}\n${JSON.stringify(column.definition.name)}:[`)
    const cell = cellWriter(sink, column, style)
    for (let row = 0; row < table.rows; row++) {
      sink.reserve(1)
      if (row > 0) sink.push(COMMA)
      cell(row)
      if (sink.full) yield sink.take()
    }
    sink.text(']')
  }
}
