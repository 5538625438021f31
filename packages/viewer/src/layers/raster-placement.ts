// Where a raster lies that does not cover the viewer's image pixel by pixel, such as a map that was made of a part of it.

import type { Camera, Point } from '../camera/camera.ts'

/** A raster's place in the image: its first pixel covers image pixels from (x0, y0) on, `step` of them each way. */
export interface RasterPlacement {
  readonly x0: number
  readonly y0: number
  readonly step: number
}

/** On the image pixel by pixel. */
export const WHOLE_IMAGE: RasterPlacement = Object.freeze({ x0: 0, y0: 0, step: 1 })

/** An image pixel in pixels of the raster. */
export function toRaster({ x0, y0, step }: RasterPlacement, x: number, y: number): Point {
  return { x: (x - x0 + 0.5) / step - 0.5, y: (y - y0 + 0.5) / step - 0.5 }
}

/** The camera that shows the raster's pixels where `camera` shows the image's. */
export function rasterCamera(camera: Camera, placement: RasterPlacement): Camera {
  return { ...camera, ...toRaster(placement, camera.x, camera.y), scale: camera.scale * placement.step }
}
