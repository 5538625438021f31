// Waits for the next thing of a stream, but not longer than a while: what comes later is not lost.

/** What came first. */
export type Came<T> = { readonly kind: 'next'; readonly value: T } | { readonly kind: 'pause' } | { readonly kind: 'end' }

/** Reads from an iterator with a patience; close it when done. */
export function patientReader<T>(source: AsyncIterable<T>): {
  next(patience: number): Promise<Came<T>>
  close(): void
} {
  const iterator = source[Symbol.asyncIterator]()
  let pending: Promise<Came<T>> | undefined
  return {
    async next(patience) {
      pending ??= iterator.next().then(({ done, value }) => (done ? { kind: 'end' } : { kind: 'next', value }))
      let timer: NodeJS.Timeout | undefined
      const pause = new Promise<Came<T>>((resolve) => (timer = setTimeout(resolve, patience, { kind: 'pause' })))
      try {
        const came = await Promise.race([pending, pause])
        if (came.kind !== 'pause') pending = undefined
        return came
      } finally {
        clearTimeout(timer)
      }
    },
    // The iterator may be waiting: its own signal is what ends it.
    close: () => void iterator.return?.().catch(() => {}),
  }
}
