// Turns the tree of a filter into loops over blocks of rows: names are looked up, units brought together and kinds checked once, before any row.

import { type Column, NULL_BOOLEAN, NULL_INT, unitFactor } from '@cirasa/catalog'
import { nearestName } from '@cirasa/errors'
import { parseDeclination, parseRightAscension } from '@cirasa/wcs'
import { matchesGlob } from './glob.ts'
import { ARITHMETIC, COMPARISON, deny, FOLDED, FUNCTION_NAMES, LOGIC, negate, testNull, UNARY } from './operators.ts'
import { FilterProblem } from './problem.ts'
import { meaningOf } from './scope.ts'
import { fillSeparation } from './separation.ts'
import type { Node, Place } from './syntax.ts'

/** Rows that are worked on at once: a block of each operand stays in the cache. */
export const BLOCK = 2048

/** Writes the values of rows `start` up to `start + count` into the beginning of `out`. NaN is null; booleans are 1 and 0. */
type Fill = (out: Float64Array, start: number, count: number) => void

/** What a node gives for each row. */
export type Compiled =
  | {
      readonly kind: 'number' | 'boolean'
      readonly fill: Fill
      /** Of the numbers, where it is known. */
      readonly unit?: string
      /** Set where it is the same for every row. */
      readonly constant?: number
      /** Values were rounded to 7 digits: what they are compared with has to be, too. */
      readonly single?: boolean
    }
  | { readonly kind: 'text'; readonly textOf: (row: number) => string }

type Numeric = Exclude<Compiled, { kind: 'text' }>

/** Compiles a tree against columns; adds the names of those that it reads to `used`. @throws FilterProblem */
export function compile(node: Node, columns: readonly Column[], used: Set<string>): Compiled {
  const down = (inner: Node): Compiled => compile(inner, columns, used)
  switch (node.kind) {
    case 'number':
      return constant(node.value, node.unit)
    case 'boolean':
      return { ...constant(node.value ? 1 : 0), kind: 'boolean' }
    case 'text':
      return { kind: 'text', textOf: () => node.value }
    case 'angle':
      throw new FilterProblem('Sexagesimal positions stand in sep(ra, dec) only.', node.at, node.end)
    case 'name': {
      const meaning = meaningOf(node.name, node, columns)
      used.add(meaning.column.definition.name)
      return meaning.kind === 'flag' ? flagValues(meaning.column, meaning.bit) : columnOf(meaning.column)
    }
    case 'negative':
      return changed(number(down(node.of), node.of), negate)
    case 'not':
      return { kind: 'boolean', fill: changed(truth(down(node.of), node.of), deny).fill }
    case 'both':
    case 'either':
      return { kind: 'boolean', fill: combined(truth(down(node.left), node.left), truth(down(node.right), node.right), LOGIC[node.kind]) }
    case 'arithmetic':
      return arithmetic(node, number(down(node.left), node.left), number(down(node.right), node.right))
    case 'comparison':
      return compared(node, down(node.left), down(node.right))
    case 'between':
      return between(node, number(down(node.of), node.of), number(down(node.low), node.low), number(down(node.high), node.high))
    case 'among':
      return among(node, down(node.of), node.values.map(down))
    case 'null': {
      const of = down(node.of)
      if (of.kind === 'text') return textTest(of.textOf, (text) => (text === '' ? 1 : 0))
      return { kind: 'boolean', fill: changed(of, testNull).fill }
    }
    case 'like': {
      const of = down(node.of)
      if (of.kind !== 'text') throw new FilterProblem('~ compares text, not numbers.', node.at, node.end)
      return textTest(of.textOf, (text) => (text === '' ? Number.NaN : matchesGlob(text, node.pattern) ? 1 : 0))
    }
    case 'call':
      return called(node, columns, used, down)
  }
}

const constant = (value: number, unit?: string): Numeric => ({
  kind: 'number',
  constant: value,
  fill: (out, _start, count) => {
    out.fill(value, 0, count)
  },
  ...(unit === undefined ? {} : { unit: unit.replace('µ', 'u').replace(/^pix$/, 'pixel') }),
})

function columnOf({ definition, values }: Column): Compiled {
  const { type, unit } = definition
  if (type === 'string') return { kind: 'text', textOf: (row) => (values as readonly string[])[row] }
  const kind = type === 'boolean' ? 'boolean' : 'number'
  const shared = { kind, ...(unit === undefined ? {} : { unit }), single: type === 'float' } as const
  if (type !== 'int' && type !== 'boolean') {
    const numbers = values as Float64Array | Float32Array
    return { ...shared, fill: (out, start, count) => out.set(numbers.subarray(start, start + count)) }
  }
  const none = type === 'int' ? NULL_INT : NULL_BOOLEAN
  const numbers = values as Int32Array | Uint8Array
  return {
    ...shared,
    fill: (out, start, count) => {
      for (let i = 0; i < count; i++) out[i] = numbers[start + i] === none ? Number.NaN : numbers[start + i]
    },
  }
}

