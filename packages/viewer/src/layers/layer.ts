// What a layer is to the viewer: something that is drawn with WebGL, or painted on the canvas above, and may take the pointer.

import type { Wcs } from '@cirasa/wcs'
import type { Camera } from '../camera/camera.ts'

/** The image whose pixels are the coordinates of everything in a viewer. */
export interface ViewedImage {
  readonly width: number
  readonly height: number
  /** Absent where the image has no sky. */
  readonly wcs?: Wcs
  /** Of the pixels, as in the header; '' where it says none. */
  readonly unit: string
  readonly name: string
}

/** Colours of what is painted above the image. */
export interface ViewerTheme {
  readonly scheme: 'light' | 'dark'
  /** CSS colours. */
  readonly background: string
  readonly grid: string
  readonly label: string
  /** Around texts and thin lines, so that they can be read on any image. */
  readonly halo: string
  readonly accent: string
  /** CSS font family of texts. */
  readonly font: string
}

/** What the viewer offers a layer that was added to it. */
export interface LayerHost {
  readonly camera: Camera
  readonly image: ViewedImage | undefined
  readonly theme: ViewerTheme
  /** Draws again soon; many calls give one frame. */
  requestFrame(): void
  /** The CSS cursor while the pointer is over something of this layer; undefined gives it back. */
  setCursor(cursor: string | undefined): void
}

/** The pointer over the view. */
export interface ViewPointer {
  readonly type: 'down' | 'move' | 'up' | 'cancel' | 'double'
  /** CSS pixels of the view. */
  readonly sx: number
  readonly sy: number
  /** The same place in image pixels. */
  readonly x: number
  readonly y: number
  /** 0 main, 1 middle, 2 secondary; -1 while none is pressed. */
  readonly button: number
  readonly shift: boolean
  readonly alt: boolean
  /** Control, or Command on a Mac. */
  readonly control: boolean
}

/** What every layer has. */
interface LayerBase {
  /** Unique in its viewer. */
  readonly id: string
  visible: boolean
  /** 0 to 1. */
  opacity: number
  /** Called once, when the layer is added. */
  attach?(host: LayerHost): void
  /**
   * Asked before the viewer pans, the uppermost visible layer first. True takes the event; who takes a 'down' gets all that follows up to 'up' or
   * 'cancel', also outside of the view. Of a click whose 'down' nobody took all are told the 'up'.
   */
  pointer?(event: ViewPointer): boolean
  /** Asked before the viewer's own keys while the view has the focus. True takes the key. */
  key?(event: KeyboardEvent): boolean
  /** Frees what is not memory. Nothing is called afterwards. */
  dispose(): void
}

/** What a layer that draws gets for a frame. */
export interface DrawFrame {
  readonly gl: WebGL2RenderingContext
  readonly camera: Camera
  /** Device pixels a CSS pixel. */
  readonly pixelRatio: number
  requestFrame(): void
}

/**
 * A layer drawn with WebGL. `draw` is called with blending on for premultiplied colours (ONE, ONE_MINUS_SRC_ALPHA), no depth, no scissor, and leaves them so.
 * There is no multisampling: edges that should be smooth are made so in the shader. After the context was lost, `draw` gets another `gl`: resources are made
 * again then.
 */
export interface Layer extends LayerBase {
  readonly kind: 'raster' | 'catalogue' | 'grid' | 'regions'
  draw(frame: DrawFrame): void
}

/** A layer painted on a 2-D canvas above all that is drawn: texts, regions. The context counts in CSS pixels. */
export interface OverlayLayer extends LayerBase {
  readonly kind: 'grid' | 'regions' | 'overlay'
  /** What it has on the GPU, over all other layers there: lines that a canvas would not place exactly. As `draw` of a `Layer`, before `paint`. */
  draw?(frame: DrawFrame): void
  paint(context: CanvasRenderingContext2D, camera: Camera, theme: ViewerTheme): void
}

/** Whether a layer is painted rather than drawn. */
export const isOverlay = (layer: Layer | OverlayLayer): layer is OverlayLayer => 'paint' in layer
