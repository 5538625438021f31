// The shape that a drag makes: circles from their centre, boxes and ellipses from corner to corner, lines from end to end.

import type { PixelRegion, RegionStyle } from '@cirasa/regions'
import type { Point } from '../camera/camera.ts'

/** Words of a text until others are written. */
const NEW_TEXT = 'Text'

/** What is drawn by a drag, or at a place. */
export type DrawnShape = Exclude<PixelRegion['shape'], 'polygon'>

/**
 * The shape of a drag from one place to another, image pixels; `isRegular` makes boxes square, ellipses round and lines go by 15 degrees.
 */
export function shapeOfDrag(shape: DrawnShape, from: Point, to: Point, style: RegionStyle, isRegular: boolean): PixelRegion {
  const look = Object.keys(style).length === 0 ? {} : { style }
  let [dx, dy] = [to.x - from.x, to.y - from.y]
  if (shape === 'circle') return { shape, frame: 'image', ...at(from), radius: Math.hypot(dx, dy), ...look }
  if (shape === 'line') {
    if (isRegular) [dx, dy] = snapped(dx, dy)
    return { shape, frame: 'image', ...at(from), x2: from.x + dx, y2: from.y + dy, ...look }
  }
  if (shape === 'text') return { shape, frame: 'image', ...at(to), style: { text: NEW_TEXT, ...style } }
  if (shape === 'point') return { shape, frame: 'image', ...at(to), ...look }
  if (isRegular) {
    const side = Math.max(Math.abs(dx), Math.abs(dy))
    dx = dx < 0 ? -side : side
    dy = dy < 0 ? -side : side
  }
  const centre = { x: from.x + dx / 2, y: from.y + dy / 2 }
  const [width, height] = [Math.abs(dx), Math.abs(dy)]
  if (shape === 'box') return { shape, frame: 'image', ...centre, width, height, angle: 0, ...look }
  const [major, minor] = [Math.max(width, height), Math.min(width, height)]
  return { shape: 'ellipse', frame: 'image', ...centre, major, minor, positionAngle: width > height ? 90 : 0, ...look }
}

/** The shape of a click without a drag: `size` image pixels across. */
export function shapeOfClick(shape: DrawnShape, place: Point, size: number, style: RegionStyle): PixelRegion {
  const half = size / 2
  if (shape === 'circle') return shapeOfDrag(shape, place, { x: place.x + half, y: place.y }, style, false)
  if (shape === 'point' || shape === 'text') return shapeOfDrag(shape, place, place, style, false)
  return shapeOfDrag(shape, { x: place.x - half, y: place.y - half / 2 }, { x: place.x + half, y: place.y + half / 2 }, style, false)
}

const at = ({ x, y }: Point): Point => ({ x, y })

function snapped(dx: number, dy: number): [number, number] {
  const step = Math.PI / 12
  const angle = Math.round(Math.atan2(dy, dx) / step) * step
  const length = Math.hypot(dx, dy)
  return [length * Math.cos(angle), length * Math.sin(angle)]
}
