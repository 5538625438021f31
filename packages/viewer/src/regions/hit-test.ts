// Which region or handle is under the pointer: outlines within a few CSS pixels first, then the smallest region around it.

import { boundsOf, contains, type PixelRegion } from '@cirasa/regions'
import { type Camera, toImage, toScreen } from '../camera/camera.ts'
import { type Handle, handlesOf, nearestSide } from './handles.ts'
import { isLocked, type RegionItem } from './region-set.ts'

/** How near in CSS pixels is near enough to take hold of. */
export const GRIP = 6
/** Half the size of a point's symbol, CSS pixels. */
export const SYMBOL_RADIUS = 6
/** Texts are taken for this many CSS pixels a letter and high: nobody measures them to be clicked. */
const LETTER = { width: 7, height: 14 }

/** The region under a place of the view, the uppermost of several outlines; undefined where there is none. */
export function regionAt(items: readonly RegionItem[], camera: Camera, sx: number, sy: number): RegionItem | undefined {
  const at = toImage(camera, sx, sy)
  const grip = GRIP / camera.scale
  let nearest: RegionItem | undefined
  let least = grip
  let around: RegionItem | undefined
  let smallest = Number.POSITIVE_INFINITY
  for (let i = items.length - 1; i >= 0; i--) {
    const { region } = items[i]
    if (region.shape === 'text' || region.shape === 'point') {
      if (isOnMark(region, camera, sx, sy)) return items[i]
      continue
    }
    const { x0, y0, x1, y1 } = boundsOf(region)
    if (at.x < x0 - grip || at.x > x1 + grip || at.y < y0 - grip || at.y > y1 + grip) continue
    const { distance } = nearestSide(region, at)
    // Strictly: of outlines equally near, the uppermost.
    if (distance < least) [nearest, least] = [items[i], distance]
    const size = (x1 - x0) * (y1 - y0)
    // One pans through a locked region; its outline still selects it.
    if (size < smallest && !isLocked(region) && contains(region, at.x, at.y)) [around, smallest] = [items[i], size]
  }
  return nearest ?? around
}

function isOnMark(region: PixelRegion & { readonly shape: 'point' | 'text' }, camera: Camera, sx: number, sy: number): boolean {
  const place = toScreen(camera, region.x, region.y)
  if (region.shape === 'point') return Math.hypot(place.x - sx, place.y - sy) <= SYMBOL_RADIUS + GRIP / 2
  const halfWidth = Math.max(GRIP, ((region.style?.text?.length ?? 0) * LETTER.width) / 2)
  return Math.abs(place.x - sx) <= halfWidth && Math.abs(place.y - sy) <= LETTER.height / 2 + GRIP / 2
}

/** The handle of a region under a place of the view; of several the nearest. */
export function handleAt(region: PixelRegion, camera: Camera, sx: number, sy: number): Handle | undefined {
  let found: Handle | undefined
  let least = GRIP + 2
  for (const handle of handlesOf(region, 1 / camera.scale)) {
    const place = toScreen(camera, handle.x, handle.y)
    const away = Math.hypot(place.x - sx, place.y - sy)
    if (away < least) [found, least] = [handle, away]
  }
  return found
}

/** Ids of the regions that lie wholly in a rectangle of the view, given by two corners in CSS pixels. */
export function regionsIn(items: readonly RegionItem[], camera: Camera, a: ScreenPlace, b: ScreenPlace): number[] {
  const [left, right] = [Math.min(a.sx, b.sx), Math.max(a.sx, b.sx)]
  const [top, bottom] = [Math.min(a.sy, b.sy), Math.max(a.sy, b.sy)]
  const isIn = (x: number, y: number): boolean => {
    const place = toScreen(camera, x, y)
    return place.x >= left && place.x <= right && place.y >= top && place.y <= bottom
  }
  return items
    .filter(({ region }) => {
      const { x0, y0, x1, y1 } = boundsOf(region)
      return isIn(x0, y0) && isIn(x1, y0) && isIn(x0, y1) && isIn(x1, y1)
    })
    .map(({ id }) => id)
}

/** A place of the view in CSS pixels. */
export interface ScreenPlace {
  readonly sx: number
  readonly sy: number
}
