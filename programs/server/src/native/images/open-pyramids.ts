// Pyramids that tiles were asked of last: their files stay open, as tiles come in series. None is closed while it is read.

import { folderPyramidStore } from '@cirasa/apps/node/tiles'
import { openPyramid, type Pyramid } from '@cirasa/image'

/** How many are kept open; two files each. */
const KEPT = 24

interface Opened {
  readonly pyramid: Promise<Pyramid | undefined>
  readers: number
  isDropped: boolean
}

/** The open ones. */
export class OpenPyramids {
  readonly #opened = new Map<string, Opened>()

  /** What `work` makes of the pyramid in a folder; undefined where there is none. Throws IMAGE_BAD_PYRAMID, and what `work` throws. */
  async with<T>(folder: string, work: (pyramid: Pyramid) => Promise<T> | T): Promise<T | undefined> {
    const opened = this.#opened.get(folder) ?? { pyramid: openPyramid(folderPyramidStore(folder)), readers: 0, isDropped: false }
    // Moved to the end: the first one is the longest unused.
    this.#opened.delete(folder)
    this.#opened.set(folder, opened)
    opened.readers++
    if (this.#opened.size > KEPT) this.drop(this.#opened.keys().next().value!)
    try {
      const pyramid = await opened.pyramid.catch((error: unknown) => {
        this.drop(folder)
        throw error
      })
      if (pyramid) return await work(pyramid)
      this.drop(folder)
      return undefined
    } finally {
      opened.readers--
      closeUnread(opened)
    }
  }

  /** Closes what is in a folder when nobody reads it any more. */
  drop(folder: string): void {
    const opened = this.#opened.get(folder)
    if (!opened) return
    this.#opened.delete(folder)
    opened.isDropped = true
    closeUnread(opened)
  }

  close(): void {
    for (const folder of [...this.#opened.keys()]) this.drop(folder)
  }
}

function closeUnread({ pyramid, readers, isDropped }: Opened): void {
  if (!isDropped || readers > 0) return
  pyramid.then(
    (open) => open?.close(),
    // It could not be opened: there is nothing to close.
    () => {},
  )
}
