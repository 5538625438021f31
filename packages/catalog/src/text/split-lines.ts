// Text into lines, and delimited text into cells: quotes may hold delimiters and line ends (RFC 4180).

import { catalogErrors } from '../errors.ts'

const QUOTE = 34
const LF = 10
const CR = 13

/** Most columns that a text table may have. */
const MOST_COLUMNS = 20_000

/** Where the next line begins, and the line at `from` without its end. */
export function lineAt(text: string, from: number): { readonly line: string; readonly next: number } {
  const end = text.indexOf('\n', from)
  if (end < 0) return { line: text.slice(from), next: text.length }
  return { line: text.slice(from, text.charCodeAt(end - 1) === CR && end > from ? end - 1 : end), next: end + 1 }
}

/** One record of delimited text at `from`: its cells, unquoted, and where the next record begins. */
export function delimitedRecord(text: string, from: number, delimiter: string): { readonly cells: string[]; readonly next: number } {
  const separator = delimiter.charCodeAt(0)
  const cells: string[] = []
  let at = from
  for (;;) {
    if (cells.length > MOST_COLUMNS) throw catalogErrors.BAD_TABLE({ format: 'A CSV', why: `it has more than ${MOST_COLUMNS} columns` })
    if (text.charCodeAt(at) === QUOTE) {
      const quoted = quotedCell(text, at)
      cells.push(quoted.cell)
      at = quoted.next
    } else {
      let end = at
      while (end < text.length) {
        const code = text.charCodeAt(end)
        if (code === separator || code === LF) break
        end++
      }
      const isLast = end >= text.length || text.charCodeAt(end) === LF
      cells.push(text.slice(at, isLast && end > at && text.charCodeAt(end - 1) === CR ? end - 1 : end))
      at = end
    }
    if (at >= text.length) return { cells, next: at }
    const code = text.charCodeAt(at)
    if (code === separator) at++
    else if (code === LF) return { cells, next: at + 1 }
    else if (code === CR && text.charCodeAt(at + 1) === LF) return { cells, next: at + 2 }
    else throw catalogErrors.BAD_TABLE({ format: 'A CSV', why: `there is text after a closing quote at character ${at}` })
  }
}

function quotedCell(text: string, from: number): { readonly cell: string; readonly next: number } {
  let at = from + 1
  let cell = ''
  for (;;) {
    const end = text.indexOf('"', at)
    if (end < 0) throw catalogErrors.BAD_TABLE({ format: 'A CSV', why: 'a quote is never closed' })
    cell += text.slice(at, end)
    if (text.charCodeAt(end + 1) !== QUOTE) return { cell, next: end + 1 }
    cell += '"'
    at = end + 2
  }
}
