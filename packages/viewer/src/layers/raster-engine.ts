// What the rasters of one viewer share: memory, requests, decoding, and the part of the GPU that holds their tiles.

import { TILE_SIDE } from '@cirasa/image'
import { DecodePool } from '../tiles/decode-pool.ts'
import type { TileServices } from '../tiles/raster-tiles.ts'
import { RequestQueue } from '../tiles/request-queue.ts'
import { TileCache } from '../tiles/tile-cache.ts'
import { RasterPainter } from './raster-painter.ts'

/** How much of the machine the rasters of a viewer may have, and whom they tell. */
export interface EngineOptions {
  readonly gpuBytes: number
  readonly cacheBytes: number
  readonly requestFrame: () => void
  /** A raster is displayed otherwise. */
  readonly changed: () => void
  /** A tile that will not come; its key begins with the id of its raster and a line feed. */
  readonly failed: (key: string, error: unknown) => void
}

/** Tiles put on the GPU in one frame, so that no frame waits for all of them: some 2 MB. */
const UPLOADS_A_FRAME = 8

/** Shared by the rasters of a viewer. */
export class RasterEngine {
  readonly services: TileServices
  readonly changed: () => void
  readonly #options: EngineOptions
  readonly #pool = new DecodePool()
  #painter: RasterPainter | undefined
  #uploads = 0
  #frame = 0
  #rasters = 1

  constructor(options: EngineOptions) {
    this.#options = options
    this.changed = options.changed
    this.services = {
      cache: new TileCache(options.cacheBytes),
      queue: new RequestQueue({ failed: options.failed, settled: options.requestFrame }),
      decode: this.#pool.decode,
      requestFrame: options.requestFrame,
    }
  }

  /** The number of the frame that is being drawn. */
  get frame(): number {
    return this.#frame
  }

  /** Before a frame in which so many rasters are drawn or read. */
  beginFrame(rasters: number): void {
    this.#frame++
    this.#uploads = 0
    this.#rasters = Math.max(1, rasters)
    this.#painter?.tiles.beginFrame()
  }

  /** Visible tiles a raster may have: half of the GPU's are for what stands in and what comes next. */
  get mostTiles(): number {
    const capacity = this.#painter?.tiles.capacity ?? Math.floor(this.#options.gpuBytes / (4 * TILE_SIDE ** 2))
    return Math.max(4, Math.floor(capacity / 2 / this.#rasters))
  }

  /** The painter of a context; made anew when the context is another one. */
  painter(gl: WebGL2RenderingContext): RasterPainter {
    if (this.#painter?.gl !== gl) this.#painter = new RasterPainter(gl, TILE_SIDE, this.#options.gpuBytes)
    return this.#painter
  }

  /** Whether one more tile may be put on the GPU in this frame; if not, there will be another frame. */
  mayUpload(): boolean {
    if (this.#uploads++ < UPLOADS_A_FRAME) return true
    this.#options.requestFrame()
    return false
  }

  /** Forgets what the GPU holds of a raster. */
  forget(prefix: string): void {
    this.#painter?.tiles.forget(prefix)
  }

  dispose(): void {
    this.services.queue.close()
    this.#pool.close()
    this.#painter?.dispose()
    this.#painter = undefined
  }
}
