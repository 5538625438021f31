// Tiles on the GPU: an array texture of fixed size whose layers are given to what is drawn, and taken from what was drawn longest ago.

import type { TilePixels } from '../tiles/tile-source.ts'
import { LayerSlots } from './layer-slots.ts'

/** Array layers that every WebGL 2 has. */
const FEWEST_LAYERS = 256
const BYTES_A_PIXEL = 4

/** Floats of tiles in one array texture, R32F, looked up with texelFetch: such textures need not be filterable. */
export class TileTexture {
  readonly #gl: WebGL2RenderingContext
  readonly #texture: WebGLTexture
  readonly #slots: LayerSlots
  readonly #side: number

  /** @param bytes - how large it may be */
  constructor(gl: WebGL2RenderingContext, side: number, bytes: number) {
    this.#gl = gl
    this.#side = side
    const most = gl.getParameter(gl.MAX_ARRAY_TEXTURE_LAYERS) || FEWEST_LAYERS
    const layers = Math.max(1, Math.min(most, Math.floor(bytes / (side * side * BYTES_A_PIXEL))))
    this.#slots = new LayerSlots(layers)
    this.#texture = gl.createTexture()
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, this.#texture)
    gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.R32F, side, side, layers)
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D_ARRAY, name, gl.NEAREST)
    for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D_ARRAY, name, gl.CLAMP_TO_EDGE)
  }

  /** Tiles that fit. */
  get capacity(): number {
    return this.#slots.capacity
  }

  /** What is used from now on is not thrown out before the next frame. */
  beginFrame(): void {
    this.#slots.beginFrame()
  }

  /** The array layer of a tile, which counts as a use; undefined where it is not here. */
  layerOf(key: string): number | undefined {
    return this.#slots.find(key)
  }

  /** Puts a tile here. False where this frame uses all that fits. */
  put(key: string, tile: TilePixels): boolean {
    const layer = this.#slots.take(key)
    if (layer === undefined) return false
    const gl = this.#gl
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, this.#texture)
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4)
    const [width, height] = [Math.min(tile.width, this.#side), Math.min(tile.height, this.#side)]
    gl.texSubImage3D(gl.TEXTURE_2D_ARRAY, 0, 0, 0, layer, width, height, 1, gl.RED, gl.FLOAT, tile.pixels)
    return true
  }

  /** Forgets all tiles whose key begins so. */
  forget(prefix: string): void {
    this.#slots.forget(prefix)
  }

  /** Binds the texture to a unit. */
  bind(unit: number): void {
    const gl = this.#gl
    gl.activeTexture(gl.TEXTURE0 + unit)
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, this.#texture)
  }

  dispose(): void {
    this.#gl.deleteTexture(this.#texture)
  }
}
