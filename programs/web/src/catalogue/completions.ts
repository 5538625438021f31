// What the word at the cursor of a filter may become: names of columns, flags and functions.

import type { Column } from '@cirasa/catalog'
import { flagDefinitions } from '@cirasa/finder'
import { FUNCTION_NAMES } from './filter/operators.ts'

const WORD = /[\p{L}_][\p{L}\p{N}_]*$/u

/** A way to go on. */
export interface Completion {
  /** The whole text with the word completed. */
  readonly text: string
  readonly word: string
  /** What the word stands for. */
  readonly says: string
}

/**
 * Ways to go on at the end of a text; none where it does not end in the beginning of a word.
 *
 * @example completions('snr > 5 and flu', columns, 5).map(({ word }) => word) // ['flux_peak', 'flux_int']
 */
export function completions(text: string, columns: readonly Column[], most: number): Completion[] {
  const begun = WORD.exec(text)?.[0]
  if (begun === undefined) return []
  const before = text.slice(0, -begun.length)
  const lower = begun.toLowerCase()
  const known = [
    ...columns.map(({ definition: { name, unit, description } }) => ({
      word: name,
      says: unit === undefined ? description : `${unit} · ${description}`,
    })),
    ...(columns.some(({ definition }) => definition.name === 'flags')
      ? flagDefinitions.map(({ name, description }) => ({ word: `flag_${name.toLowerCase()}`, says: description }))
      : []),
    ...FUNCTION_NAMES.map((name) => ({ word: `${name}(`, says: 'function' })),
  ]
  const holding = known.filter(({ word }) => word.toLowerCase().includes(lower) && word !== begun)
  // What begins with the word comes first.
  const ranked = holding.sort((a, b) => Number(b.word.startsWith(lower)) - Number(a.word.startsWith(lower)))
  return ranked.slice(0, most).map(({ word, says }) => ({ text: before + word, word, says }))
}
