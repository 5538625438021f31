// Decoded tiles kept in memory up to a number of bytes, what was used longest ago goes first: readings, profiles and the GPU take from here.

import type { TilePixels } from './tile-source.ts'

/** Keeps tiles by key. One cache serves all layers of a viewer. */
export class TileCache {
  readonly #most: number
  readonly #tiles = new Map<string, TilePixels>()
  #bytes = 0

  /** @param most - bytes of pixels that are kept */
  constructor(most: number) {
    this.#most = most
  }

  get bytes(): number {
    return this.#bytes
  }

  get(key: string): TilePixels | undefined {
    const tile = this.#tiles.get(key)
    if (tile === undefined) return undefined
    // A Map goes through its keys in the order in which they were set: the oldest use comes first.
    this.#tiles.delete(key)
    this.#tiles.set(key, tile)
    return tile
  }

  /** Looks without counting as a use. */
  has(key: string): boolean {
    return this.#tiles.has(key)
  }

  set(key: string, tile: TilePixels): void {
    this.delete(key)
    this.#tiles.set(key, tile)
    this.#bytes += tile.pixels.byteLength
    for (const [oldest, { pixels }] of this.#tiles) {
      if (this.#bytes <= this.#most || oldest === key) break
      this.#tiles.delete(oldest)
      this.#bytes -= pixels.byteLength
    }
  }

  delete(key: string): void {
    const tile = this.#tiles.get(key)
    if (tile === undefined) return
    this.#tiles.delete(key)
    this.#bytes -= tile.pixels.byteLength
  }

  /** Forgets all tiles whose key begins so. */
  forget(prefix: string): void {
    for (const key of [...this.#tiles.keys()]) if (key.startsWith(prefix)) this.delete(key)
  }
}
