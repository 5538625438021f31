// A pyramid's files in memory, up to a bound: what a page may spend on a file that somebody dropped into it.

import { memoryPyramidStore, type PyramidStore } from '@cirasa/image'

/**
 * Keeps files in memory until they are larger than `most` bytes together.
 *
 * @param refuse makes the error that is thrown then
 */
export function boundedStore(most: number, refuse: () => Error): PyramidStore {
  const inner = memoryPyramidStore()
  let bytes = 0
  return {
    open: (name) => inner.open(name),
    async create(name) {
      const sink = await inner.create(name)
      let own = 0
      const give = (): void => {
        bytes -= own
        own = 0
      }
      return {
        async write(piece) {
          if (bytes + piece.length > most) throw refuse()
          own += piece.length
          bytes += piece.length
          await sink.write(piece)
        },
        patch: (offset, piece) => sink.patch(offset, piece),
        commit: () => sink.commit(),
        async abort() {
          give()
          await sink.abort()
        },
      }
    },
    remove: (name) => inner.remove(name),
  }
}
