// The tiles that are kept on disk: a folder a plane, whole ones only, up to a size; the longest unused go first.

import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { COMPLETE } from './image-orders.ts'

/** The time of last use is written down as often, ms. */
const NOTE_MS = 60_000

interface Shelved {
  readonly bytes: number
  /** Milliseconds since 1970; on disk it is the time of the file that says that all is there. */
  used: number
  noted: number
}

/** The folder of tiles. */
export class PyramidShelf {
  readonly #folder: string
  readonly #most: number
  readonly #shelved = new Map<string, Shelved>()
  readonly #going = new Map<string, Promise<void>>()
  #prepared: Promise<void> | undefined

  constructor(folder: string, most: number) {
    this.#folder = folder
    this.#most = most
  }

  /** Looks at what an earlier service has left, once: what was not finished is taken away. */
  prepare(): Promise<void> {
    return (this.#prepared ??= this.#look().catch((error: unknown) => {
      // A disk that did not answer may answer the next one who asks.
      this.#prepared = undefined
      throw error
    }))
  }

  /** Where the tiles of a plane are, or will be. */
  placeOf(key: string): string {
    return path.join(this.#folder, key)
  }

  /** Whether all tiles of a plane are made. */
  has(key: string): boolean {
    return this.#shelved.has(key)
  }

  /** Notes that tiles are used: what was used last is taken away last. */
  touch(key: string): void {
    const shelved = this.#shelved.get(key)
    if (!shelved) return
    shelved.used = Date.now()
    if (shelved.used - shelved.noted < NOTE_MS) return
    shelved.noted = shelved.used
    const now = new Date(shelved.used)
    // Somebody may have emptied the cache meanwhile: then there is nothing to note.
    utimes(path.join(this.placeOf(key), COMPLETE), now, now).catch(() => {})
  }

  /** Takes in a plane whose tiles are all made, and makes room for it; gives the keys of those that had to go. */
  async add(key: string): Promise<readonly string[]> {
    const now = Date.now()
    this.#shelved.set(key, { bytes: await bytesIn(this.placeOf(key)), used: now, noted: now })
    const gone = this.#tooMuch(key)
    for (const one of gone) await this.remove(one)
    return gone
  }

  /** Takes the tiles of a plane away, whole or half; once for all who want them gone at the same time. */
  async remove(key: string): Promise<void> {
    this.#shelved.delete(key)
    const going = this.#going.get(key) ?? rm(this.placeOf(key), { recursive: true, force: true })
    this.#going.set(key, going)
    await going.finally(() => this.#going.delete(key))
  }

  /** Resolves when nothing of the plane is being taken away: until then none may be made in its place. */
  async settled(key: string): Promise<void> {
    await this.#going.get(key)
  }

  /** Down to four fifths, the longest unused first; never what has just been made. */
  #tooMuch(newest: string): readonly string[] {
    let total = [...this.#shelved.values()].reduce((sum, { bytes }) => sum + bytes, 0)
    if (total <= this.#most) return []
    const gone: string[] = []
    for (const [key, { bytes }] of [...this.#shelved].toSorted(([, a], [, b]) => a.used - b.used)) {
      if (total <= this.#most * 0.8) break
      if (key === newest) continue
      gone.push(key)
      total -= bytes
    }
    return gone
  }

  async #look(): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    for (const key of await readdir(this.#folder)) {
      const whole = await stat(path.join(this.#folder, key, COMPLETE)).catch(() => undefined)
      if (whole) this.#shelved.set(key, { bytes: await bytesIn(this.placeOf(key)), used: whole.mtimeMs, noted: whole.mtimeMs })
      else await this.remove(key)
    }
  }
}

async function bytesIn(folder: string): Promise<number> {
  let total = 0
  for (const name of await readdir(folder)) total += (await stat(path.join(folder, name))).size
  return total
}
