// Reads one 80-character card, whatever is in it: what is no valid card is kept as text.

import type { Card } from './card.ts'
import { parseValueField, trimBlanks } from './parse-value.ts'

/** Keywords whose cards never have a value, also when "= " follows. */
const COMMENTARY = new Set(['COMMENT', 'HISTORY', '', 'CONTINUE'])

/** Reads one card of 80 characters. Never throws. CONTINUE cards come back as text; `parseHeader` joins them to the card they continue. */
export function parseCard(image: string): Card {
  const keyword = trimBlanks(image.slice(0, 8)).toUpperCase()
  if (keyword === 'HIERARCH') {
    const card = parseHierarch(image)
    if (card !== undefined) return card
  }
  if (COMMENTARY.has(keyword) || image.slice(8, 10) !== '= ') {
    return { kind: 'text', keyword, hierarch: false, value: undefined, comment: trimBlanks(image.slice(8)), image }
  }
  const { ok, value, comment } = parseValueField(image.slice(10))
  return { kind: ok ? 'value' : 'invalid', keyword, hierarch: false, value, comment, image }
}

/** ESO's convention for long keywords: `HIERARCH ESO DET GAIN = 1`. Undefined when no value indicator follows. */
function parseHierarch(image: string): Card | undefined {
  const equals = image.indexOf('=')
  if (equals < 9) return undefined
  const keyword = image.slice(9, equals).trim().toUpperCase()
  if (keyword === '') return undefined
  const { ok, value, comment } = parseValueField(image.slice(equals + 1))
  return { kind: ok ? 'value' : 'invalid', keyword, hierarch: true, value, comment, image }
}

/** The quoted part of a CONTINUE card, undefined when it has none. */
export function parseContinuation(image: string): { readonly text: string; readonly comment: string } | undefined {
  const { ok, value, comment } = parseValueField(image.slice(8))
  return ok && typeof value === 'string' ? { text: value, comment } : undefined
}
