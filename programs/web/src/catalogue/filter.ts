// Filters and expressions that people write over columns: `snr > 5 and not flag_edge and flux between 1 mJy and 10 mJy`.

import type { Column } from '@cirasa/catalog'
import { BLOCK, compile } from './filter/compile.ts'
import { parse } from './filter/parse.ts'
import { FilterProblem } from './filter/problem.ts'

/** A filter that can be applied. */
export interface Filter {
  /** 1 for each of the first `rows` rows that passes. A row for which the answer is not known, because a value is null, does not. */
  test(rows: number): Uint8Array
  /** Names of the columns that it reads. */
  readonly columns: readonly string[]
}

/** A number for each row, made of columns. */
export interface Expression {
  /** One number a row, NaN where one of its values is null. */
  values(rows: number): Float64Array
  /** Where it is known. */
  readonly unit?: string
  readonly columns: readonly string[]
}

/** What is wrong with a filter and where: characters `at` up to `end`. */
export interface FilterError {
  readonly error: string
  readonly at: number
  readonly end: number
  readonly suggestion?: string
}

/**
 * Reads a filter: comparisons, + - * / ^, and, or, not, between, in (...), is null, text ~ 'glob*', names of flags, abs, sqrt, log10, ln,
 * exp, floor, round, min, max, hypot, and sep(ra, dec), the distance from a position in arcsec. Plain numbers are in the unit of the
 * column; others say theirs: 5 mJy. Nulls are as in SQL.
 *
 * @example
 * const filter = parseFilter('snr > 5 and not flag_edge', table.columns)
 * if ('test' in filter) selection.setVisible(filter.test(table.rows))
 */
export function parseFilter(text: string, columns: readonly Column[]): Filter | FilterError {
  return problemsAsValues(() => {
    const used = new Set<string>()
    const node = parse(text)
    const compiled = compile(node, columns, used)
    if (compiled.kind !== 'boolean') {
      throw new FilterProblem('This is a value, not a condition.', node.at, node.end, 'Compare it, such as snr > 5.')
    }
    const test = (rows: number): Uint8Array => {
      const passes = new Uint8Array(rows)
      inBlocks(rows, compiled.fill, (block, start, count) => {
        for (let i = 0; i < count; i++) passes[start + i] = block[i] === 1 ? 1 : 0
      })
      return passes
    }
    return Object.freeze({ test, columns: Object.freeze([...used]) })
  })
}

/** Reads an expression whose value is a number, such as log10(flux_int / flux_peak). */
export function parseExpression(text: string, columns: readonly Column[]): Expression | FilterError {
  return problemsAsValues(() => {
    const used = new Set<string>()
    const node = parse(text)
    const compiled = compile(node, columns, used)
    if (compiled.kind === 'text') throw new FilterProblem('This is text, not a number.', node.at, node.end)
    const values = (rows: number): Float64Array => {
      const numbers = new Float64Array(rows)
      inBlocks(rows, compiled.fill, (block, start, count) => numbers.set(block.subarray(0, count), start))
      return numbers
    }
    const unit = compiled.unit === undefined ? {} : { unit: compiled.unit }
    return Object.freeze({ values, ...unit, columns: Object.freeze([...used]) })
  })
}

function inBlocks(
  rows: number,
  fill: (out: Float64Array, start: number, count: number) => void,
  take: (block: Float64Array, start: number, count: number) => void,
): void {
  const block = new Float64Array(BLOCK)
  for (let start = 0; start < rows; start += BLOCK) {
    const count = Math.min(BLOCK, rows - start)
    fill(block, start, count)
    take(block, start, count)
  }
}

/** What a person wrote wrongly is an answer; anything else is a bug and goes on. */
function problemsAsValues<T>(make: () => T): T | FilterError {
  try {
    return make()
  } catch (problem) {
    if (!(problem instanceof FilterProblem)) throw problem
    const { message, at, end, suggestion } = problem
    return { error: message, at, end, ...(suggestion === undefined ? {} : { suggestion }) }
  }
}
