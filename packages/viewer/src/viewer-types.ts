// The viewer as whoever embeds it sees it.

import type { Reduction } from '@cirasa/image'
import type { Camera, ImageBox } from './camera/camera.ts'
import type { CatalogueOptions, DrawnCatalogue } from './catalogue/catalogue-layer.ts'
import type { GridLayer } from './grid/grid-layer.ts'
import type { Layer, OverlayLayer, ViewedImage, ViewerTheme } from './layers/layer.ts'
import type { RasterLayer, RasterOptions } from './layers/raster-layer.ts'
import type { RegionLayer } from './regions/region-layer.ts'

/** What a viewer can be told when it is made. */
export interface ViewerOptions {
  /** What screen readers call it; 'Image' by default. */
  readonly label?: string
  readonly theme?: Partial<ViewerTheme>
  /** Bytes of tiles kept on the GPU; 128 MB by default. */
  readonly gpuBytes?: number
  /** Bytes of decoded tiles kept for readings; 192 MB by default. */
  readonly cacheBytes?: number
}

/** What is under the pointer, from tiles at hand: it asks nobody. */
export interface CursorReading {
  /** Image pixels. */
  readonly x: number
  readonly y: number
  /** Of the uppermost visible raster of values, in its unit; NaN where blank, undefined where no tile is there yet, and of names that a coarser level has mixed. */
  readonly value?: number
  readonly unit: string
  /** The noise of such a value, in the same unit; absent for rasters without noise. */
  readonly rms?: number
  /** From what it is known: the map of the local rms, or the statistics of the whole image where there is no map, or not yet. */
  readonly rmsOf?: 'map' | 'image'
  /** value / rms. */
  readonly snr?: number
  /** 0 when the value is of the image's own pixels; a coarser one is a mean of 2^level x 2^level. */
  readonly level?: number
  /** Of the uppermost visible raster of labels; absent where there is none, or its tile is not there yet. */
  readonly label?: LabelReading
  /** Degrees, ICRS; absent where there is no sky. */
  readonly sky?: SkyReading
}

/** The label of a place, such as the number of its island. */
export interface LabelReading {
  /** Of which raster. */
  readonly layer: string
  /** 0 where nothing has a label, NaN where blank. */
  readonly label: number
  /** 0 when it is the pixel's own; on a coarser level it is that of most of 2^level x 2^level pixels, labels before none. */
  readonly level: number
}

/** A place on the sky as numbers and as text. */
export interface SkyReading {
  /** Degrees, ICRS. */
  readonly ra: number
  readonly dec: number
  /** Sexagesimal, with the digits that the pixels are worth. */
  readonly text: { readonly ra: string; readonly dec: string }
  /** Degrees in the image's own frame, and its name. */
  readonly own: { readonly frame: string; readonly lon: number; readonly lat: number }
}

/** Pixels of a box at a level. */
export interface PixelBlock {
  /** The first pixel, in pixels of that level. */
  readonly x0: number
  readonly y0: number
  readonly width: number
  readonly height: number
  readonly level: number
  /** Row-major from the lowest row; NaN where blank or outside of the image. */
  readonly pixels: Float32Array
  /** What pixels of a coarser level are; means where it is not said. Pixels of labels are names on every level. */
  readonly reduction?: Reduction
}

/** What is asked of `pixels`. */
export interface PixelRequest {
  /** 0 by default. */
  readonly level?: number
  readonly lossless?: boolean
  /** A raster's id; the uppermost visible one by default. */
  readonly layer?: string
  readonly signal: AbortSignal
}

/** What a viewer tells, by name of the event. */
export interface ViewerEvents {
  camera: Camera
  /** Undefined when the pointer leaves. */
  cursor: CursorReading | undefined
  /** A click that no layer took, with the catalogue row under it if there is one. */
  click: CursorReading & { readonly shift: boolean; readonly control: boolean; readonly alt: boolean }
  pick: { readonly layer: string; readonly row: number; readonly shift: boolean; readonly control: boolean }
  hover: { readonly layer: string; readonly row: number } | undefined
  /** Regions were changed, selected or dragged. */
  regions: undefined
  /** A layer was added or removed, moved, shown, hidden or displayed otherwise; layers begin or end to take turns. */
  layers: undefined
  loading: { readonly wanted: number; readonly loaded: number }
  error: { readonly layer: string; readonly error: unknown }
}

/** How two or more layers take turns. */
export interface BlinkOptions {
  readonly ids: readonly string[]
  readonly intervalMs: number
}

/** A sky viewer in an element. */
export interface Viewer {
  readonly element: HTMLElement
  readonly camera: Camera
  /** Moves the view; with `animate` in a few frames. Its size is that of the element whatever the camera says. */
  setCamera(camera: Partial<Camera>, options?: { readonly animate?: boolean }): void
  /** The whole image. */
  fit(): void
  readonly image: ViewedImage | undefined
  /** Says what the pixels of all coordinates are, and their sky. Keeps layers; fits the view when the size changes. */
  setImage(image: ViewedImage): void
  addRaster(options: RasterOptions): RasterLayer
  addCatalogue(options: CatalogueOptions): DrawnCatalogue
  add(layer: Layer | OverlayLayer): void
  /** Always there, and hidden at first. */
  readonly grid: GridLayer
  /** What a person draws; always there. */
  readonly regions: RegionLayer
  /** Disposes of the layer; does nothing where there is none of that id. */
  remove(id: string): void
  /** From the lowest to the uppermost. */
  readonly layers: readonly (Layer | OverlayLayer)[]
  /** Puts layers in this order from the lowest; those not named stay above them. */
  order(ids: readonly string[]): void
  /** Tells that a layer's visibility, opacity or own settings were changed. */
  changed(): void
  setTheme(theme: Partial<ViewerTheme>): void
  blink(options: BlinkOptions): void
  stopBlink(): void
  /** Ids of the layers that take turns; none while nothing blinks. */
  readonly blinking: readonly string[]
  readAt(sx: number, sy: number): CursorReading
  /**
   * Pixels of a box given in image pixels, its edges included, fetching what is missing.
   *
   * @throws VIEWER_NO_RASTER, VIEWER_TOO_MANY_PIXELS, and what the tiles throw
   */
  pixels(box: ImageBox, request: PixelRequest): Promise<PixelBlock>
  /** Shows what another viewer shows, by the sky at its middle, from now on and both ways; undefined ends it. */
  matchTo(other: Viewer | undefined): void
  /** What is seen, as PNG. */
  screenshot(): Promise<Blob>
  on<Name extends keyof ViewerEvents>(event: Name, listener: (value: ViewerEvents[Name]) => void): () => void
  dispose(): void
}
