// A raster layer as whoever embeds the viewer sees it.

import type { Cuts } from '../display/cuts.ts'
import type { Display } from '../display/display.ts'
import type { TileSource } from '../tiles/tile-source.ts'
import type { Layer } from './layer.ts'
import type { RasterPlacement } from './raster-placement.ts'

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
  /**
   * Whether its pixels have noise, as those of an image or of residuals do; true by default, but for labels. Readings of what has none (background, rms, model, islands) have no
   * signal-to-noise ratio.
   */
  readonly isNoisy?: boolean
  /** Where it lies, for a raster that does not have the image's own pixels. */
  readonly placement?: RasterPlacement
}

/** An image, or a map beside it: background, rms, model, residual, segmentation. */
export interface RasterLayer extends Layer {
  readonly kind: 'raster'
  name: string
  readonly unit: string
  readonly source: TileSource
  readonly isNoisy: boolean
  /** Whether its pixels are names, as its source says: they are shown as they are at any scale, never smoothed. */
  readonly holdsLabels: boolean
  /** With the cuts of the level that is seen. */
  readonly display: Display
  /** The level that is seen. */
  readonly level: number
  /** The cuts of a level, which differ where the clip follows its statistics. */
  cutsAt(level: number): Cuts
  smooth: boolean
  /** Changes some of the display; a clip gives its cuts anew. Draws one frame and fetches nothing. */
  setDisplay(change: Partial<Display>): void
  /**
   * The map of the local rms, of the same pixels: a clip in rms divides by it at each pixel, and readings have it. Undefined, as for a map of another size, takes the rms
   * of the whole.
   */
  localRms: RasterLayer | undefined
  /** The value at an image pixel from the finest tile at hand; undefined where none is, NaN where blank. */
  valueAt(x: number, y: number): TileReading | undefined
  /** 0 to 1: tiles in view that are drawn at their own level. */
  readonly loaded: number
}

/** A value, and how coarse the tile is that it comes from. */
export interface TileReading {
  readonly value: number
  /** 0 is the image itself; a pixel of level n is a mean of 2^n x 2^n, or the label of most of them. */
  readonly level: number
}
