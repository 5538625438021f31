// Which name was probably meant by one that does not exist: what a remedy suggests.

/** Longer names are not compared: nobody misspells that much. */
const LONGEST = 64

/**
 * The name with the fewest letters inserted, dropped or changed, or undefined when none is near.
 *
 * @example nearestName('seedhtr', ['seedthr', 'mergethr']) // 'seedthr'
 */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  if (given.length > LONGEST) return undefined
  const wanted = given.toLowerCase()
  let best: string | undefined
  let fewest = Math.max(2, Math.ceil(wanted.length * 0.4)) + 1
  for (const name of names) {
    const edits = editDistance(wanted, name.toLowerCase())
    if (edits < fewest) {
      fewest = edits
      best = name
    }
  }
  return best
}

/** Levenshtein's distance by one row of the table. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(change, previous[j] + 1, row[j - 1] + 1))
    }
    previous = row
  }
  return previous[b.length]
}
