// A card of a FITS header taken apart for the eye: keyword, value, comment.

/** The parts of a card as they are written; joined they are the card. */
export interface CardParts {
  readonly keyword: string
  readonly value: string
  readonly comment: string
}

/**
 * Takes a card apart (FITS standard 4.0, section 4.1.2). A slash within a quoted text begins no comment.
 *
 * @example cardParts("BUNIT   = 'Jy/beam '           / unit") // keyword 'BUNIT   ', value "= 'Jy/beam '           ", comment '/ unit'
 */
export function cardParts(card: string): CardParts {
  const keyword = card.slice(0, 8)
  if (!card.startsWith('= ', 8)) {
    const isText = /^(COMMENT|HISTORY| {8})/.test(keyword.padEnd(8))
    return isText ? { keyword, value: '', comment: card.slice(8) } : { keyword, value: card.slice(8), comment: '' }
  }
  const slash = commentStart(card)
  return { keyword, value: card.slice(8, slash), comment: card.slice(slash) }
}

/** Where the comment begins; the end of the card where there is none. */
function commentStart(card: string): number {
  let isQuoted = false
  for (let at = 10; at < card.length; at++) {
    if (card[at] === "'") isQuoted = !isQuoted
    else if (card[at] === '/' && !isQuoted) return at
  }
  return card.length
}
