// Flags that take several words of a list, such as `--formats csv,json`.

import { nearestName } from '@cirasa/errors'
import { cliErrors } from '../errors.ts'

/** A parser of comma-separated words; 'all' and 'none' stand for every word and for none. Throws CLI_NOT_ONE_OF. */
export function wordList<Word extends string>(flag: string, words: readonly Word[]): (given: string) => readonly Word[] {
  return (given) => {
    if (given === 'all') return words
    if (given === 'none' || given === '') return []
    const chosen = new Set(given.split(',').map((word) => known(flag, word.trim(), words)))
    return words.filter((word) => chosen.has(word))
  }
}

function known<Word extends string>(option: string, value: string, words: readonly Word[]): Word {
  const word = words.find((one) => one === value.toLowerCase())
  if (word !== undefined) return word
  throw cliErrors.NOT_ONE_OF({ option, value, values: words.join(', '), suggestion: nearestName(value, words) || words[0] })
}
