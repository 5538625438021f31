// The tiles of one raster as its viewer holds them: what a view wants is asked for, what is there is found, and values are read from it.

import type { PyramidPlan } from '@cirasa/image'
import type { TileReading } from '../layers/raster-layer.ts'
import type { Decode } from './decode-pool.ts'
import type { RequestQueue, Wish } from './request-queue.ts'
import type { TileCache } from './tile-cache.ts'
import { placeKey, type TilePlace } from './tile-place.ts'
import type { TileOptions, TilePixels, TileSource } from './tile-source.ts'
import type { WantedTiles } from './wanted-tiles.ts'

/** What all rasters of a viewer share. */
export interface TileServices {
  readonly cache: TileCache
  readonly queue: RequestQueue
  readonly decode: Decode
  /** Draws again, as tiles have come. */
  requestFrame(): void
}

/** Ranks of what is not drawn yet come after those of what is, of any raster. */
const PREFETCH_RANK = 100_000

/** Tiles of one raster. */
export class RasterTiles {
  readonly source: TileSource
  readonly #prefix: string
  readonly #services: TileServices
  #closed = false

  /** @param id - unique among the rasters of a viewer */
  constructor(id: string, source: TileSource, services: TileServices) {
    this.source = source
    this.#prefix = `${id}\n`
    this.#services = services
  }

  get plan(): PyramidPlan {
    return this.source.description.plan
  }

  /** The key of a tile among those of all rasters. */
  key(place: TilePlace): string {
    return this.#prefix + placeKey(place)
  }

  /** The tile, if it is in memory. */
  find(place: TilePlace): TilePixels | undefined {
    return this.#services.cache.get(this.key(place))
  }

  has(place: TilePlace): boolean {
    return this.#services.cache.has(this.key(place))
  }

  /** What a view wants from now on; undefined for nothing. */
  want(wanted: WantedTiles | undefined): void {
    const wishes: Wish[] = []
    const wish = (place: TilePlace, rank: number) => {
      if (!this.has(place)) wishes.push({ key: this.key(place), rank, fetch: (signal) => this.#load(place, signal) })
    }
    for (const [i, place] of (wanted?.visible ?? []).entries()) wish(place, i)
    for (const [i, place] of (wanted?.prefetch ?? []).entries()) wish(place, PREFETCH_RANK + i)
    this.#services.queue.want(this.#prefix, wishes)
  }

  /** A tile from memory, or fetched. What is fetched as lossless is not kept among the others. */
  async fetch(place: TilePlace, options: TileOptions): Promise<TilePixels> {
    const kept = options.lossless !== true || this.source.description.lossless
    const found = kept ? this.find(place) : undefined
    if (found !== undefined) return found
    const tile = await this.#decoded(place, options)
    // Another raster may have the id by now, and must not get this one's pixels.
    if (kept && !this.#closed) this.#services.cache.set(this.key(place), tile)
    return tile
  }

  /** The value at a pixel of the raster, from the finest tile in memory. */
  valueAt(x: number, y: number): TileReading | undefined {
    const { levels, tileSide, width, height } = this.plan
    if (!(x >= -0.5 && y >= -0.5 && x < width - 0.5 && y < height - 0.5)) return undefined
    for (let level = 0; level < levels.length; level++) {
      const [column, row] = [Math.floor((x + 0.5) / 2 ** level), Math.floor((y + 0.5) / 2 ** level)]
      const place = { level, x: Math.floor(column / tileSide), y: Math.floor(row / tileSide) }
      const tile = this.has(place) ? this.find(place) : undefined
      if (tile !== undefined) return { value: tile.pixels[(row - place.y * tileSide) * tile.width + column - place.x * tileSide], level }
    }
    return undefined
  }

  /** Forgets all tiles; what is still fetched is not kept. */
  close(): void {
    this.#closed = true
    this.want(undefined)
    this.#services.cache.forget(this.#prefix)
  }

  /** What keys of this raster begin with. */
  get prefix(): string {
    return this.#prefix
  }

  async #load(place: TilePlace, signal: AbortSignal): Promise<void> {
    const tile = await this.#decoded(place, { signal })
    signal.throwIfAborted()
    this.#services.cache.set(this.key(place), tile)
    this.#services.requestFrame()
  }

  async #decoded({ level, x, y }: TilePlace, options: TileOptions): Promise<TilePixels> {
    const tile = await this.source.tile(level, x, y, options)
    options.signal.throwIfAborted()
    return tile instanceof Uint8Array ? this.#services.decode(tile) : tile
  }
}
