// Any filter that can be written says of every row what a plain evaluator, which walks the tree row by row with nulls as null, says.

import { type Column, columnValues } from '@cirasa/catalog'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parse } from '../../../src/catalogue/filter/parse.ts'
import type { Node } from '../../../src/catalogue/filter/syntax.ts'
import { parseFilter } from '../../../src/catalogue/filter.ts'

type Value = number | boolean | string | null
type Row = Readonly<Record<string, Value>>

function evaluate(node: Node, row: Row): Value {
  const of = (inner: Node): Value => evaluate(inner, row)
  switch (node.kind) {
    case 'number':
    case 'text':
    case 'boolean':
      return node.value
    case 'name':
      return row[node.name]
    case 'negative':
      return nullOr([of(node.of)], ([a]) => -(a as number))
    case 'not':
      return nullOr([of(node.of)], ([a]) => !a)
    case 'both': {
      const sides = [of(node.left), of(node.right)]
      return sides.includes(false) ? false : sides.includes(null) ? null : true
    }
    case 'either': {
      const sides = [of(node.left), of(node.right)]
      return sides.includes(true) ? true : sides.includes(null) ? null : false
    }
    case 'arithmetic':
      return nullOr([of(node.left), of(node.right)], ([a, b]) => operate(node.operator, a as number, b as number))
    case 'comparison':
      return nullOr([of(node.left), of(node.right)], ([a, b]) => operate(node.operator, a as number, b as number))
    case 'call':
      return nullOr(node.values.map(of), (values) => FUNCTIONS[node.name](...(values as number[])))
    case 'between': {
      const value = of(node.of)
      const sides = [nullOr([value, of(node.low)], ([a, b]) => a >= b), nullOr([value, of(node.high)], ([a, b]) => a <= b)]
      return sides.includes(false) ? false : sides.includes(null) ? null : true
    }
    case 'among':
      return nullOr([of(node.of)], ([a]) => node.values.some((value) => of(value) === a))
    case 'null':
      return of(node.of) === null
    default:
      throw new Error(`${node.kind} is not made here`)
  }
}

const FUNCTIONS: Readonly<Record<string, (...values: number[]) => number>> = {
  abs: Math.abs,
  sqrt: Math.sqrt,
  min: Math.min,
  max: Math.max,
  hypot: Math.hypot,
}

function nullOr(values: readonly Value[], make: (values: (number | boolean | string)[]) => Value): Value {
  if (values.includes(null)) return null
  const made = make(values as (number | boolean | string)[])
  return typeof made === 'number' && Number.isNaN(made) ? null : made
}

function operate(operator: string, a: number, b: number): Value {
  const table: Record<string, () => Value> = {
    '+': () => a + b,
    '-': () => a - b,
    '*': () => a * b,
    '/': () => a / b,
    '^': () => a ** b,
    '=': () => a === b,
    '!=': () => a !== b,
    '<': () => a < b,
    '<=': () => a <= b,
    '>': () => a > b,
    '>=': () => a >= b,
  }
  return table[operator]()
}

const { number, condition } = fc.letrec<{ number: string; text: string; condition: string }>((tie) => ({
  text: fc.constantFrom("'a'", "'b'", 'word'),
  number: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('whole', 'real', '0', '1', '2.5', '-3'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '/', '^'), tie('number')).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    tie('number').map((a) => `-${a}`),
    fc.tuple(fc.constantFrom('abs', 'sqrt'), tie('number')).map(([name, a]) => `${name}(${a})`),
    fc.tuple(fc.constantFrom('min', 'max', 'hypot'), tie('number'), tie('number')).map(([name, a, b]) => `${name}(${a}, ${b})`),
  ),
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('yes', 'true', 'false'),
    fc.tuple(tie('number'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('number')).map((parts) => parts.join(' ')),
    fc.tuple(tie('text'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('text')).map((parts) => parts.join(' ')),
    fc.tuple(tie('number'), tie('number'), tie('number')).map(([a, b, c]) => `${a} between ${b} and ${c}`),
    fc.tuple(tie('number'), fc.constantFrom('1', '-3, 0', '2.5, 2, 1')).map(([a, list]) => `${a} in (${list})`),
    fc.constantFrom("word in ('a', 'c')", "word not in ('a')", 'word is null', 'word is not null'),
    tie('number').map((a) => `${a} is null`),
    tie('condition').map((a) => `not (${a})`),
    fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map(([a, word, b]) => `(${a}) ${word} (${b})`),
    fc.tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition')).map(([a, word, b]) => `${a} ${word} ${b}`),
  ),
}))

const rows = fc.array(
  fc.record({
    whole: fc.option(fc.integer({ min: -4, max: 4 })),
    real: fc.option(fc.constantFrom(-3, -0.5, 0, 1, 2.5, 1e300)),
    word: fc.option(fc.constantFrom('a', 'b', 'c')),
    yes: fc.option(fc.boolean()),
  }),
  { minLength: 1, maxLength: 30 },
)

function columnsOf(table: readonly Row[]): Column[] {
  const column = (name: string, type: Column['definition']['type']): Column => ({
    definition: { name, type, description: '' },
    values: columnValues(
      type,
      table.map((row) => row[name]),
    ),
  })
  return [column('whole', 'int'), column('real', 'double'), column('word', 'string'), column('yes', 'boolean')]
}

it('agrees with a plain evaluator, row by row', () => {
  fc.assert(
    fc.property(condition, rows, (text, table) => {
      const filter = parseFilter(text, columnsOf(table))
      if ('error' in filter) {
        // Only size may be wrong with what was made by the grammar.
        expect(filter.error).toMatch(/at most/)
        return
      }
      const tree = parse(text)
      expect([...filter.test(table.length)]).toEqual(table.map((row) => (evaluate(tree, row) === true ? 1 : 0)))
    }),
    { numRuns: 400 },
  )
})

it('reads any text without an exception', () => {
  const pieces = fc.array(
    fc.oneof(number, condition, fc.constantFrom('(', ')', 'and', 'not', '~', ',', '5 mJy', "'", 'sep(', '§'), fc.string()),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(pieces, (given) => {
      const filter = parseFilter(given.join(' '), columnsOf([{ whole: 1, real: 2, word: 'a', yes: true }]))
      if ('error' in filter) expect(filter.at).toBeLessThanOrEqual(filter.end)
      else expect(filter.test(1)).toHaveLength(1)
    }),
  )
})
