// Writes JSON with the keys of every object in order, as clients of caesar-rest get it.

/** One line, ended by a newline. */
export const sortedJson = (document: unknown): string => `${JSON.stringify(sorted(document))}\n`

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, part]) => [key, sorted(part)]),
  )
}
