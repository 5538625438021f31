// Tables whose header numbers the columns, a comment line each, as SExtractor (ASCII_HEAD) and CAESAR write them.

import { catalogErrors } from '../errors.ts'
import { buildTable } from '../model/build-table.ts'
import type { Table } from '../model/table.ts'
import { inferColumn } from '../text/infer-column.ts'
import { lineAt } from '../text/split-lines.ts'

/** `#   3 X_IMAGE   Object position along x   [pixel]`, `# [3] x (px)`. */
const HEADER_LINE = /^#\s*\[?(\d{1,5})\]?[:.)]?\s+([^\s([]+)\s*(.*)$/
const UNIT_AT_END = /[[(]([^[\]()]*)[\])]\s*$/

interface NamedField {
  /** Counted from 1. */
  readonly number: number
  readonly name: string
  readonly unit: string | undefined
  readonly description: string
}

/** True for text that begins with at least two numbered header lines. */
export function isAsciiHead(text: string): boolean {
  const first = lineAt(text, 0)
  const number = Number(HEADER_LINE.exec(first.line)?.[1])
  return number === 1 && Number(HEADER_LINE.exec(lineAt(text, first.next).line)?.[1]) >= 2
}

/**
 * Reads a table whose columns are numbered in comment lines. Numbers that are left out belong to the field before:
 * FLUX_APER of 3 values becomes FLUX_APER, FLUX_APER_2, FLUX_APER_3.
 * @throws CATALOG_BAD_TABLE
 */
export function readAsciiHead(text: string, name = 'table'): Table {
  const { fields, from } = readHeader(text)
  const columns = readRows(text, from)
  const width = columns.length > 0 ? columns.length : (fields.at(-1)?.number ?? 0)
  return buildTable({
    name,
    description: '',
    columns: expand(fields, width).map((field, index) => {
      const unit = field.unit === undefined || field.unit === '' ? {} : { unit: field.unit }
      return inferColumn({ name: field.name, description: field.description, ...unit }, columns[index] ?? [])
    }),
  })
}

function readHeader(text: string): { readonly fields: readonly NamedField[]; readonly from: number } {
  const fields: NamedField[] = []
  let from = 0
  while (from < text.length) {
    const { line, next } = lineAt(text, from)
    if (line.trim() !== '' && !line.startsWith('#')) break
    from = next
    const match = HEADER_LINE.exec(line)
    const number = Number(match?.[1])
    if (match === null || number <= (fields.at(-1)?.number ?? 0)) continue
    const unit = UNIT_AT_END.exec(match[3])
    const description = (unit === null ? match[3] : match[3].slice(0, unit.index)).trim()
    fields.push({ number, name: match[2], unit: unit?.[1].trim(), description })
  }
  return { fields, from }
}

function expand(fields: readonly NamedField[], width: number): NamedField[] {
  const all: NamedField[] = []
  for (const [index, field] of fields.entries()) {
    const end = fields[index + 1]?.number ?? width + 1
    for (let number = field.number; number < end; number++) {
      all.push(number === field.number ? field : { ...field, name: `${field.name}_${number - field.number + 1}` })
    }
  }
  if (all.length !== width)
    throw catalogErrors.BAD_TABLE({ format: 'An ASCII', why: `its rows have ${width} cells, its header ${all.length}` })
  return all
}

function readRows(text: string, from: number): string[][] {
  const columns: string[][] = []
  let row = 0
  for (let at = from; at < text.length; ) {
    const { line, next } = lineAt(text, at)
    at = next
    const trimmed = line.trim()
    if (trimmed === '' || trimmed.startsWith('#')) continue
    const cells = trimmed.split(/\s+/)
    if (row++ === 0) for (let index = 0; index < cells.length; index++) columns.push([])
    if (cells.length !== columns.length) {
      throw catalogErrors.BAD_TABLE({ format: 'An ASCII', why: `row ${row} has ${cells.length} cells, the first ${columns.length}` })
    }
    for (let index = 0; index < cells.length; index++) columns[index].push(cells[index])
  }
  return columns
}
