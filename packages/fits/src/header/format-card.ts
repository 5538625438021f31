// Writes a card as 80 characters, or several with CONTINUE: what cannot be said in FITS is refused, not bent.

import { fitsErrors } from '../errors.ts'
import { CARD_LENGTH, type Card, type CardValue } from './card.ts'

const PRINTABLE = /^[\x20-\x7e]*$/
const STANDARD_KEYWORD = /^[A-Z0-9_-]{1,8}$/
/** Words of the HIERARCH convention: printable, no equals sign. */
const HIERARCH_KEYWORD = /^[\x21-\x3c\x3e-\x7e]+(?: [\x21-\x3c\x3e-\x7e]+)*$/

/**
 * Makes a card of a keyword and a value. Keywords over eight characters or with blanks use HIERARCH, strings that do not fit use
 * CONTINUE, comments that do not fit are cut.
 *
 * @throws FITS_BAD_CARD for characters outside printable ASCII, numbers that are not finite, a keyword that is none.
 * @example makeCard('BMAJ', 0.0018, 'degrees').image // "BMAJ    =               0.0018 / degrees" and blanks up to 80
 */
export function makeCard(keyword: string, value: CardValue, comment = ''): Card {
  const name = keyword.replace(/^HIERARCH +/i, '').toUpperCase()
  if (!PRINTABLE.test(comment)) throw fitsErrors.BAD_CARD({ keyword: name, why: 'its comment is not printable ASCII' })
  const hierarch = !STANDARD_KEYWORD.test(name)
  if (hierarch && !HIERARCH_KEYWORD.test(name)) throw fitsErrors.BAD_CARD({ keyword: name, why: 'this is no keyword' })
  const prefix = hierarch ? `HIERARCH ${name} = ` : `${name.padEnd(8)}= `
  const image = typeof value === 'string' ? stringImage(name, prefix, value, comment) : scalarImage(name, prefix, hierarch, value, comment)
  return Object.freeze({ kind: 'value', keyword: name, hierarch, value, comment, image })
}

/** Cards of COMMENT, HISTORY or blank keyword; a long text is broken into lines of 72 characters. */
export function makeTextCards(keyword: 'COMMENT' | 'HISTORY' | '', text: string): Card[] {
  const cards: Card[] = []
  for (const line of text.split(/\r?\n/)) {
    if (!PRINTABLE.test(line)) throw fitsErrors.BAD_CARD({ keyword, why: 'its text is not printable ASCII' })
    for (let at = 0; at === 0 || at < line.length; at += CARD_LENGTH - 8) {
      const comment = line.slice(at, at + CARD_LENGTH - 8)
      const image = (keyword.padEnd(8) + comment).padEnd(CARD_LENGTH)
      cards.push(Object.freeze({ kind: 'text', keyword, hierarch: false, value: undefined, comment: comment.trimEnd(), image }))
    }
  }
  return cards
}

function scalarImage(name: string, prefix: string, hierarch: boolean, value: CardValue, comment: string): string {
  const text = formatScalar(name, value)
  const field = prefix + (hierarch ? text : text.padStart(20))
  if (field.length > CARD_LENGTH) throw fitsErrors.BAD_CARD({ keyword: name, why: 'it does not fit into 80 characters' })
  return withComment(field, comment)
}

function withComment(field: string, comment: string): string {
  return (comment === '' ? field : `${field} / ${comment}`).slice(0, CARD_LENGTH).padEnd(CARD_LENGTH)
}

function formatScalar(name: string, value: CardValue): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'T' : 'F'
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'object') return `(${formatNumber(name, value.re)}, ${formatNumber(name, value.im)})`
  return formatNumber(name, value as number)
}

/** The shortest decimal that reads back as the same double; whole numbers up to 2^53 without a point. */
function formatNumber(name: string, value: number): string {
  if (!Number.isFinite(value)) throw fitsErrors.BAD_CARD({ keyword: name, why: `${value} has no form in FITS` })
  if (Object.is(value, -0)) return '-0.0'
  const text = String(value).toUpperCase()
  if (!text.includes('E')) return Number.isInteger(value) && !Number.isSafeInteger(value) ? `${text}.0` : text
  const [mantissa, exponent] = text.split('E')
  return `${mantissa!.includes('.') ? mantissa : `${mantissa}.0`}E${exponent}`
}

/** A string in quotes, at least eight characters between them, over as many cards as it needs. */
function stringImage(name: string, prefix: string, value: string, comment: string): string {
  if (!PRINTABLE.test(value)) throw fitsErrors.BAD_CARD({ keyword: name, why: 'its value is not printable ASCII' })
  const quoted = value.replace(/'/g, "''")
  if (prefix.length + quoted.length + 2 <= CARD_LENGTH) {
    const field = `${prefix}'${quoted.padEnd(prefix.length > 10 ? 0 : 8)}'`
    return withComment(prefix.length > 10 ? field : field.padEnd(30), comment)
  }
  if (CARD_LENGTH - prefix.length < 8) throw fitsErrors.BAD_CARD({ keyword: name, why: 'it does not fit into 80 characters' })
  return continued(prefix, value, comment)
}

function continued(prefix: string, value: string, comment: string): string {
  let image = ''
  let rest = value
  let start = prefix
  for (;;) {
    const room = CARD_LENGTH - start.length - 2
    const whole = rest.replace(/'/g, "''")
    if (whole.length <= room) return image + withComment(`${start}'${whole}'`, comment)
    const take = fitting(rest, room - 1)
    image += `${start}'${rest.slice(0, take).replace(/'/g, "''")}&'`.padEnd(CARD_LENGTH)
    rest = rest.slice(take)
    start = 'CONTINUE  '
  }
}

/** How many characters of `text` fit into `room` when every quote counts twice. */
function fitting(text: string, room: number): number {
  let used = 0
  let count = 0
  while (count < text.length) {
    used += text.charCodeAt(count) === 39 ? 2 : 1
    if (used > room) break
    count++
  }
  return count
}
