// Reads one value of a setting from text or JSON, and says what is wrong with it.

import { serverErrors } from '../errors.ts'
import type { ServerOption } from './option-table.ts'

/** What a setting is once it has been read. */
export type SettingValue = string | number | boolean | readonly string[]

/** Throws SERVER_BAD_SETTING. */
export function readValue(option: ServerOption, given: unknown): SettingValue {
  const value = reader(option, given)
  if (value === undefined) throw wrong(option, given, `it has to be ${wanted(option)}`)
  if (typeof value === 'number' && (value < (option.min ?? -Infinity) || value > (option.max ?? Infinity))) {
    throw wrong(option, given, `it has to be ${wanted(option)}`)
  }
  return value
}

function reader(option: ServerOption, given: unknown): SettingValue | undefined {
  switch (option.type) {
    case 'flag':
      return readFlag(given)
    case 'list':
      return readList(given)
    case 'choice':
      return typeof given === 'string' ? chosen(option.values ?? [], given) : undefined
    case 'integer':
      return wholeNumber(given, /^\d+$/, () => 1)
    case 'bytes':
      return wholeNumber(given, /^(\d+(?:\.\d+)?)([KMGT]?)(?:i?B)?$/i, (suffix) => 1024 ** ' KMGT'.indexOf(suffix.toUpperCase() || ' '))
    case 'seconds':
      return wholeNumber(given, /^(\d+(?:\.\d+)?)([smhd]?)$/i, (suffix) => secondsIn[suffix.toLowerCase()])
    default:
      return typeof given === 'string' && given !== '' && !given.includes('\0') ? given : undefined
  }
}

const secondsIn: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }

function readFlag(given: unknown): boolean | undefined {
  if (typeof given === 'boolean') return given
  const text = String(given).toLowerCase()
  if (['', 'true', '1', 'yes', 'on'].includes(text)) return true
  return ['false', '0', 'no', 'off'].includes(text) ? false : undefined
}

/** A list is repeated as a flag, an array in a file, and separated by commas in the environment. */
function readList(given: unknown): readonly string[] | undefined {
  if (typeof given === 'string')
    return given
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
  return Array.isArray(given) && given.every((part) => typeof part === 'string' && part !== '') ? given : undefined
}

const otherSpelling: Readonly<Record<string, string>> = { warn: 'warning', fatal: 'critical', notset: 'trace' }

/** Names of levels have more than one spelling. */
function chosen(values: readonly string[], given: string): string | undefined {
  const name = otherSpelling[given.toLowerCase()] ?? given.toLowerCase()
  return values.includes(name) ? name : undefined
}

function wholeNumber(given: unknown, pattern: RegExp, factor: (suffix: string) => number): number | undefined {
  if (typeof given === 'number') return Number.isSafeInteger(given) ? given : undefined
  const match = typeof given === 'string' ? pattern.exec(given.trim()) : null
  const value = match ? Math.round(Number(match[1] ?? match[0]) * factor(match[2] ?? '')) : Number.NaN
  return Number.isSafeInteger(value) ? value : undefined
}

function wanted({ type, values, min, max }: ServerOption): string {
  if (type === 'choice') return `one of ${values?.join(', ')}`
  if (type === 'flag') return 'true or false'
  if (type === 'list') return 'a list of texts'
  if (type === 'text') return 'a text'
  const what = { integer: 'a whole number', bytes: 'a size such as 500M', seconds: 'a time such as 15m' }[type]
  const bounds = min === undefined ? '' : max === undefined ? ` of at least ${min}` : ` from ${min} to ${max}`
  return `${what}${bounds}`
}

/** Settings may hold secrets: of what was given only that of a few types is repeated. */
function wrong({ name, type }: ServerOption, given: unknown, reason: string): Error {
  const shown = type !== 'text' && ['string', 'number', 'boolean'].includes(typeof given) ? String(given).slice(0, 40) : 'what was given'
  return serverErrors.BAD_SETTING({ name, value: shown, reason })
}
