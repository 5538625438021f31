// Undo and redo as what they are: a list of states, of which one is the present.

/** States from the oldest to the newest, around the present one. */
export interface History<State> {
  readonly past: readonly State[]
  readonly present: State
  readonly future: readonly State[]
  /** What made the present, where steps of that kind become one. */
  readonly merging?: string
}

/** States that are kept to go back to. */
const MOST_PAST = 200

/** A history that begins here. */
export const historyOf = <State>(present: State): History<State> => ({ past: [], present, future: [] })

/**
 * Goes on to another state; what was undone is forgotten. Steps with the same `merging`, one right after the other, are undone as one: nudges with
 * a key held down.
 */
export function record<State>(history: History<State>, next: State, merging?: string): History<State> {
  if (next === history.present) return history
  if (merging !== undefined && merging === history.merging && history.future.length === 0) return { ...history, present: next }
  return { past: [...history.past.slice(1 - MOST_PAST), history.present], present: next, future: [], merging }
}

/** One step back; the same history where there is none. */
export function undo<State>(history: History<State>): History<State> {
  const { past, present, future } = history
  if (past.length === 0) return history
  return { past: past.slice(0, -1), present: past[past.length - 1], future: [present, ...future] }
}

/** One step forward again. */
export function redo<State>(history: History<State>): History<State> {
  const { past, present, future } = history
  if (future.length === 0) return history
  return { past: [...past, present], present: future[0], future: future.slice(1) }
}
