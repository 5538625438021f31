// What a plot has along an axis: a column or an expression over columns, its values, and how they are named.

import type { Column } from '@cirasa/catalog'
import { displayUnit } from '@cirasa/units'
import { type FilterError, parseExpression } from '../catalogue/filter.ts'
import { type ScaleKind, suitedKind } from './axis-scale.ts'

/** Values of an axis, one a row. */
export interface AxisValues {
  readonly values: Float64Array
  /** With the unit, as it stands beside the axis. */
  readonly name: string
  /** What values are multiplied with to be in that unit. */
  readonly factor: number
}

const SAMPLE = 500

/** The values of an expression; an error for one that cannot be read. */
export function axisValues(text: string, columns: readonly Column[], rows: number): AxisValues | FilterError {
  const expression = parseExpression(text, columns)
  if ('error' in expression) return expression
  const values = expression.values(rows)
  const { label, factor } = displayUnit(expression.unit ?? '', typical(values))
  return { values, factor, name: label === '' ? text : `${text} [${label}]` }
}

/** The scale that suits an axis that was chosen; that of before for a text that is no axis. */
export const kindOf = (axis: AxisValues | FilterError, before: ScaleKind): ScaleKind =>
  'values' in axis ? suitedKind(axis.values) : before

/** A value from the middle of the sizes. */
function typical(values: Float64Array): number {
  const step = Math.max(1, Math.floor(values.length / SAMPLE))
  const sizes = Float64Array.from({ length: Math.ceil(values.length / step) }, (_, i) => Math.abs(values[i * step]))
    .filter(Number.isFinite)
    .sort()
  return sizes[Math.floor(sizes.length / 2)] ?? Number.NaN
}

/** Columns that one may want along an axis: numbers that are no codes. */
export function plottable(columns: readonly Column[]): string[] {
  return columns
    .filter(({ definition: { type, name } }) => type !== 'string' && type !== 'boolean' && name !== 'flags' && name !== 'hpx24')
    .map(({ definition }) => definition.name)
}
