// Reads the value field of a card: string, logical, integer, real or complex, fixed or free format (FITS 4.0 section 4.2).

import type { CardValue } from './card.ts'

/** What stands after a value indicator. `ok` is false when it breaks the grammar. */
export interface ValueField {
  readonly ok: boolean
  readonly value: CardValue
  readonly comment: string
}

const INTEGER = /^[+-]? *\d{1,40}$/
const REAL = /^[+-]? *(?:\d{1,60}(?:\.\d{0,60})?|\.\d{1,60}) *(?:[EDed] *[+-]? *\d{1,6})?$/
const INVALID: ValueField = { ok: false, value: undefined, comment: '' }

/** Reads a value and its comment from the characters after the value indicator. Never throws. */
export function parseValueField(field: string): ValueField {
  let start = 0
  while (start < field.length && field.charCodeAt(start) === 32) start++
  if (field.charCodeAt(start) === 39) return parseString(field, start)
  const slash = field.indexOf('/', start)
  const text = (slash < 0 ? field.slice(start) : field.slice(start, slash)).trim()
  const comment = slash < 0 ? '' : field.slice(slash + 1).trim()
  if (text === '') return { ok: true, value: undefined, comment }
  const value = parseScalar(text)
  return value === undefined ? { ...INVALID, comment } : { ok: true, value, comment }
}

/** A quoted string; a quote inside it is written twice, blanks at its end do not count. */
function parseString(field: string, start: number): ValueField {
  let at = start + 1
  let text = ''
  for (;;) {
    const quote = field.indexOf("'", at)
    if (quote < 0) return INVALID
    text += field.slice(at, quote)
    at = quote + 1
    if (field.charCodeAt(at) !== 39) break
    text += "'"
    at++
  }
  const rest = field.slice(at).trimStart()
  if (rest !== '' && !rest.startsWith('/')) return INVALID
  return { ok: true, value: trimBlanks(text), comment: rest.slice(1).trim() }
}

function parseScalar(text: string): CardValue {
  if (text === 'T') return true
  if (text === 'F') return false
  if (text.startsWith('(') && text.endsWith(')')) return parseComplex(text)
  return parseNumber(text)
}

/** A number as FITS writes it, D exponents and blanks after the sign included; undefined for anything else. */
export function parseNumber(text: string): number | bigint | undefined {
  if (INTEGER.test(text)) {
    const digits = text.replace(/ /g, '')
    const value = Number(digits)
    if (Number.isSafeInteger(value)) return value === 0 ? 0 : value
    return digits.startsWith('+') ? BigInt(digits.slice(1)) : BigInt(digits)
  }
  if (!REAL.test(text)) return undefined
  const value = Number(text.replace(/ /g, '').replace(/[Dd]/, 'E'))
  return Number.isFinite(value) ? value : undefined
}

function parseComplex(text: string): CardValue {
  const comma = text.indexOf(',')
  if (comma < 0) return undefined
  const re = parseNumber(text.slice(1, comma).trim())
  const im = parseNumber(text.slice(comma + 1, -1).trim())
  return re === undefined || im === undefined ? undefined : { re: Number(re), im: Number(im) }
}

/** Without the blanks at the end; other white space stays. */
export function trimBlanks(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 32) end--
  return text.slice(0, end)
}
