// Tables of text with a row of names: CSV, TSV, blanks between columns, with or without comment lines in front.

import { catalogErrors } from '../errors.ts'
import { buildTable } from '../model/build-table.ts'
import type { Table } from '../model/table.ts'
import { recogniseColumns } from '../standard/recognise.ts'
import { inferColumn } from '../text/infer-column.ts'
import { delimitedRecord, lineAt } from '../text/split-lines.ts'

/** Comment lines that are kept in the table's `meta`. */
const COMMENTS_KEPT = 50

/**
 * Reads a table of text. The names are in the first line, or in the last of the comment lines (`# Gaus_id, Isl_id, ...`).
 * Types are inferred; a table with our own columns gets their types, and their units where these do not depend on the image.
 * @throws CATALOG_BAD_TABLE, CATALOG_NOT_A_TABLE
 */
export function readCsv(text: string, name = 'table'): Table {
  const { comments, from } = leadingComments(text)
  const first = lineAt(text, from).line
  const delimiter = sniffDelimiter(first === '' ? (comments.at(-1) ?? '') : first)
  const split = recordReader(text, delimiter)
  const start = split(from)
  if (start.cells.length === 0 && comments.length === 0) throw catalogErrors.NOT_A_TABLE({ name })
  const commented = commentedNames(comments.at(-1), delimiter)
  const named = commented !== undefined && (commented.length === start.cells.length || first === '')
  const names = named ? commented : start.cells.map((cell) => cell.trim())
  if (names.every((cell) => cell === '')) throw catalogErrors.NOT_A_TABLE({ name })
  const cells = readRows(text, named ? from : start.next, names.length, split)
  const columns = recogniseColumns(names).map((definition, index) => inferColumn(definition, cells[index]))
  const kept = (named ? comments.slice(0, -1) : comments).slice(0, COMMENTS_KEPT).join('\n').trim()
  return buildTable({ name, description: '', columns, ...(kept === '' ? {} : { meta: { comments: kept } }) })
}

type RecordReader = (from: number) => { readonly cells: string[]; readonly next: number }

function recordReader(text: string, delimiter: string): RecordReader {
  if (delimiter !== ' ') return (from) => delimitedRecord(text, from, delimiter)
  return (from) => {
    const { line, next } = lineAt(text, from)
    const trimmed = line.trim()
    return { cells: trimmed === '' ? [] : trimmed.split(/\s+/), next }
  }
}

/** The cells of each column. Blank lines and comments are skipped; a row of another length is an error. */
function readRows(text: string, from: number, width: number, split: RecordReader): string[][] {
  const columns: string[][] = Array.from({ length: width }, () => [])
  let row = 0
  for (let at = from; at < text.length; ) {
    const { cells, next } = split(at)
    const isComment = text.charCodeAt(at) === 35
    at = next
    if (isComment || cells.length === 0 || (cells.length === 1 && cells[0].trim() === '' && (width > 1 || text.charCodeAt(at - 2) !== 34)))
      continue
    row++
    if (cells.length === width + 1 && cells[width].trim() === '') cells.pop()
    if (cells.length !== width) {
      throw catalogErrors.BAD_TABLE({ format: 'A text', why: `row ${row} has ${cells.length} cells where there are ${width} names` })
    }
    for (let column = 0; column < width; column++) columns[column].push(cells[column])
  }
  return columns
}

function leadingComments(text: string): { readonly comments: string[]; readonly from: number } {
  const comments: string[] = []
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (from < text.length) {
    const { line, next } = lineAt(text, from)
    if (line.startsWith('#')) comments.push(line.replace(/^#+\s?/, ''))
    else if (line.trim() !== '') break
    from = next
  }
  while (comments.at(-1)?.trim() === '') comments.pop()
  return { comments, from }
}

function commentedNames(line: string | undefined, delimiter: string): string[] | undefined {
  if (line === undefined || line.trim() === '') return undefined
  return delimiter === ' ' ? line.trim().split(/\s+/) : line.split(delimiter).map((cell) => cell.trim())
}

function sniffDelimiter(line: string): string {
  for (const delimiter of ['\t', ',', ';', '|']) if (line.includes(delimiter)) return delimiter
  return /\S\s+\S/.test(line.trim()) ? ' ' : ','
}
