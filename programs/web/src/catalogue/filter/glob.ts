// Patterns of text with * for anything and ? for one character: linear in practice, never a regular expression from outside.

/**
 * Whether a text matches a pattern as a whole; upper and lower case are the same.
 *
 * @example matchesGlob('compact-extended', '*ext*') // true
 */
export function matchesGlob(text: string, pattern: string): boolean {
  const subject = text.toLowerCase()
  const wanted = pattern.toLowerCase()
  let at = 0
  let from = 0
  // Where the last star was, and how much of the text it has taken so far.
  let star = -1
  let taken = 0
  while (at < subject.length) {
    if (from < wanted.length && wanted[from] === '*') {
      star = from++
      taken = at
    } else if (from < wanted.length && (wanted[from] === '?' || wanted[from] === subject[at])) {
      at++
      from++
    } else if (star >= 0) {
      from = star + 1
      at = ++taken
    } else return false
  }
  while (wanted[from] === '*') from++
  return from === wanted.length
}
