// A raster layer as whoever embeds the viewer sees it.

import type { Display } from '../display/display.ts'
import type { TileSource } from '../tiles/tile-source.ts'
import type { Layer } from './layer.ts'

/** What a raster layer is made of. */
export interface RasterOptions {
  readonly id: string
  /** For people. */
  readonly name: string
  readonly source: TileSource
  /** Of its pixels. */
  readonly unit: string
  readonly display?: Partial<Display>
  /** Bilinear where pixels are larger than the screen's; by default pixels are squares. */
  readonly smooth?: boolean
}

/** An image, or a map beside it: background, rms, model, residual, segmentation. */
export interface RasterLayer extends Layer {
  readonly kind: 'raster'
  name: string
  readonly unit: string
  readonly source: TileSource
  readonly display: Display
  smooth: boolean
  /** Changes some of the display; a clip gives its cuts anew. Draws one frame and fetches nothing. */
  setDisplay(change: Partial<Display>): void
  /** The map of the local rms that a clip in rms divides by at each pixel; undefined takes the rms of the whole. */
  localRms: RasterLayer | undefined
  /** The value at an image pixel from the finest tile at hand; undefined where none is, NaN where blank. */
  valueAt(x: number, y: number): TileReading | undefined
  /** 0 to 1: tiles in view that are drawn at their own level. */
  readonly loaded: number
}

/** A value, and how coarse the tile is that it comes from. */
export interface TileReading {
  readonly value: number
  /** 0 is the image itself; a pixel of level n is a mean of 2^n x 2^n. */
  readonly level: number
}
