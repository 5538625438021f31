// Decoded tiles kept for the next section: an image read strip by strip meets each tall tile many times.

import type { PixelArray } from '../image/pixels.ts'

/** A bounded store of decoded tiles; what was used longest ago goes first. */
export class TileCache {
  readonly #limit: number
  readonly #tiles = new Map<number, PixelArray>()
  #bytes = 0

  /** @param limit most bytes of pixels to keep, 64 MiB by default */
  constructor(limit = 2 ** 26) {
    this.#limit = limit
  }

  get(tile: number): PixelArray | undefined {
    const pixels = this.#tiles.get(tile)
    if (pixels === undefined) return undefined
    this.#tiles.delete(tile)
    this.#tiles.set(tile, pixels)
    return pixels
  }

  set(tile: number, pixels: PixelArray): void {
    if (pixels.byteLength > this.#limit || this.#tiles.has(tile)) return
    this.#tiles.set(tile, pixels)
    this.#bytes += pixels.byteLength
    for (const [oldest, old] of this.#tiles) {
      if (this.#bytes <= this.#limit) break
      this.#tiles.delete(oldest)
      this.#bytes -= old.byteLength
    }
  }
}
