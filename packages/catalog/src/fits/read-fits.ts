// FITS tables in, our tables out: every binary or ASCII table of a file, with units, UCDs and the keywords of its header.

import { memorySource, openFits, readTable, type TableColumnData } from '@cirasa/fits'
import { buildTable } from '../model/build-table.ts'
import { type Column, type ColumnDefinition, type ColumnType, type ColumnValues, NULL_BOOLEAN, NULL_INT } from '../model/column.ts'
import type { RunRecord } from '../model/run.ts'
import type { Table } from '../model/table.ts'
import type { TableSet } from '../model/tables-of.ts'

/** Values of a row that become columns of their own; longer arrays become text. */
const MOST_ELEMENTS = 32
const MOST_KEYWORDS = 300
/** Keywords that describe the table's layout: the columns say that already. */
const STRUCTURE =
  /^(SIMPLE|XTENSION|BITPIX|NAXIS\d*|PCOUNT|GCOUNT|TFIELDS|THEAP|EXTNAME|EXTVER|CHECKSUM|DATASUM|EXTEND|(TTYPE|TFORM|TUNIT|TUCD|TNULL|TSCAL|TZERO|TDIM|TDISP|TCOMM|TBCOL)\d+)$/

/**
 * Reads all tables of a FITS file, packed with gzip or not. Short arrays become columns (`FLUX`, `FLUX_2`, ...), other arrays text;
 * integers beyond 53 bits become text.
 * @throws what `@cirasa/fits` throws for a damaged file
 */
export async function readFitsTables(bytes: Uint8Array, name = 'table'): Promise<TableSet> {
  const file = await openFits(memorySource(bytes, name))
  const tables: Table[] = []
  for (const hdu of file.hdus) {
    if (hdu.kind !== 'binary-table' && hdu.kind !== 'ascii-table') continue
    const data = await readTable(hdu)
    const columns = data.columns.flatMap((column, index) => {
      const comment = hdu.header.string(`TCOMM${index + 1}`)
      return toColumns(comment === undefined ? column : { ...column, description: comment }, data.rows)
    })
    const meta: Record<string, string | number | boolean> = {}
    for (const [keyword, value] of Object.entries(hdu.header.toRecord()).slice(0, MOST_KEYWORDS)) {
      if (value !== undefined && !STRUCTURE.test(keyword)) meta[keyword] = value
    }
    tables.push(
      buildTable({
        name: hdu.name === '' ? `table${tables.length + 1}` : ownName(hdu.name),
        description: '',
        columns,
        ...(Object.keys(meta).length === 0 ? {} : { meta }),
      }),
    )
  }
  const run = runOf(file.hdus[0].header.string(RUN_KEYWORD))
  return { tables, ...(run === undefined ? {} : { run }) }
}

/** Keyword of the primary header that holds the whole run record as JSON. */
export const RUN_KEYWORD = 'RUNJSON'

/** Our tables' names are in upper case in FITS. */
function ownName(name: string): string {
  return /^(COMPONENTS|ISLANDS|SOURCES|TRUTH)$/.test(name) ? name.toLowerCase() : name
}

function runOf(text: string | undefined): RunRecord | undefined {
  if (text === undefined) return undefined
  try {
    const run: unknown = JSON.parse(text)
    return typeof run === 'object' && run !== null && 'runId' in run ? (run as RunRecord) : undefined
  } catch {
    return undefined
  }
}

function toColumns(column: TableColumnData, rows: number): Column[] {
  const { values, shape } = column
  const perRow = shape.reduce((product, length) => product * length, 1)
  // Columns without room, which FITS allows, hold nothing.
  if (perRow === 0 || (values.kind === 'text' && shape.length === 0 && values.values.length !== rows)) return []
  if (values.kind === 'number' && (perRow <= MOST_ELEMENTS || shape.length === 0)) {
    return Array.from({ length: perRow }, (_, element) => {
      const own = perRow === 1 ? values.values : everyNth(values.values, element, perRow, rows)
      return numberColumn(column, own, values.nullValue)
    })
  }
  if (values.kind === 'text' && shape.length === 0) return [make(column, 'string', values.values)]
  if (values.kind === 'logical' && perRow === 1) {
    return [
      make(
        column,
        'boolean',
        Uint8Array.from(values.values, (value) => (value < 0 ? NULL_BOOLEAN : value)),
      ),
    ]
  }
  if (values.kind === 'variable')
    return [
      make(
        column,
        'string',
        values.rows.map((row) => Array.from(row.values as ArrayLike<unknown>, String).join(' ')),
      ),
    ]
  const numbersPerRow = perRow * (values.kind === 'complex' ? 2 : 1)
  const all = values.values as ArrayLike<unknown>
  return [
    make(
      column,
      'string',
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: numbersPerRow }, (_, i) => String(all[row * numbersPerRow + i])).join(' '),
      ),
    ),
  ]
}

type Numbers = Extract<TableColumnData['values'], { readonly kind: 'number' }>['values']

function everyNth(values: Numbers, first: number, step: number, rows: number): Numbers {
  const picked = values.slice(0, rows)
  for (let row = 0; row < rows; row++) picked[row] = values[row * step + first]
  return picked
}

function numberColumn(column: TableColumnData, values: Numbers, nullValue: number | bigint | undefined): Column {
  if (values instanceof Float64Array) return make(column, 'double', values)
  if (values instanceof Float32Array) return make(column, 'float', values)
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return longColumn(column, values, nullValue)
  if (values instanceof Uint32Array) {
    return make(
      column,
      'long',
      Float64Array.from(values, (value) => (value === nullValue ? Number.NaN : value)),
    )
  }
  return make(
    column,
    'int',
    Int32Array.from(values, (value) => (value === nullValue ? NULL_INT : value)),
  )
}

function longColumn(column: TableColumnData, values: BigInt64Array | BigUint64Array, nullValue: number | bigint | undefined): Column {
  const numbers = new Float64Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const number = values[row] === nullValue ? Number.NaN : Number(values[row])
    if (number > Number.MAX_SAFE_INTEGER || number < Number.MIN_SAFE_INTEGER) {
      return make(
        column,
        'string',
        Array.from(values, (value) => (value === nullValue ? '' : String(value))),
      )
    }
    numbers[row] = number
  }
  return make(column, 'long', numbers)
}

function make({ name, unit, ucd, description }: TableColumnData, type: ColumnType, values: ColumnValues): Column {
  const definition: ColumnDefinition = {
    name,
    type,
    description,
    nullable: true,
    ...(unit === '' ? {} : { unit }),
    ...(ucd === '' ? {} : { ucd }),
  }
  return Object.freeze({ definition: Object.freeze(definition), values })
}
