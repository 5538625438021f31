// Draws the quads of rasters with the one shader; everything of a viewer's rasters that lives on the GPU but their tables.

import type { ImageBox } from '../camera/camera.ts'
import type { ResolvedDisplay } from '../display/resolve-display.ts'
import { compileProgram, type ShaderProgram } from '../gpu/program.ts'
import type { TableTexture } from '../gpu/table-texture.ts'
import { TileTexture } from '../gpu/tile-texture.ts'
import { RASTER_FRAGMENT, RASTER_VERTEX, stretchCode } from './raster-shader.ts'

/** A box of a tile on the GPU. */
export interface TilePatch {
  /** Array layers of 3 x 3 tiles, row by row from below, -1 where not there; or the one layer where no neighbours are needed. */
  readonly layers: Int32Array | number
  /** Of the tile in pixels. */
  readonly width: number
  readonly height: number
  /** Corners of the quad in pixels of the tile, from its lower left edge. */
  readonly texels: ImageBox
}

/** One quad. */
export interface Stroke {
  /** Corners in raster pixels from the origin of the frame. */
  readonly box: ImageBox
  readonly tile: TilePatch
  readonly smooth: boolean
  /** The tile of the local rms over the same box, where the display divides by it. */
  readonly rms: TilePatch | undefined
}

const UNIT = { tiles: 0, colours: 1, curve: 2 } as const

/** Draws rasters into one context. */
export class RasterPainter {
  readonly gl: WebGL2RenderingContext
  readonly tiles: TileTexture
  readonly #shader: ShaderProgram
  readonly #vertices: WebGLVertexArrayObject
  readonly #layers = new Int32Array(9)

  constructor(gl: WebGL2RenderingContext, tileSide: number, bytes: number) {
    this.gl = gl
    this.tiles = new TileTexture(gl, tileSide, bytes)
    this.#shader = compileProgram(gl, RASTER_VERTEX, RASTER_FRAGMENT)
    this.#vertices = gl.createVertexArray()
  }

  /** Before the strokes of a raster. */
  begin(affine: readonly [number, number, number, number, number, number], opacity: number): void {
    const { gl } = this
    const [a, b, c, d, e, f] = affine
    gl.useProgram(this.#shader.program)
    gl.bindVertexArray(this.#vertices)
    gl.uniform4f(this.#shader.uniform('uLinear'), a, b, c, d)
    gl.uniform2f(this.#shader.uniform('uOffset'), e, f)
    gl.uniform1f(this.#shader.uniform('uOpacity'), opacity)
    gl.uniform1i(this.#shader.uniform('uTiles'), UNIT.tiles)
    gl.uniform1i(this.#shader.uniform('uColours'), UNIT.colours)
    gl.uniform1i(this.#shader.uniform('uCurve'), UNIT.curve)
  }

  /** Says how the strokes that follow become colours. */
  setDisplay(display: ResolvedDisplay, colours: TableTexture, curve: TableTexture): void {
    const { gl } = this
    const { uniform } = this.#shader
    const { low, high, local, blank } = display
    if (display.equalised !== undefined) curve.setFloats(display.equalised)
    gl.uniform1i(uniform('uStretch'), stretchCode(display.stretch))
    gl.uniform2f(uniform('uCuts'), low, 1 / (high - low))
    gl.uniform1f(uniform('uBias'), display.bias)
    gl.uniform1f(uniform('uContrast'), display.contrast)
    gl.uniform1i(uniform('uInverted'), Number(display.inverted))
    gl.uniform1i(uniform('uCategorical'), Number(display.colormap.categorical))
    gl.uniform1i(uniform('uMeans'), Number(display.areMeans))
    gl.uniform4f(uniform('uBlank'), ...blank)
    gl.uniform1f(uniform('uCentre'), local?.centre ?? 0)
    gl.uniform1f(uniform('uFactor'), local?.factor ?? 1)
    curve.bind(UNIT.curve)
    colours.bind(UNIT.colours)
    this.tiles.bind(UNIT.tiles)
  }

  draw({ box, tile, smooth, rms }: Stroke): void {
    const { gl } = this
    const { uniform } = this.#shader
    const { texels } = tile
    if (typeof tile.layers === 'number') this.#layers.fill(-1)[4] = tile.layers
    else this.#layers.set(tile.layers)
    gl.uniform1iv(uniform('uLayers'), this.#layers)
    gl.uniform2i(uniform('uSize'), tile.width, tile.height)
    gl.uniform4f(uniform('uBox'), box.x0, box.y0, box.x1, box.y1)
    gl.uniform4f(uniform('uTexels'), texels.x0, texels.y0, texels.x1, texels.y1)
    gl.uniform1i(uniform('uSmooth'), Number(smooth))
    gl.uniform1i(uniform('uLocal'), Number(rms !== undefined))
    if (rms !== undefined && typeof rms.layers === 'number') {
      gl.uniform1i(uniform('uRmsLayer'), rms.layers)
      gl.uniform2i(uniform('uRmsSize'), rms.width, rms.height)
      gl.uniform4f(uniform('uRmsTexels'), rms.texels.x0, rms.texels.y0, rms.texels.x1, rms.texels.y1)
    }
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4)
  }

  end(): void {
    this.gl.bindVertexArray(null)
  }

  dispose(): void {
    this.tiles.dispose()
    this.gl.deleteProgram(this.#shader.program)
    this.gl.deleteVertexArray(this.#vertices)
  }
}
