// Angles as people write them: hours or degrees, minutes and seconds, parsed and printed with carries and signs in order.

import { wcsErrors } from './errors.ts'
import { foldLongitude } from './trig.ts'

/** How a sexagesimal angle is printed. */
export interface SexagesimalFormat {
  /** Digits after the point of the seconds; 0 by default, at most 12. */
  readonly decimals?: number
  /** Between the parts: ':' by default; 'letters' gives 12h34m56s and +12d34m56s. */
  readonly separator?: ':' | ' ' | '' | 'letters'
}

/** Whole hours or degrees, minutes, and seconds as text with their decimals. */
export interface SexagesimalParts {
  readonly whole: string
  readonly minutes: string
  readonly seconds: string
}

const MOST_DECIMALS = 12
const LONGEST = 64
const ANGLE = /^([+-])?(\d{1,3})\s*([:hd°\s])\s*(\d{1,2})(?:\s*[:m'′\s]\s*(\d{1,2}(?:\.\d*)?)?\s*(?:s|"|″|'')?|\s*[m'′]?)$/i
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * Right ascension in degrees, [0, 360), of text: sexagesimal values are hours unless written with d or °, decimal ones degrees.
 * Throws WCS_BAD_ANGLE.
 *
 * @example parseRightAscension('12:30:00') // 187.5
 */
export function parseRightAscension(text: string): number {
  const { value, unit } = parse(text)
  const degrees = unit === 'decimal' || unit === 'degrees' ? value : 15 * value
  if (!(Math.abs(degrees) <= 360)) throw wcsErrors.BAD_ANGLE({ text: text.slice(0, LONGEST) })
  return foldLongitude(degrees)
}

/**
 * Declination or any latitude in degrees of text, sexagesimal or decimal. Throws WCS_BAD_ANGLE, also beyond 90.
 *
 * @example parseDeclination('-00:30:00') // -0.5
 */
export function parseDeclination(text: string): number {
  const { value, unit } = parse(text)
  if (unit === 'hours' || !(Math.abs(value) <= 90)) throw wcsErrors.BAD_ANGLE({ text: text.slice(0, LONGEST) })
  return value
}

function parse(text: string): { value: number; unit: 'decimal' | 'hours' | 'degrees' | 'unknown' } {
  const trimmed = text.length <= LONGEST ? text.trim().replace(/^[−–]/, '-') : ''
  if (DECIMAL.test(trimmed)) return { value: Number(trimmed), unit: 'decimal' }
  const match = ANGLE.exec(trimmed)
  if (match === null) throw wcsErrors.BAD_ANGLE({ text: text.slice(0, LONGEST) })
  const [, sign, whole, mark, minutes, seconds = '0'] = match
  if (Number(minutes) >= 60 || Number(seconds) >= 60) throw wcsErrors.BAD_ANGLE({ text: trimmed })
  const size = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600
  const unit = /h/i.test(mark) ? 'hours' : /[d°]/i.test(mark) ? 'degrees' : 'unknown'
  return { value: sign === '-' ? -size : size, unit }
}

/**
 * Right ascension in degrees as hours, rounded; 24 hours become 0.
 *
 * @example formatRightAscension(359.999999, { decimals: 1 }) // '00:00:00.0'
 */
export function formatRightAscension(degrees: number, format: SexagesimalFormat = {}): string {
  if (!Number.isFinite(degrees)) return 'NaN'
  const decimals = decimalsOf(format)
  const units = Math.round((foldLongitude(degrees) / 15) * 3600 * 10 ** decimals) % (86400 * 10 ** decimals)
  return join(splitUnits(units, decimals), 'h', format)
}

/**
 * Declination in degrees, rounded, always with a sign; what rounds to zero is positive.
 *
 * @example formatDeclination(-0.5) // '-00:30:00'
 */
export function formatDeclination(degrees: number, format: SexagesimalFormat = {}): string {
  if (!Number.isFinite(degrees)) return 'NaN'
  const decimals = decimalsOf(format)
  const units = Math.round(Math.abs(degrees) * 3600 * 10 ** decimals)
  return (degrees < 0 && units > 0 ? '-' : '+') + join(splitUnits(units, decimals), 'd', format)
}

/** Splits a whole number of units of 10^-decimals seconds. */
export function splitUnits(units: number, decimals: number): SexagesimalParts {
  const perSecond = 10 ** decimals
  const perMinute = 60 * perSecond
  const whole = Math.floor(units / (60 * perMinute))
  const rest = units - whole * 60 * perMinute
  const minutes = Math.floor(rest / perMinute)
  const fine = Math.round(rest - minutes * perMinute)
  const digits = String(fine).padStart(2 + decimals, '0')
  const seconds = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return { whole: String(whole).padStart(2, '0'), minutes: String(minutes).padStart(2, '0'), seconds }
}

function join({ whole, minutes, seconds }: SexagesimalParts, letter: 'h' | 'd', { separator = ':' }: SexagesimalFormat): string {
  if (separator === 'letters') return `${whole}${letter}${minutes}m${seconds}s`
  return [whole, minutes, seconds].join(separator)
}

const decimalsOf = ({ decimals = 0 }: SexagesimalFormat): number => Math.max(0, Math.min(MOST_DECIMALS, Math.trunc(decimals)))