function flagValues({ values }: Column, bit: number): Numeric {
  const numbers = values as Int32Array
  return {
    kind: 'boolean',
    fill: (out, start, count) => {
      for (let i = 0; i < count; i++) out[i] = numbers[start + i] === NULL_INT ? Number.NaN : (numbers[start + i] & bit) === 0 ? 0 : 1
    },
  }
}

function number(of: Compiled, place: Place): Numeric {
  if (of.kind === 'number') return of
  throw new FilterProblem(
    of.kind === 'text' ? 'This is text where a number is needed.' : 'This is true or false where a number is needed.',
    place.at,
    place.end,
  )
}

function truth(of: Compiled, place: Place): Numeric {
  if (of.kind === 'boolean') return of
  throw new FilterProblem(
    'This is no condition.',
    place.at,
    place.end,
    of.kind === 'number' ? 'Compare it, such as snr > 5.' : "Compare it, such as morph = 'point'.",
  )
}

/** A node whose values are changed in place after they were filled. */
function changed(of: Numeric, loop: (a: Float64Array, count: number) => void, keepsUnit = true): Numeric {
  const { kind, fill, unit } = of
  return {
    kind,
    ...(keepsUnit && unit !== undefined ? { unit } : {}),
    fill: (out, start, count) => {
      fill(out, start, count)
      loop(out, count)
    },
  }
}

function combined(left: Numeric, right: Numeric, loop: (a: Float64Array, b: Float64Array, count: number) => void): Fill {
  const other = new Float64Array(BLOCK)
  // A constant is written once; loops change their first operand only.
  if (right.constant !== undefined) other.fill(right.constant)
  return (out, start, count) => {
    left.fill(out, start, count)
    if (right.constant === undefined) right.fill(other, start, count)
    loop(out, other, count)
  }
}

/** `of` in the unit of `target`. A number without a unit is taken to be in it already. */
function inUnitOf(of: Numeric, target: Numeric, place: Place): Numeric {
  const rounded = target.single && of.constant !== undefined ? Math.fround : (value: number) => value
  if (of.unit === undefined || target.unit === undefined || of.unit === target.unit) {
    return of.constant === undefined ? of : { ...constant(rounded(of.constant), of.unit), kind: of.kind }
  }
  // Peaks are written in Jy and held against integrated fluxes by everybody, as the two agree for a point source.
  const factor = unitFactor(of.unit, target.unit) ?? unitFactor(withoutBeam(of.unit), withoutBeam(target.unit))
  if (factor === undefined) throw new FilterProblem(`${of.unit} cannot be compared with ${target.unit}.`, place.at, place.end)
  if (of.constant !== undefined) return constant(rounded(of.constant * factor), target.unit)
  const scaled = changed(of, (a, count) => {
    for (let i = 0; i < count; i++) a[i] *= factor
  })
  return { ...scaled, unit: target.unit }
}

const withoutBeam = (unit: string): string => unit.replace(/\/beam$/, '')

/** Both in one unit: that of the left one, or of the right one where the left has none or is a number that was written. */
function inOneUnit(left: Numeric, right: Numeric, place: Place): [Numeric, Numeric] {
  if (left.constant !== undefined && right.constant === undefined) return [inUnitOf(left, right, place), right]
  return [left, inUnitOf(right, left, place)]
}

function arithmetic(node: Extract<Node, { kind: 'arithmetic' }>, left: Numeric, right: Numeric): Numeric {
  const { operator } = node
  if (operator === '+' || operator === '-') {
    const [a, b] = inOneUnit({ ...left, single: false }, { ...right, single: false }, node)
    const unit = a.unit ?? b.unit
    return { kind: 'number', fill: combined(a, b, ARITHMETIC[operator]), ...(unit === undefined ? {} : { unit }) }
  }
  const unit =
    operator === '^'
      ? undefined
      : right.unit === undefined
        ? left.unit
        : operator === '*' && left.unit === undefined
          ? right.unit
          : undefined
  return { kind: 'number', fill: combined(left, right, ARITHMETIC[operator]), ...(unit === undefined ? {} : { unit }) }
}

function compared(node: Extract<Node, { kind: 'comparison' }>, left: Compiled, right: Compiled): Compiled {
  if (left.kind === 'text' || right.kind === 'text') {
    if (left.kind !== 'text' || right.kind !== 'text') {
      const [text, numeric] = left.kind === 'text' ? [node.left, node.right] : [node.right, node.left]
      throw new FilterProblem('Text is compared with a number.', text.at, Math.max(text.end, numeric.end))
    }
    return textComparison(node.operator, left.textOf, right.textOf)
  }
  if (left.kind !== right.kind) throw new FilterProblem('A number is compared with true or false.', node.at, node.end)
  const [a, b] = inOneUnit(left, right, node)
  return { kind: 'boolean', fill: combined(a, b, COMPARISON[node.operator]) }
}

