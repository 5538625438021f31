// What a reader could not use, line by line, and not without bound: a wrong file of a million lines gives a few sentences.

/** Something of a file that was not used, or was read as something simpler. */
export interface ReadNote {
  /** Counted from 1. */
  readonly line: number
  readonly says: string
}

const MOST_NOTES = 100
const LONGEST_WORD = 40

/** Collects notes; what is said once for a whole file is said once. */
export interface Notes {
  add(line: number, says: string): void
  once(line: number, says: string): void
  list(): readonly ReadNote[]
}

export function collectNotes(): Notes {
  const notes: ReadNote[] = []
  const said = new Set<string>()
  let more = 0
  let lastLine = 0
  const add = (line: number, says: string): void => {
    lastLine = line
    if (notes.length < MOST_NOTES) notes.push({ line, says })
    else more++
  }
  return {
    add,
    once(line, says) {
      if (said.has(says)) return
      // The set is bounded as the list is.
      if (said.size < MOST_NOTES) said.add(says)
      add(line, says)
    },
    list: () => (more === 0 ? notes : [...notes, { line: lastLine, says: `And ${more} more like these, up to this line.` }]),
  }
}

/** A word of the file for a sentence: short, and on one line. */
export const quoted = (word: string): string =>
  `"${(word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD)}...` : word).replace(/\s+/g, ' ')}"`
