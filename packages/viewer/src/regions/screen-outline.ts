// The outline of a region on the screen: as many points as a smooth curve needs at this zoom.

import { boundsOf, outlineOf, type PixelRegion } from '@cirasa/regions'
import { type Camera, toScreen, visibleBox } from '../camera/camera.ts'

/** How far a chord may be from its curve, CSS pixels. */
const SMOOTH = 0.1
const LEAST_SEGMENTS = 24
const MOST_SEGMENTS = 1024
/** CSS pixels around the view in which something of a region may still be seen: its width, its words. */
const MARGIN = 100

/** Outline in CSS pixels as x0, y0, x1, y1, ... */
export function screenOutline(region: PixelRegion, camera: Camera): Float64Array {
  const { x0, y0, x1, y1 } = boundsOf(region)
  const radius = (Math.max(x1 - x0, y1 - y0) / 2) * camera.scale
  // A chord over an angle 2 pi / n is r (1 - cos(pi / n)), about r pi^2 / (2 n^2), from its arc.
  const segments = Math.ceil(Math.PI * Math.sqrt(radius / (2 * SMOOTH)))
  const points = outlineOf(region, Math.min(MOST_SEGMENTS, Math.max(LEAST_SEGMENTS, segments)))
  for (let i = 0; i + 1 < points.length; i += 2) {
    const place = toScreen(camera, points[i], points[i + 1])
    points[i] = place.x
    points[i + 1] = place.y
  }
  return points
}

/** Whether something of a region may be in view. */
export function mayBeSeen(region: PixelRegion, camera: Camera): boolean {
  const seen = visibleBox(camera)
  const margin = MARGIN / camera.scale
  const { x0, y0, x1, y1 } = boundsOf(region)
  return x1 >= seen.x0 - margin && x0 <= seen.x1 + margin && y1 >= seen.y0 - margin && y0 <= seen.y1 + margin
}
