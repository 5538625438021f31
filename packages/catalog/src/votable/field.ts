// FIELD elements: what VOTable is told of a column.

import { type Column, type ColumnType, NULL_INT, NULL_LONG } from '../model/column.ts'
import type { Table } from '../model/table.ts'
import { voUnit } from '../text/vo-unit.ts'
import { attributes, escapeXml } from './xml-text.ts'

const ASCII = /^[\x20-\x7e\t\n\r]*$/
const NOT_NAME = /[^A-Za-z0-9_.-]/g

/** The datatype of a column: text that is not ASCII needs unicodeChar. */
export function voDatatype(column: Column): Exclude<ColumnType, 'string'> | 'char' | 'unicodeChar' {
  if (column.definition.type !== 'string') return column.definition.type
  return (column.values as readonly string[]).every((text) => ASCII.test(text)) ? 'char' : 'unicodeChar'
}

/** The number that stands for null in an integer column. */
function voNull(column: Column): number | undefined {
  const { type, sentinel } = column.definition
  if (type === 'int') return sentinel ?? NULL_INT
  return type === 'long' ? (sentinel ?? NULL_LONG) : undefined
}

interface FieldOptions {
  /** ID of the COOSYS that positions refer to. */
  readonly sky: string | undefined
  /** Gives every FIELD an ID that begins so. */
  readonly idPrefix?: string
  /** IDs of the document that are in use; grows. */
  readonly taken: Set<string>
}

/** The FIELD elements of a table, a line each. Without a prefix they have no ID: astropy would call the columns by it. */
export function fieldElements(table: Table, options: FieldOptions): string {
  return table.columns
    .map((column) => {
      const { definition } = column
      const datatype = voDatatype(column)
      const isText = datatype === 'char' || datatype === 'unicodeChar'
      const isSky = /^pos\.eq\./.test(definition.ucd ?? '')
      const head = attributes({
        ID: options.idPrefix === undefined ? undefined : uniqueId(`${options.idPrefix}${definition.name}`, options.taken),
        name: definition.name,
        datatype,
        arraysize: isText ? '*' : undefined,
        unit: voUnit(definition.unit),
        ucd: definition.ucd || undefined,
        precision: definition.digits === undefined ? undefined : `E${definition.digits}`,
        ref: isSky ? options.sky : undefined,
      })
      const nullValue = voNull(column)
      const values = nullValue === undefined ? '' : `<VALUES null="${nullValue}"/>`
      const description = definition.description === '' ? '' : `<DESCRIPTION>${escapeXml(definition.description)}</DESCRIPTION>`
      return `      <FIELD${head}>${description}${values}</FIELD>\n`
    })
    .join('')
}

/** An XML Name made of any text, used once. */
export function uniqueId(text: string, taken: Set<string>): string {
  const name = text.replace(NOT_NAME, '_')
  const base = /^[A-Za-z_]/.test(name) ? name : `_${name}`
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}_${number}`
  taken.add(id)
  return id
}
