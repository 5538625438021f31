// What most people say.

/** How a vote ended. */
export interface Vote {
  /** What more people say than anything else; null where nobody says anything, or two are even. */
  readonly winner: string | null
  /** People who have voted. */
  readonly votes: number
}

/**
 * The value given most often. Two that are even are no majority: nobody is right because they came first.
 *
 * @example majority(['galaxy', 'star', 'galaxy']) // { winner: 'galaxy', votes: 3 }
 */
export function majority(values: Iterable<string>): Vote {
  const counts = new Map<string, number>()
  let votes = 0
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1)
    votes++
  }
  let winner: string | null = null
  let most = 0
  for (const [value, count] of counts) {
    if (count > most) {
      most = count
      winner = value
    } else if (count === most) winner = null
  }
  return { winner, votes }
}
