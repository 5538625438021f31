// How long ago something was, in words; a date when it is long ago.

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * @param at milliseconds
 * @param now milliseconds
 * @example ageText(0, 180_000) // '3 minutes ago'
 */
export function ageText(at: number, now: number): string {
  const age = now - at
  if (age < 45_000) return age < -MINUTE ? dayText(at, now) : 'just now'
  if (age < HOUR) return ago(Math.max(1, Math.round(age / MINUTE)), 'minute')
  if (age < DAY) return ago(Math.round(age / HOUR), 'hour')
  if (age < 7 * DAY) return ago(Math.round(age / DAY), 'day')
  return dayText(at, now)
}

/** The day, with its year where it is another one: `20 Nov`, `20 Nov 2024`. */
function dayText(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) })
}

/** To the second, in the time zone of the browser: `20 Nov 2026, 14:05:24`. */
export function instantText(at: number): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
}

const ago = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'} ago`
