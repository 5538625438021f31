// Which colour each point of a plot has: along a colour map by a number, or one of a few by a word. Nothing here knows a screen.

import type { Column, Table } from '@cirasa/catalog'
import { flagWords } from '../catalogue/column-format.ts'
import { type AxisScale, fitScale, placesOn, type ScaleKind } from './axis-scale.ts'
import { axisValues, plottable } from './axis-values.ts'

/** What the colours of points mean: what stands beside the plot. */
export type ColourKey =
  | {
      readonly kind: 'values'
      /** With the unit. */
      readonly name: string
      readonly factor: number
      /** From the first colour of the map to its last; values beyond it have the colours of its ends. */
      readonly scale: AxisScale
      readonly hasBlank: boolean
    }
  | {
      readonly kind: 'classes'
      readonly name: string
      readonly classes: readonly string[]
      readonly hasOther: boolean
      readonly hasBlank: boolean
    }

/** A number of a colour for each row: 0 without a value, 1 to 255 along a map, or 1 to 8 for classes, of which 8 is for all others. */
export interface PointColouring {
  readonly numbers: Uint8Array
  readonly key: ColourKey
}

/** Steps of a colour map. */
export const MAP_STEPS = 255
/** Classes with a colour of their own: not more can be told apart. */
export const MOST_CLASSES = 7
const OTHER = MOST_CLASSES + 1

/** Names of the columns that points can be coloured by. */
export interface Colourable {
  readonly numbers: readonly string[]
  readonly words: readonly string[]
}

/** Numbers that are no codes; words and flags that are no names of single rows. */
export function colourable(columns: readonly Column[]): Colourable {
  const isWord = ({ type, name }: Column['definition']) =>
    type === 'boolean' || (type === 'string' && !/(_id|_name)$/.test(name) && name !== 'note' && name !== 'label')
  return {
    numbers: plottable(columns),
    words: columns.filter(({ definition }) => isWord(definition)).map(({ definition }) => definition.name),
  }
}

interface ColouringOf {
  /** The name of a column, or an expression. */
  readonly by: string
  readonly kind: ScaleKind
  readonly table: Table
  /** Of the table, and those that people made. */
  readonly columns: readonly Column[]
  /** 1 for rows that count for the ends of the map. */
  readonly passes: Uint8Array
}

/** The colouring by a column; undefined where there is no such one. */
export function colouringBy({ by, kind, table, columns, passes }: ColouringOf): PointColouring | undefined {
  const column = columns.find(({ definition }) => definition.name === by)
  if (column !== undefined && (column.definition.type === 'string' || column.definition.type === 'boolean'))
    return byClass(column, table.rows)
  const axis = axisValues(by, columns, table.rows)
  if ('error' in axis) return undefined
  const scale = fitScale(axis.values, kind, passes)
  const numbers = alongMap(scale, axis.values)
  return { numbers, key: { kind: 'values', name: axis.name, factor: axis.factor, scale, hasBlank: numbers.includes(0) } }
}

/** 1 to 255 along the scale; 0 for what is no number, or has no place on it. */
function alongMap(scale: AxisScale, values: Float64Array): Uint8Array {
  const placeOf = placesOn(scale)
  const numbers = new Uint8Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const place = placeOf(values[row])
    if (!Number.isNaN(place)) numbers[row] = 1 + Math.round(Math.min(1, Math.max(0, place)) * (MAP_STEPS - 1))
  }
  return numbers
}

/** The most frequent words have a colour each, in the order of the alphabet. */
function byClass({ definition, values }: Column, rows: number): PointColouring {
  const texts = definition.type === 'string' ? (values as readonly string[]) : Array.from(values as Uint8Array, truthText)
  const counts = new Map<string, number>()
  for (let row = 0; row < rows; row++) counts.set(texts[row], (counts.get(texts[row]) ?? 0) + 1)
  const hasBlank = counts.delete('')
  const frequent = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_CLASSES)
  const classes = frequent.map(([text]) => text).sort()
  const numberOf = new Map(classes.map((text, i) => [text, i + 1]))
  const numbers = Uint8Array.from(texts, (text) => (text === '' ? 0 : (numberOf.get(text) ?? OTHER)))
  const shown = definition.name === 'flags_text' ? classes.map(flagWords) : classes
  return { numbers, key: { kind: 'classes', name: definition.name, classes: shown, hasOther: counts.size > classes.length, hasBlank } }
}

const truthText = (value: number): string => (value === 1 ? 'yes' : value === 0 ? 'no' : '')
