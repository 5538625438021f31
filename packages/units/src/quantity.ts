// Numbers as a person reads them: a unit with the right prefix, and only digits that mean something.

/** A unit to show values in, and what to multiply them with. */
export interface DisplayUnit {
  readonly label: string
  readonly factor: number
}

const prefixes: readonly (readonly [least: number, prefix: string, factor: number])[] = [
  [0.5, '', 1],
  [5e-4, 'm', 1e3],
  [5e-7, 'µ', 1e6],
  [0, 'n', 1e9],
]

/**
 * Jansky with the prefix that suits a typical value; any other unit stays as it is.
 *
 * @example displayUnit('JY/BEAM', 2e-5) // { label: 'µJy/beam', factor: 1e6 }
 */
export function displayUnit(unit: string, typical: number): DisplayUnit {
  const match = /^jy(.*)$/i.exec(unit.trim())
  if (!match) return { label: unit.trim(), factor: 1 }
  const rest = match[1].toLowerCase()
  const size = Math.abs(typical)
  const [, prefix, factor] = prefixes.find(([least]) => size >= least) ?? prefixes[0]
  return Number.isFinite(size) && size > 0 ? { label: `${prefix}Jy${rest}`, factor } : { label: `Jy${rest}`, factor: 1 }
}

/** @example significant(0.0123456, 3) // '0.0123' */
export function significant(value: number, digits: number): string {
  if (!Number.isFinite(value)) return '-'
  if (value === 0) return '0'
  const size = Math.abs(value)
  if (size >= 1e6 || size < 1e-4) return value.toExponential(digits - 1).replace('e+', 'e')
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(size)))
  return value.toFixed(Math.min(decimals, 12))
}

/** A count with its thousands apart: 36,211. */
export function countText(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 })
}

/** @example countOf(1, 'island') // '1 island' */
export function countOf(value: number, noun: string): string {
  return `${countText(value)} ${noun}${value === 1 ? '' : 's'}`
}
