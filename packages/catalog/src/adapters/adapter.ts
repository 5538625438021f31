// How a foreign catalogue becomes one of ours: a table of rules a finder, and one function that applies them.

import { type Degrees, FWHM_PER_SIGMA, foldPositionAngle } from '@cirasa/units'
import { buildTable } from '../model/build-table.ts'
import { type Column, type ColumnDefinition, columnValues, isNull } from '../model/column.ts'
import type { Table } from '../model/table.ts'
import { standardColumns, type TableKind } from '../standard/make-table.ts'
import { inUnits } from '../standard/measured-units.ts'
import { unitFactor } from '../text/unit-factor.ts'

/** Where one of our columns comes from, and what its values mean there. */
export interface Rule {
  /** Name of ours. */
  readonly to: string
  /** Name of theirs, in any case; of several the first that is there. */
  readonly from: string | readonly string[]
  /** Their unit, where the file does not say it. */
  readonly unit?: string
  /** What their axes are: ours are full widths at half maximum. */
  readonly axis?: 'fwhm' | 'sigma' | 'half-fwhm'
  /** Where their angles count from: ours from north through east. */
  readonly angle?: 'north' | 'x-axis' | 'east'
  /** Their first pixel: ours is 1. */
  readonly firstPixel?: 0 | 1
  /** Values that mean none; -1 stands for every negative number where `negative` is said. */
  readonly nulls?: 'negative' | 'not-positive' | readonly number[]
  /** The column that holds what their value is a sum over: 'npix' makes a sum over pixels a mean. */
  readonly per?: string
  /** They give a variance: ours is its root. */
  readonly isVariance?: boolean
  /** Their words or codes for ours. */
  readonly words?: Readonly<Record<string, string>>
  /** Other columns whose text is put behind the first, with a '-' between. */
  readonly join?: readonly string[]
}

/** What is known of a finder's catalogue. */
export interface Adapter {
  readonly finder: string
  readonly kind: TableKind
  /** Names that a table must have, in any case, to be taken for this finder's. */
  readonly marks: readonly string[]
  readonly rules: readonly Rule[]
}

/** Theirs by lower-case name, since programs that pass tables on change the case. */
export type ColumnsByName = ReadonlyMap<string, Column>

/** Columns by name, and by name without the `col_` of CASDA's IDs, which astropy calls columns by. */
export function byName(table: Table): ColumnsByName {
  const columns = new Map<string, Column>()
  const add = (name: string, column: Column): void => {
    if (!columns.has(name)) columns.set(name, column)
  }
  for (const column of table.columns) add(column.definition.name.toLowerCase(), column)
  for (const column of table.columns) add(column.definition.name.toLowerCase().replace(/^col_/, ''), column)
  return columns
}

/** True when the table has all names by which this finder is known. */
export function isFrom(adapter: Adapter, names: ColumnsByName): boolean {
  return adapter.marks.every((mark) => names.has(mark.toLowerCase()))
}

/** The standard table that the rules make of a foreign one; rules whose columns are absent are left out. */
export function adapt(table: Table, adapter: Adapter): Table {
  const theirs = byName(table)
  const columns: Column[] = []
  for (const definition of standardColumns(adapter.kind)) {
    const rule = adapter.rules.find((one) => one.to === definition.name && found(theirs, one.from) !== undefined)
    if (rule !== undefined) columns.push(applyRule(definition, rule, theirs))
  }
  return buildTable({
    name: adapter.kind,
    description: `From a catalogue of ${adapter.finder}`,
    columns,
    meta: { ...table.meta, finder: adapter.finder },
  })
}

function found(theirs: ColumnsByName, from: string | readonly string[]): Column | undefined {
  for (const name of typeof from === 'string' ? [from] : from) {
    const column = theirs.get(name.toLowerCase())
    if (column !== undefined) return column
  }
  return undefined
}

function applyRule(definition: ColumnDefinition, rule: Rule, theirs: ColumnsByName): Column {
  const column = found(theirs, rule.from)!
  if (definition.type === 'string') return { definition, values: textValues(column, rule, theirs) }
  const theirUnit = rule.unit !== undefined && column.definition.unit === undefined ? rule.unit : column.definition.unit
  const factor = definition.unit === undefined ? 1 : unitFactor(rule.isVariance ? rootUnit(theirUnit) : theirUnit, definition.unit)
  // Units that do not convert, such as counts, stay as they are and the column says so.
  const ours = factor === undefined ? inUnits(definition, {}, theirUnit ?? '') : definition
  const convert = converter(rule, factor ?? 1)
  const per = rule.per === undefined ? undefined : theirs.get(rule.per.toLowerCase())
  const numbers = Float64Array.from({ length: column.values.length }, (_, row) => {
    if (isNull(column, row)) return Number.NaN
    const value = Number(column.values[row])
    return convert(per === undefined ? value : value / Number(per.values[row]))
  })
  return { definition: ours, values: columnValues(definition.type, numbers) }
}

function converter(rule: Rule, factor: number): (value: number) => number {
  const { axis = 'fwhm', angle = 'north', firstPixel = 1, nulls = [], isVariance = false } = rule
  const scale = factor * (axis === 'sigma' ? FWHM_PER_SIGMA : axis === 'half-fwhm' ? 2 : 1)
  const isNone = (value: number): boolean =>
    nulls === 'negative' ? value < 0 : nulls === 'not-positive' ? value <= 0 : nulls.includes(value) || !Number.isFinite(value)
  const isAngle = rule.to === 'pos_ang' || rule.to === 'pa_deconv'
  return (given) => {
    if (isNone(given)) return Number.NaN
    const value = (isVariance ? Math.sqrt(given) : given) * scale + (1 - firstPixel)
    if (!isAngle) return value
    return foldPositionAngle((angle === 'north' ? value : angle === 'x-axis' ? value - 90 : 90 - value) as Degrees)
  }
}

function rootUnit(unit: string | undefined): string | undefined {
  return unit?.replace(/\s*(\*\*|\^)?2$/, '')
}

function textValues(column: Column, rule: Rule, theirs: ColumnsByName): string[] {
  const joined = (rule.join ?? []).map((name) => theirs.get(name.toLowerCase())).filter((other) => other !== undefined)
  return Array.from({ length: column.values.length }, (_, row) => {
    if (isNull(column, row)) return ''
    const text = String(column.values[row])
    const whole = [text, ...joined.map((other) => String(other.values[row]))].join('-')
    return rule.words === undefined ? whole : (rule.words[whole.trim()] ?? '')
  })
}
