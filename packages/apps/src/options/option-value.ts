// The value of one option as its definition wants it, from what a request says.

import type { AppOption, AppOptionValue } from '../app.ts'
import { appErrors } from '../errors.ts'
import { shownValue } from './shown-value.ts'

/** How strict a check is: `wire` reads what clients of caesar-rest send, `native` only what the description says. */
export type CheckMode = 'wire' | 'native'

/** Longest text that a value may be. */
const LONGEST_TEXT = 4096

/** A value that passed; undefined where the request means the default. `remark` is a sentence on what was made of it. */
export interface ReadValue {
  readonly value: AppOptionValue | undefined
  readonly remark?: string
}

/** Reads one value. Throws APPS_BAD_VALUE. */
export function readOptionValue(option: AppOption, given: unknown, mode: CheckMode): ReadValue {
  // Clients that send every option say so by an empty text, or by null, that they have no opinion.
  if (given === null || given === undefined || (typeof given === 'string' && mode === 'wire' && given.trim() === ''))
    return { value: undefined }
  switch (option.type) {
    case 'flag':
      return { value: readFlag(option, given, mode) }
    case 'enum':
      return { value: readChoice(option, given, mode) }
    case 'string':
      return { value: readText(option, given, mode) }
    default:
      return readNumber(option, given, mode)
  }
}

function readFlag(option: AppOption, given: unknown, mode: CheckMode): boolean {
  if (typeof given === 'boolean') return given
  const word = typeof given === 'string' && mode === 'wire' && given.length <= 8 ? given.trim().toLowerCase() : ''
  if (word === 'true' || word === 'false') return word === 'true'
  throw badValue(option, given)
}

function readChoice(option: AppOption, given: unknown, mode: CheckMode): string {
  const { values = [] } = option
  if (typeof given === 'string') {
    if (values.includes(given)) return given
    const word = given.length <= LONGEST_TEXT ? given.trim().toLowerCase() : ''
    const alike = mode === 'wire' ? values.find((value) => value.toLowerCase() === word) : undefined
    if (alike !== undefined) return alike
  }
  throw badValue(option, given)
}

function readText(option: AppOption, given: unknown, mode: CheckMode): string {
  const text = typeof given === 'number' && mode === 'wire' ? String(given) : given
  if (typeof text === 'string' && text.length <= LONGEST_TEXT && !text.includes('\0')) return text
  throw badValue(option, given)
}

function readNumber(option: AppOption, given: unknown, mode: CheckMode): ReadValue {
  const number = typeof given === 'string' && mode === 'wire' ? numberOf(given) : given
  if (typeof number !== 'number' || !Number.isFinite(number)) throw badValue(option, given)
  const { name, type, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = option
  const isCut = type === 'integer' && !Number.isInteger(number)
  // caesar-rest cuts the fraction off, and clients have come to send what it then works with.
  if (isCut && mode === 'native') throw badValue(option, given)
  const value = isCut ? Math.trunc(number) : number
  if (value < min || value > max) throw badValue(option, given)
  if (!isCut) return { value }
  return { value, remark: `Option ${name} is a whole number: ${value} was taken for ${shownValue(given)}.` }
}

/** A decimal number as text; undefined for every other text, such as 0x10. */
function numberOf(text: string): number | undefined {
  if (text.length > 64 || !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text)) return undefined
  return Number(text)
}

function badValue(option: AppOption, given: unknown) {
  return appErrors.BAD_VALUE({ name: option.name, value: shownValue(given), wanted: wantedOf(option) })
}

/**
 * What an option takes, in words.
 *
 * @example wantedOf({ name: 'nthreads', type: 'integer', min: -1, max: 1000, ... }) // 'a whole number from -1 to 1000'
 */
export function wantedOf({ type, values = [], min, max, unit }: AppOption): string {
  if (type === 'flag') return 'true or false'
  if (type === 'string') return `text of at most ${LONGEST_TEXT} characters`
  if (type === 'enum') return `one of ${values.join(', ')}`
  const kind = type === 'integer' ? 'a whole number' : 'a number'
  const range = [min === undefined ? '' : ` from ${min}`, max === undefined ? '' : ` to ${max}`].join('')
  return `${kind}${range}${unit === undefined ? '' : ` (${unit})`}`
}
