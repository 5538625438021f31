// How a value is shown in a sentence: short, on one line, whatever it is.

const LONGEST = 40

/**
 * @example shownValue('5 sigma') // '"5 sigma"'
 * @example shownValue([1, 2]) // 'a list'
 */
export function shownValue(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}...` : value)
  return String(value)
}

/** A name that came from outside: without quotes where it is a plain word. */
export const shownName = (name: string): string => (/^[\w.-]{1,64}$/.test(name) ? name : shownValue(name))
