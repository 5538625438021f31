// Days of an account without gaps: the service leaves out days on which nothing happened, a plot must not.

/** What was used on one day. */
export interface AccountDay {
  /** UTC, `2026-11-20`. */
  readonly day: string
  readonly submitted: number
  readonly ended: number
  readonly runSeconds: number
  readonly uploadedBytes: number
}

const DAY = 86_400_000

/**
 * The last days up to today, oldest first.
 *
 * @param count how many, today included
 * @param now milliseconds
 */
export function filledDays(items: readonly AccountDay[], count: number, now: number): readonly AccountDay[] {
  const known = new Map(items.map((item) => [item.day, item]))
  const today = Math.floor(now / DAY) * DAY
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(today - (count - 1 - index) * DAY).toISOString().slice(0, 10)
    return known.get(day) ?? { day, submitted: 0, ended: 0, runSeconds: 0, uploadedBytes: 0 }
  })
}
