// What has to happen that a file which was written is there after a crash: its bytes, its name, and the names of new folders.

import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'

/** Writes what the system still holds back of a file or of a folder's names. */
export async function syncPath(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes folders below a root, durably also when two writers need the same new one at once. */
export class DurableFolders {
  readonly #root: string
  readonly #making = new Set<Promise<void>>()

  constructor(root: string) {
    this.#root = root
  }

  /** Makes a folder and all between it and the root; gives its path. */
  async make(names: readonly string[]): Promise<string> {
    const mine = this.#makeAndSync(names)
    this.#making.add(mine)
    try {
      await mine
    } finally {
      this.#making.delete(mine)
    }
    // What was there already may have been made a moment ago by somebody who has not synced it yet.
    await Promise.all(this.#making)
    return path.join(this.#root, ...names)
  }

  async #makeAndSync(names: readonly string[]): Promise<void> {
    const first = await mkdir(path.join(this.#root, ...names), { recursive: true })
    if (first === undefined) return
    // From the parent of the first new folder to that of the last: each holds a new name.
    const above = path.relative(this.#root, path.dirname(first)).split(path.sep).filter(Boolean).length
    for (let depth = above; depth < names.length; depth++) await syncPath(path.join(this.#root, ...names.slice(0, depth)))
  }
}
