// How a column is shown to people: a unit with the right prefix, the digits that mean something, words instead of codes.

import { type Column, isNull, type Table } from '@cirasa/catalog'
import { flagDefinitions } from '@cirasa/finder'
import { countText, displayUnit, significant } from '@cirasa/units'
import { formatDeclination, formatRightAscension } from '@cirasa/wcs'

/** What stands in a cell that has no value. */
const NO_VALUE = '–'

/** Choices of a person that hold for all columns. */
export interface FormatChoices {
  /** Positions as hours and degrees, minutes, seconds; in degrees otherwise. */
  readonly sexagesimal: boolean
  /** Begins the names of all rows, and is left out: the run's id and a dash. */
  readonly namePrefix?: string
}

/** A column as it is shown. */
export interface ColumnFormat {
  readonly name: string
  /** Of the values as shown; '' for none. */
  readonly unit: string
  readonly align: 'left' | 'right'
  /** Characters that most values need. */
  readonly width: number
  text(row: number): string
}

/** Longest flags of usual rows: two of them. */
const TEXT_WIDTH = 22
/** Values looked at to choose a unit. */
const SAMPLE = 500
const DECIMALS: Readonly<Record<string, number>> = { arcsec: 2, deg: 1, pixel: 2 }
const DIGITS = 4

/** How a column of a table is shown. */
export function columnFormat(column: Column, table: Table, choices: FormatChoices): ColumnFormat {
  const { definition } = column
  const whole = (unit: string, align: ColumnFormat['align'], width: number, show: (row: number) => string): ColumnFormat => ({
    name: definition.name,
    unit,
    align,
    width,
    text: (row) => (isNull(column, row) ? NO_VALUE : show(row)),
  })
  if (definition.name === 'flags_text') return whole('', 'left', TEXT_WIDTH, (row) => flagWords(String(column.values[row])))
  if (definition.type === 'string') return textFormat(column, choices, whole)
  const numbers = column.values as ArrayLike<number>
  if (definition.type === 'boolean') return whole('', 'left', 4, (row) => (numbers[row] === 1 ? 'yes' : 'no'))
  if (definition.type === 'int') return whole(definition.unit ?? '', 'right', 6, (row) => countText(numbers[row]))
  // An index of the sky is a name rather than a count: no commas.
  if (definition.type === 'long') return whole(definition.unit ?? '', 'right', 17, (row) => numbers[row].toFixed(0))
  if (isSky(column)) return skyFormat(column, choices, whole)
  const { factor, label } = shownUnit(column, table)
  const decimals = factor === 1 ? DECIMALS[definition.unit ?? ''] : undefined
  if (decimals !== undefined && !definition.name.startsWith('e_')) {
    return whole(label, 'right', 8, (row) => numbers[row].toFixed(decimals))
  }
  return whole(label, 'right', 9, (row) => significant(numbers[row] * factor, DIGITS))
}

type Whole = (unit: string, align: ColumnFormat['align'], width: number, show: (row: number) => string) => ColumnFormat

function textFormat(column: Column, { namePrefix = '' }: FormatChoices, whole: Whole): ColumnFormat {
  const texts = column.values as readonly string[]
  const isName = /_id$/.test(column.definition.name)
  const show = (row: number): string => {
    const text = texts[row]
    return isName && namePrefix !== '' && text.startsWith(namePrefix) ? text.slice(namePrefix.length) : text
  }
  return whole('', 'left', isName ? 9 : column.definition.name === 'iau_name' ? 20 : 14, show)
}

/** Whether a column is a coordinate on the sky. */
function isSky({ definition }: Column): boolean {
  return definition.unit === 'deg' && /^pos\.eq\.(ra|dec)/.test(definition.ucd ?? '')
}

function skyFormat(column: Column, { sexagesimal }: FormatChoices, whole: Whole): ColumnFormat {
  const degrees = column.values as ArrayLike<number>
  // A millionth of a degree is 4 mas: below what the best radio positions mean.
  if (!sexagesimal) return whole('deg', 'right', 11, (row) => degrees[row].toFixed(6))
  return column.definition.ucd?.startsWith('pos.eq.ra')
    ? whole('h:m:s', 'right', 11, (row) => formatRightAscension(degrees[row], { decimals: 2 }))
    : whole('d:m:s', 'right', 11, (row) => formatDeclination(degrees[row], { decimals: 1 }))
}

/** The unit that a column is shown in and what its values are multiplied by; errors have that of what they are the error of. */
function shownUnit(column: Column, table: Table): { readonly label: string; readonly factor: number } {
  const { name, unit = '' } = column.definition
  const measured = name.startsWith('e_') ? table.columns.find(({ definition }) => definition.name === name.slice(2)) : undefined
  const typical = typicalSize(measured !== undefined && measured.definition.unit === unit ? measured : column)
  if (unit === 'Hz') return hertz(typical)
  return displayUnit(unit, typical)
}

function hertz(typical: number): { label: string; factor: number } {
  if (typical >= 1e9) return { label: 'GHz', factor: 1e-9 }
  return typical >= 1e6 ? { label: 'MHz', factor: 1e-6 } : { label: 'Hz', factor: 1 }
}

/** The median size of values spread over the column. */
function typicalSize(column: Column): number {
  const { values } = column
  if (!ArrayBuffer.isView(values)) return Number.NaN
  const step = Math.max(1, Math.floor(values.length / SAMPLE))
  const sizes: number[] = []
  for (let row = 0; row < values.length; row += step) if (Number.isFinite(values[row])) sizes.push(Math.abs(values[row]))
  sizes.sort((a, b) => a - b)
  return sizes[Math.floor(sizes.length / 2)] ?? Number.NaN
}

const WORDS = new Map<string, string>(flagDefinitions.map(({ name }) => [name, name.toLowerCase().replaceAll('_', ' ')]))

/**
 * Flags as words.
 *
 * @example flagWords('NEAR_EDGE BEAM_SHAPE') // 'near edge, beam shape'
 */
export function flagWords(text: string): string {
  return text
    .split(' ')
    .filter((flag) => flag !== '')
    .map((flag) => WORDS.get(flag) ?? flag.toLowerCase().replaceAll('_', ' '))
    .join(', ')
}
