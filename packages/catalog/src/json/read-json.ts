// JSON in, tables out: our own catalogues, and anybody's lists of flat records.

import { catalogErrors } from '../errors.ts'
import { buildTable } from '../model/build-table.ts'
import { type Column, type ColumnDefinition, type ColumnType, columnValues, type ValuesGiven } from '../model/column.ts'
import type { RunRecord } from '../model/run.ts'
import type { Table } from '../model/table.ts'
import type { TableSet } from '../model/tables-of.ts'
import { recogniseColumns } from '../standard/recognise.ts'
import { inferColumn } from '../text/infer-column.ts'
import { JSON_FORMAT } from './write-json.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
type JsonObject = { readonly [key: string]: Json }

const TYPES: ReadonlySet<string> = new Set<ColumnType>(['string', 'boolean', 'int', 'long', 'float', 'double'])
const MOST_COLUMNS = 20_000
/** Cells that a table may have for each value in the file. */
const MOST_HOLES = 50
const SMALL = 1_000_000

/**
 * Reads our JSON, `[{ra: 1, ...}, ...]`, and objects that hold such lists: every list of records becomes a table, its flat values columns.
 * @throws CATALOG_BAD_TABLE
 */
export function readJson(text: string, name = 'table'): TableSet {
  let content: Json
  try {
    content = JSON.parse(text) as Json
  } catch (error) {
    throw catalogErrors.BAD_TABLE({ format: 'A JSON', why: (error as Error).message.slice(0, 120) }, error)
  }
  if (isObject(content) && content.format === JSON_FORMAT && isObject(content.tables)) {
    const tables = Object.values(content.tables).map((table) => ownTable(table))
    return { tables, ...(isRun(content.run) ? { run: content.run } : {}) }
  }
  if (isRecords(content)) return { tables: [recordsTable(content, name)] }
  const lists = isObject(content) ? Object.entries(content).filter(([, list]) => isRecords(list)) : []
  if (lists.length === 0) throw catalogErrors.BAD_TABLE({ format: 'A JSON', why: 'it holds no list of records' })
  return { tables: lists.map(([key, list]) => recordsTable(list as readonly JsonObject[], key)) }
}

function ownTable(table: Json): Table {
  if (!isObject(table) || !Array.isArray(table.columns) || !isObject(table.data)) {
    throw catalogErrors.BAD_TABLE({ format: 'A JSON', why: 'a table lacks its columns or its data' })
  }
  const { data } = table
  const columns = table.columns.map((definition: Json): Column => {
    if (!isObject(definition) || typeof definition.name !== 'string' || !TYPES.has(String(definition.type))) {
      throw catalogErrors.BAD_TABLE({ format: 'A JSON', why: 'a column lacks its name or type' })
    }
    const values = data[definition.name]
    if (!Array.isArray(values)) throw catalogErrors.BAD_TABLE({ format: 'A JSON', why: `column ${definition.name} has no values` })
    const known = { description: '', ...definition } as unknown as ColumnDefinition
    return Object.freeze({ definition: Object.freeze(known), values: columnValues(known.type, values as ValuesGiven) })
  })
  const { meta, name, description } = table
  return buildTable({
    name: typeof name === 'string' ? name : 'table',
    description: typeof description === 'string' ? description : '',
    columns,
    ...(isObject(meta) ? { meta: meta as Table['meta'] } : {}),
  })
}

function recordsTable(records: readonly JsonObject[], name: string): Table {
  const names = new Set<string>()
  let values = 0
  for (const record of records) {
    for (const [key, value] of Object.entries(record)) {
      if (typeof value === 'object' && value !== null) continue
      names.add(key)
      values++
    }
    if (names.size > MOST_COLUMNS) throw catalogErrors.BAD_TABLE({ format: 'A JSON', why: `it has more than ${MOST_COLUMNS} columns` })
  }
  // Records that have little in common would make a table that is nearly all holes, and a small file fill the memory.
  if (names.size * records.length > SMALL + MOST_HOLES * values)
    throw catalogErrors.BAD_TABLE({ format: 'A JSON', why: 'its records have too little in common' })
  const columns = recogniseColumns([...names]).map((definition) =>
    inferColumn(
      definition,
      records.map((record) => cellText(record[definition.name])),
    ),
  )
  return buildTable({ name, description: '', columns })
}

function cellText(value: Json | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value)
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isRecords(value: Json): value is readonly JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject)
}

function isRun(value: Json | undefined): value is JsonObject & RunRecord {
  return isObject(value) && typeof value.runId === 'string'
}
