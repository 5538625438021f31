// What stands in the query of an address: plain text, read by each route into the values that it knows. Links stay short and can be typed.

/** What a query holds before a route has read it. */
export type RawSearch = Readonly<Record<string, unknown>>

/** The pairs of a query, as text. */
export function parseSearch(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query))
}

/** The query of values: lists joined by commas, nothing for what is undefined, false, empty. */
export function stringifySearch(search: RawSearch): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '')
    if (text !== '' && value !== false) query.set(name, text)
  }
  return query.size === 0 ? '' : `?${query.toString().replaceAll('%2C', ',')}`
}

/** The text of a value; undefined where there is none. */
export function textOf(value: unknown): string | undefined {
  const text = value === undefined || value === null ? '' : String(value)
  return text === '' ? undefined : text
}

/** The number of a value; undefined where it is none. */
export function numberOf(value: unknown): number | undefined {
  const text = textOf(value)
  const number = Number(text)
  return text === undefined || !Number.isFinite(number) ? undefined : number
}

/** The whole number of a value, at least `least`; undefined where it is none. */
export function wholeOf(value: unknown, least = 0): number | undefined {
  const number = numberOf(value)
  return number !== undefined && Number.isInteger(number) && number >= least ? number : undefined
}

/** One of some words; undefined for any other. */
export function oneOf<const Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value)
}

/** True for `true` and `1`; undefined for everything else, so that it is not in the address. */
export function flagOf(value: unknown): true | undefined {
  return value === true || value === 'true' || value === '1' ? true : undefined
}

/** The words of a list; undefined where it is empty. */
export function listOf(value: unknown): readonly string[] | undefined {
  const items = (Array.isArray(value) ? value.map(String) : (textOf(value) ?? '').split(',')).filter((item) => item !== '')
  return items.length === 0 ? undefined : items
}
