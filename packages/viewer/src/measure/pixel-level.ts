// How regions and boxes of the image are measured on a coarser level: which one, and where things lie on it.

import type { PixelRegion } from '@cirasa/regions'
import type { ImageBox } from '../camera/camera.ts'
import type { PixelBlock, PixelRequest } from '../viewer-types.ts'

/**
 * Gives the pixels of a box, as `Viewer.pixels` does: of a raster whose pixels are those of the image. What is outside of it is NaN.
 */
export type PixelProvider = (box: ImageBox, request: PixelRequest) => Promise<PixelBlock>

/** Pixels that are measured at most, unless said otherwise: 16 MB. */
export const MOST_MEASURED = 1 << 22

/** A level on which a box has no more pixels than that. */
export function levelFor({ x0, y0, x1, y1 }: ImageBox, most = MOST_MEASURED): number {
  for (let level = 0; ; level++) {
    const side = 2 ** level
    // A box lies on up to one pixel more than it is long.
    const count = ((x1 - x0) / side + 2) * ((y1 - y0) / side + 2)
    if (!(count > most) || level >= 30) return level
  }
}

/** A coordinate of the image on a level: pixels of a level are 2^level wide, and the centre of its first one is not that of the image's. */
export const onLevel = (value: number, level: number): number => (value + 0.5) / 2 ** level - 0.5

/** The inverse of `onLevel`. */
export const onImage = (value: number, level: number): number => (value + 0.5) * 2 ** level - 0.5

/** A region in pixels of a level. */
export function regionOnLevel(region: PixelRegion, level: number): PixelRegion {
  if (level === 0) return region
  const side = 2 ** level
  if (region.shape === 'polygon') return { ...region, points: Float64Array.from(region.points, (value) => onLevel(value, level)) }
  const place = { x: onLevel(region.x, level), y: onLevel(region.y, level) }
  switch (region.shape) {
    case 'circle':
      return { ...region, ...place, radius: region.radius / side }
    case 'ellipse':
      return { ...region, ...place, major: region.major / side, minor: region.minor / side }
    case 'box':
      return { ...region, ...place, width: region.width / side, height: region.height / side }
    case 'line':
      return { ...region, ...place, x2: onLevel(region.x2, level), y2: onLevel(region.y2, level) }
    default:
      return { ...region, ...place }
  }
}

/** The part of a box on an image; undefined where there is none. */
export function clippedBox(box: ImageBox, image: { readonly width: number; readonly height: number }): ImageBox | undefined {
  const clipped = {
    x0: Math.max(box.x0, 0),
    y0: Math.max(box.y0, 0),
    x1: Math.min(box.x1, image.width - 1),
    y1: Math.min(box.y1, image.height - 1),
  }
  return clipped.x1 >= clipped.x0 && clipped.y1 >= clipped.y0 ? clipped : undefined
}
