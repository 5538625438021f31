// A FITS header: cards in order, looked up by keyword. Edits give a new header, so that one can be shared without fear.

import { BLOCK_LENGTH, type Card, type CardValue } from './card.ts'
import { makeCard, makeTextCards } from './format-card.ts'
import { parseCards } from './parse-header.ts'

/** Keyword to value, as `@cirasa/wcs` takes it. */
export type HeaderValues = Record<string, string | number | boolean | undefined>

/**
 * The cards of one header, END not among them. Keywords are looked up in any case, those of the HIERARCH convention with or
 * without that word; where a keyword stands twice, the first counts.
 *
 * @example Header.of([['BUNIT', 'Jy/beam'], ['BMAJ', 0.0018, 'degrees']]).number('BMAJ') // 0.0018
 */
export class Header implements Iterable<Card> {
  readonly cards: readonly Card[]
  #index: Map<string, number> | undefined

  constructor(cards: readonly Card[]) {
    this.cards = cards
  }

  /** Reads a header up to its END card. Never throws: what is no valid card is kept as it is. */
  static parse(bytes: Uint8Array): Header {
    return new Header(parseCards(bytes))
  }

  /** Makes a header of keyword, value and comment. Throws FITS_BAD_CARD. */
  static of(entries: Iterable<readonly [keyword: string, value: CardValue, comment?: string]>): Header {
    return new Header(Array.from(entries, ([keyword, value, comment]) => makeCard(keyword, value, comment)))
  }

  [Symbol.iterator](): Iterator<Card> {
    return this.cards[Symbol.iterator]()
  }

  /** The first value card of a keyword. Text cards and invalid ones are found by iterating. */
  card(keyword: string): Card | undefined {
    const at = this.#at(keyword)
    return at < 0 ? undefined : this.cards[at]
  }

  has(keyword: string): boolean {
    return this.#at(keyword) >= 0
  }

  get(keyword: string): CardValue {
    return this.card(keyword)?.value
  }

  /** The value as a double; undefined when it is absent or no number. */
  number(keyword: string): number | undefined {
    const value = this.get(keyword)
    return typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : undefined
  }

  /** The value as an exact integer; undefined when it is absent or not whole. */
  bigint(keyword: string): bigint | undefined {
    const value = this.get(keyword)
    return typeof value === 'bigint' ? value : typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : undefined
  }

  string(keyword: string): string | undefined {
    const value = this.get(keyword)
    return typeof value === 'string' ? value : undefined
  }

  boolean(keyword: string): boolean | undefined {
    const value = this.get(keyword)
    return typeof value === 'boolean' ? value : undefined
  }

  /** The texts of all cards of COMMENT, HISTORY or any other keyword without a value. */
  texts(keyword: string): string[] {
    const name = canonical(keyword)
    return this.cards.filter((card) => card.kind === 'text' && card.keyword === name).map((card) => card.comment)
  }

  /** Every value by its upper-case keyword; big integers as doubles, complex values left out. */
  toRecord(): HeaderValues {
    const record: HeaderValues = Object.create(null)
    for (const { kind, keyword, value } of this.cards) {
      if (kind !== 'value' || keyword in record || typeof value === 'object') continue
      record[keyword] = typeof value === 'bigint' ? Number(value) : value
    }
    return record
  }

  /** With a keyword set: in its place when it is there (its comment stays unless another is given), else at the end. */
  set(keyword: string, value: CardValue, comment?: string): Header {
    const at = this.#at(keyword)
    const card = makeCard(keyword, value, comment ?? (at < 0 ? '' : this.cards[at].comment))
    return new Header(at < 0 ? [...this.cards, card] : this.cards.with(at, card))
  }

  /** Without all cards of these keywords, text and invalid cards included. */
  delete(...keywords: readonly string[]): Header {
    const names = new Set(keywords.map(canonical))
    return this.filter((card) => !names.has(card.keyword))
  }

  /** With only the cards that pass. */
  filter(keep: (card: Card) => boolean): Header {
    return new Header(this.cards.filter(keep))
  }

  /** With cards at the end, as they are. */
  append(cards: Iterable<Card>): Header {
    return new Header([...this.cards, ...cards])
  }

  addHistory(text: string): Header {
    return this.append(makeTextCards('HISTORY', text))
  }

  addComment(text: string): Header {
    return this.append(makeTextCards('COMMENT', text))
  }

  /** The header as a file has it: unchanged cards byte for byte, END, blanks up to a multiple of 2880 bytes. */
  toBytes(): Uint8Array {
    let length = 80
    for (const card of this.cards) length += card.image.length
    const bytes = new Uint8Array(Math.ceil(length / BLOCK_LENGTH) * BLOCK_LENGTH).fill(32)
    let at = 0
    for (const { image } of this.cards) for (let i = 0; i < image.length; i++) bytes[at++] = image.charCodeAt(i)
    bytes.set([69, 78, 68], at)
    return bytes
  }

  #at(keyword: string): number {
    if (this.#index === undefined) {
      this.#index = new Map()
      for (let i = this.cards.length - 1; i >= 0; i--) {
        const card = this.cards[i]
        if (card.kind === 'value') this.#index.set(card.keyword, i)
      }
    }
    return this.#index.get(canonical(keyword)) ?? -1
  }
}

function canonical(keyword: string): string {
  const name = keyword.toUpperCase()
  return name.startsWith('HIERARCH ') ? name.slice(9).trim() : name
}
