// Reads the cards of a header from its bytes and joins strings that go on over CONTINUE cards.

import { CARD_LENGTH, type Card } from './card.ts'
import { parseCard, parseContinuation } from './parse-card.ts'

/** One character a byte: header bytes outside ASCII survive reading and writing. */
export function bytesToText(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const part = bytes.subarray(start, end)
  // Ten times as fast; but what the web calls latin1 has other characters from 128 to 159. Shared memory it does not take.
  if (part.buffer instanceof ArrayBuffer && isAscii(part)) return ASCII.decode(part)
  let text = ''
  for (let at = 0; at < part.length; at += 4096) text += String.fromCharCode(...part.subarray(at, at + 4096))
  return text
}

function isAscii(bytes: Uint8Array): boolean {
  let all = 0
  for (let i = 0; i < bytes.length; i++) all |= bytes[i]
  return all < 128
}

const ASCII = new TextDecoder('latin1')

/** Where the END card of a header is, in bytes from its start; -1 when these bytes have none. `from` lets a search go on. */
export function findEnd(bytes: Uint8Array, from = 0): number {
  for (let at = from; at + CARD_LENGTH <= bytes.length; at += CARD_LENGTH) {
    // 'END' and five blanks, and no value indicator after it.
    if (bytes[at] !== 69 || bytes[at + 1] !== 78 || bytes[at + 2] !== 68) continue
    let blank = 3
    while (blank < 8 && bytes[at + blank] === 32) blank++
    if (blank === 8 && bytes[at + 8] !== 61) return at
  }
  return -1
}

/** The cards of a header up to its END card, or all when there is none. Never throws; reads in linear time. */
export function parseCards(bytes: Uint8Array): Card[] {
  const found = findEnd(bytes)
  const end = found < 0 ? bytes.length - (bytes.length % CARD_LENGTH) : found
  const text = bytesToText(bytes, 0, end)
  const cards: Card[] = []
  for (let at = 0; at < end; at += CARD_LENGTH) {
    const first = parseCard(text.slice(at, at + CARD_LENGTH))
    if (!goesOn(first)) {
      cards.push(first)
      continue
    }
    const parts = [first.image]
    while (at + CARD_LENGTH < end) {
      const next = text.slice(at + CARD_LENGTH, at + 2 * CARD_LENGTH)
      if (!next.startsWith('CONTINUE  ')) break
      const continuation = parseContinuation(next)
      if (continuation === undefined) break
      parts.push(next)
      at += CARD_LENGTH
      if (!continuation.text.endsWith('&')) break
    }
    cards.push(parts.length === 1 ? first : joined(first, parts))
  }
  return cards
}

const goesOn = (card: Card): boolean => card.kind === 'value' && typeof card.value === 'string' && card.value.endsWith('&')

/** A card of several 80-character parts: the ampersand at the end of each string but the last falls away. */
function joined(first: Card, parts: readonly string[]): Card {
  const texts: string[] = [first.value as string]
  const comments: string[] = [first.comment]
  for (const part of parts.slice(1)) {
    const continuation = parseContinuation(part)!
    texts.push(continuation.text)
    comments.push(continuation.comment)
  }
  const value = texts.map((text, i) => (i < texts.length - 1 ? text.slice(0, -1) : text)).join('')
  return { ...first, value, comment: comments.filter((comment) => comment !== '').join(' '), image: parts.join('') }
}