function textComparison(operator: string, left: (row: number) => string, right: (row: number) => string): Compiled {
  const test = (a: string, b: string): boolean => {
    switch (operator) {
      case '=':
        return a === b
      case '!=':
        return a !== b
      case '<':
        return a < b
      case '<=':
        return a <= b
      case '>':
        return a > b
      default:
        return a >= b
    }
  }
  return {
    kind: 'boolean',
    fill: (out, start, count) => {
      for (let i = 0; i < count; i++) {
        const [a, b] = [left(start + i), right(start + i)]
        out[i] = a === '' || b === '' ? Number.NaN : test(a, b) ? 1 : 0
      }
    },
  }
}

function textTest(textOf: (row: number) => string, test: (text: string) => number): Compiled {
  return {
    kind: 'boolean',
    fill: (out, start, count) => {
      for (let i = 0; i < count; i++) out[i] = test(textOf(start + i))
    },
  }
}

function between(node: Place, of: Numeric, low: Numeric, high: Numeric): Compiled {
  const above = combined(of, inUnitOf(low, of, node), COMPARISON['>='])
  const below = combined(of, inUnitOf(high, of, node), COMPARISON['<='])
  return { kind: 'boolean', fill: combined({ kind: 'boolean', fill: above }, { kind: 'boolean', fill: below }, LOGIC.both) }
}

function among(node: Extract<Node, { kind: 'among' }>, of: Compiled, values: readonly Compiled[]): Compiled {
  if (values.length === 0) throw new FilterProblem('The list is empty.', node.at, node.end)
  if (of.kind === 'text') {
    const wanted = new Set(
      node.values.map((value) => {
        if (value.kind === 'text') return value.value
        throw new FilterProblem('A list for a column of text holds words in quotes.', value.at, value.end)
      }),
    )
    return textTest(of.textOf, (text) => (text === '' ? Number.NaN : wanted.has(text) ? 1 : 0))
  }
  const wanted = new Set(
    values.map((value, index) => {
      const place = node.values[index]
      const same = inUnitOf(number(value, place), of, place)
      if (same.constant === undefined) throw new FilterProblem('A list holds plain values.', place.at, place.end)
      return same.constant
    }),
  )
  return {
    kind: 'boolean',
    fill: (out, start, count) => {
      of.fill(out, start, count)
      for (let i = 0; i < count; i++) out[i] = Number.isNaN(out[i]) ? Number.NaN : wanted.has(out[i]) ? 1 : 0
    },
  }
}

function called(
  node: Extract<Node, { kind: 'call' }>,
  columns: readonly Column[],
  used: Set<string>,
  down: (node: Node) => Compiled,
): Compiled {
  const { name, values } = node
  if (name === 'sep') return separation(node, columns, used, down)
  const unary = UNARY[name]
  if (unary !== undefined) {
    if (values.length !== 1) throw new FilterProblem(`${name} takes one value.`, node.at, node.end)
    return changed(number(down(values[0]), values[0]), unary.loop, unary.keepsUnit)
  }
  const loop = FOLDED[name]
  if (loop === undefined) {
    const meant = nearestName(name, FUNCTION_NAMES)
    throw new FilterProblem(
      `There is no function ${name}.`,
      node.at,
      node.end,
      meant === undefined ? `There are ${FUNCTION_NAMES.join(', ')}.` : `Did you mean ${meant}?`,
    )
  }
  if (values.length < 2) throw new FilterProblem(`${name} takes two values or more.`, node.at, node.end)
  const [first, ...rest] = values.map((value) => number(down(value), value))
  return rest.reduce<Numeric>((whole, value) => {
    const [a, b] = inOneUnit(whole, value, node)
    const unit = a.unit ?? b.unit
    return { kind: 'number', fill: combined(a, b, loop), ...(unit === undefined ? {} : { unit }) }
  }, first)
}

function separation(
  node: Extract<Node, { kind: 'call' }>,
  columns: readonly Column[],
  used: Set<string>,
  down: (node: Node) => Compiled,
): Numeric {
  const { values } = node
  if (values.length !== 2)
    throw new FilterProblem('sep takes a right ascension and a declination.', node.at, node.end, 'Write sep(266.4, -29.0) < 60.')
  const numbers = (name: string): Float64Array => {
    const column = columns.find(({ definition }) => definition.name === name)
    if (column === undefined) throw new FilterProblem(`The table has no column ${name} to measure from.`, node.at, node.end)
    used.add(name)
    return column.values as Float64Array
  }
  const angle = (value: Node, parse: (text: string) => number): number => {
    try {
      if (value.kind === 'angle') return parse(value.text)
    } catch {
      throw new FilterProblem(`${value.kind === 'angle' ? value.text : ''} is no such angle.`, value.at, value.end)
    }
    const same = inUnitOf(number(down(value), value), constant(0, 'deg'), value)
    if (same.constant === undefined) throw new FilterProblem('sep measures from one fixed position, in degrees.', value.at, value.end)
    return same.constant
  }
  const from = { ra: angle(values[0], parseRightAscension), dec: angle(values[1], parseDeclination) }
  return { kind: 'number', unit: 'arcsec', fill: fillSeparation(numbers('ra'), numbers('dec'), from) }
}
