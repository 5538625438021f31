// Whether the service answers: seen on every request, so that the page can say that the line is down.

/** A fetch that remembers how it went. */
export interface Connection {
  readonly fetch: typeof globalThis.fetch
  /** False after a request that nobody answered, until one is answered again. */
  readonly isUp: () => boolean
  readonly subscribe: (listener: () => void) => () => void
}

/** Watches a fetch. */
export function createConnection(fetch: typeof globalThis.fetch): Connection {
  const listeners = new Set<() => void>()
  let isUp = true
  const tell = (now: boolean) => {
    if (now === isUp) return
    isUp = now
    for (const listener of listeners) listener()
  }
  return {
    fetch: async (...request) => {
      try {
        const answer = await fetch(...request)
        tell(true)
        return answer
      } catch (error) {
        // A request that was given up says nothing of the line.
        if (!request[1]?.signal?.aborted) tell(false)
        throw error
      }
    },
    isUp: () => isUp,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
