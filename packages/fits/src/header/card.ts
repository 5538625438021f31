// One header card: a keyword with its value or text, and the exact bytes it came from or will become.

/** A complex value of a card. */
export interface ComplexValue {
  readonly re: number
  readonly im: number
}

/** Value of a card. Integers that a double cannot hold exactly are bigint. `undefined` is FITS's undefined value: `KEY     =`. */
export type CardValue = string | number | bigint | boolean | ComplexValue | undefined

/**
 * A card of a header.
 *
 * kind 'value': keyword = value / comment, long strings with their CONTINUE cards in one;
 * 'text': COMMENT, HISTORY, blank keyword and any keyword without a value indicator, the text in `comment`;
 * 'invalid': looks like a value card but breaks the standard's grammar: kept as it is, value undefined.
 */
export interface Card {
  readonly kind: 'value' | 'text' | 'invalid'
  /** Upper case. For the HIERARCH convention what follows HIERARCH, such as 'ESO DET GAIN'. '' for a blank keyword. */
  readonly keyword: string
  readonly hierarch: boolean
  readonly value: CardValue
  /** Comment of a value card, text of a text card. */
  readonly comment: string
  /** The card as it is in the file: 80 characters, one a byte, or a multiple of 80 with CONTINUE cards. */
  readonly image: string
}

export const CARD_LENGTH = 80
export const BLOCK_LENGTH = 2880
