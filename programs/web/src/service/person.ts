// Who one is: a name that is typed once and kept in the browser. Statements carry it; it proves nothing.

/** The name of the person, and who wants to know when it changes. */
export interface Person {
  /** Empty until it was given. */
  readonly name: () => string
  readonly setName: (name: string) => void
  readonly subscribe: (listener: () => void) => () => void
}

const KEY = 'cirasa.person'
/** Longer names are cut: they stand in a column. */
const LONGEST = 80

/** The person of a browser. */
export function createPerson(keeper: Pick<Storage, 'getItem' | 'setItem'>): Person {
  const listeners = new Set<() => void>()
  let current = read(keeper)
  return {
    name: () => current,
    setName: (name) => {
      current = name.trim().replace(/\s+/g, ' ').slice(0, LONGEST)
      try {
        keeper.setItem(KEY, current)
      } catch {
        // Full or forbidden: the name lasts as long as the page.
      }
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function read(keeper: Pick<Storage, 'getItem'>): string {
  try {
    return keeper.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}
