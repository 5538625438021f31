// The points by which a region is pulled: where they are, and what the region becomes when one of them is dragged.

import { boundsOf, boxCorners, isClosed, outlineOf, type PixelRegion } from '@cirasa/regions'
import { degrees, foldPositionAngle } from '@cirasa/units'
import type { Point } from '../camera/camera.ts'

/** A handle in image pixels. */
export interface Handle extends Point {
  /** What it changes: a radius, an axis, a corner, a side, a point of the outline, or the angle. */
  readonly kind: 'radius' | 'major' | 'minor' | 'corner' | 'side' | 'point' | 'turn'
  /** Which of those, from 0. */
  readonly index: number
}

/** Sizes below this many image pixels cannot be taken hold of again. */
const LEAST_SIZE = 0.1
/** CSS pixels between the outline and the handle that turns it. */
const TURN_DISTANCE = 22
const SNAP_DEGREES = 15
const DEGREE = Math.PI / 180

/**
 * Handles of a region. Those that turn it stand off by a few CSS pixels.
 *
 * @param pixel - image pixels a CSS pixel
 */
export function handlesOf(region: PixelRegion, pixel: number): Handle[] {
  switch (region.shape) {
    case 'circle': {
      const { x, y, radius } = region
      const ends = [x + radius, y, x, y + radius, x - radius, y, x, y - radius]
      return pointsAs('radius', ends)
    }
    case 'ellipse': {
      const { x, y, major, minor, positionAngle } = region
      const [ux, uy] = along(positionAngle)
      const [a, b] = [major / 2, minor / 2]
      const reach = a + TURN_DISTANCE * pixel
      return [
        ...pointsAs('major', [x + a * ux, y + a * uy, x - a * ux, y - a * uy]),
        ...pointsAs('minor', [x + b * uy, y - b * ux, x - b * uy, y + b * ux]),
        { kind: 'turn', index: 0, x: x + reach * ux, y: y + reach * uy },
      ]
    }
    case 'box': {
      const corners = boxCorners(region)
      const sides = new Float64Array(8)
      for (let i = 0; i < 8; i++) sides[i] = (corners[i] + corners[(i + 2) % 8]) / 2
      const [ux, uy] = along(region.angle)
      const reach = region.height / 2 + TURN_DISTANCE * pixel
      const turn = { kind: 'turn', index: 0, x: region.x + reach * ux, y: region.y + reach * uy } as const
      return [...pointsAs('corner', corners), ...pointsAs('side', sides), turn]
    }
    case 'polygon': {
      const { x0, x1, y1 } = boundsOf(region)
      return [...pointsAs('point', region.points), { kind: 'turn', index: 0, x: (x0 + x1) / 2, y: y1 + TURN_DISTANCE * pixel }]
    }
    case 'line':
      return pointsAs('point', outlineOf(region))
    default:
      return []
  }
}

function pointsAs(kind: Handle['kind'], points: ArrayLike<number>): Handle[] {
  const handles: Handle[] = []
  for (let i = 0; i + 1 < points.length; i += 2) handles.push({ kind, index: i / 2, x: points[i], y: points[i + 1] })
  return handles
}

/** The region when a handle of it is dragged to a place; `isRegular` keeps boxes square and turns by steps of 15 degrees. */
export function dragHandle(region: PixelRegion, handle: Handle, to: Point, isRegular = false): PixelRegion {
  if (handle.kind === 'turn') return turned(region, to, isRegular)
  switch (region.shape) {
    case 'circle':
      return { ...region, radius: Math.max(LEAST_SIZE, Math.hypot(to.x - region.x, to.y - region.y)) }
    case 'ellipse': {
      const [ux, uy] = along(region.positionAngle)
      const [dx, dy] = [to.x - region.x, to.y - region.y]
      const reach = handle.kind === 'major' ? dx * ux + dy * uy : dx * uy - dy * ux
      const axis = Math.max(LEAST_SIZE, 2 * Math.abs(reach))
      const [major, minor] = handle.kind === 'major' ? [axis, region.minor] : [region.major, axis]
      return { ...region, ...ordered(major, minor, region.positionAngle) }
    }
    case 'box':
      return pullBox(region, handle, to, isRegular)
    case 'line':
      return handle.index === 0 ? { ...region, x: to.x, y: to.y } : { ...region, x2: to.x, y2: to.y }
    case 'polygon': {
      const points = Float64Array.from(region.points)
      points[2 * handle.index] = to.x
      points[2 * handle.index + 1] = to.y
      return { ...region, points }
    }
    default:
      return region
  }
}

/** The longer axis is the major one. */
function ordered(major: number, minor: number, angle: number) {
  if (major >= minor) return { major, minor, positionAngle: angle }
  return { major: minor, minor: major, positionAngle: foldPositionAngle(degrees(angle + 90)) }
}

/** The opposite corner or side stays where it is. */
function pullBox(box: PixelRegion & { readonly shape: 'box' }, { kind, index }: Handle, to: Point, isRegular: boolean): PixelRegion {
  const [ux, uy] = along(box.angle)
  // To the right and upwards in the box's own frame; (uy, -ux) is the direction of the width.
  const [right, up] = [(to.x - box.x) * uy - (to.y - box.y) * ux, (to.x - box.x) * ux + (to.y - box.y) * uy]
  const signX = kind === 'corner' ? [-1, 1, 1, -1][index] : [0, 1, 0, -1][index]
  const signY = kind === 'corner' ? [-1, -1, 1, 1][index] : [-1, 0, 1, 0][index]
  // The dragged side less the opposite one, along the way that makes the box larger.
  let width = signX === 0 ? box.width : Math.max(LEAST_SIZE, signX * right + box.width / 2)
  let height = signY === 0 ? box.height : Math.max(LEAST_SIZE, signY * up + box.height / 2)
  if (isRegular && kind === 'corner') width = height = Math.max(width, height)
  const shiftX = (signX * (width - box.width)) / 2
  const shiftY = (signY * (height - box.height)) / 2
  return { ...box, width, height, x: box.x + shiftX * uy + shiftY * ux, y: box.y - shiftX * ux + shiftY * uy }
}

function turned(region: PixelRegion, to: Point, isRegular: boolean): PixelRegion {
  const centre = centreOf(region)
  const towards = Math.atan2(centre.x - to.x, to.y - centre.y) / DEGREE
  const angle = isRegular ? Math.round(towards / SNAP_DEGREES) * SNAP_DEGREES : towards
  if (region.shape === 'ellipse') return { ...region, positionAngle: foldPositionAngle(degrees(angle)) }
  if (region.shape === 'box') return { ...region, angle: foldPositionAngle(degrees(angle)) }
  if (region.shape !== 'polygon') return region
  const [cos, sin] = [Math.cos(angle * DEGREE), Math.sin(angle * DEGREE)]
  const points = Float64Array.from(region.points)
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [dx, dy] = [points[i] - centre.x, points[i + 1] - centre.y]
    points[i] = centre.x + dx * cos - dy * sin
    points[i + 1] = centre.y + dx * sin + dy * cos
  }
  return { ...region, points }
}

/** The middle of a region's bounds. */
function centreOf(region: PixelRegion): Point {
  const { x0, y0, x1, y1 } = boundsOf(region)
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2 }
}

/** The region moved by some image pixels. */
export function moved(region: PixelRegion, dx: number, dy: number): PixelRegion {
  if (dx === 0 && dy === 0) return region
  if (region.shape === 'polygon')
    return { ...region, points: Float64Array.from(region.points, (value, i) => value + (i % 2 === 0 ? dx : dy)) }
  const at = { x: region.x + dx, y: region.y + dy }
  return region.shape === 'line' ? { ...region, ...at, x2: region.x2 + dx, y2: region.y2 + dy } : { ...region, ...at }
}

/** With a point more on the side of a polygon that is nearest to a place; other shapes as they are. */
export function withPoint(region: PixelRegion, at: Point): PixelRegion {
  if (region.shape !== 'polygon') return region
  const { side } = nearestSide(region, at)
  const points = Array.from(region.points)
  points.splice(2 * side + 2, 0, at.x, at.y)
  return { ...region, points: Float64Array.from(points) }
}

/** Without a point of a polygon; three stay. */
export function withoutPoint(region: PixelRegion, index: number): PixelRegion {
  if (region.shape !== 'polygon' || region.points.length <= 6) return region
  return { ...region, points: Float64Array.from(region.points).filter((_, i) => i >> 1 !== index) }
}

/** The distance from a place to the outline in image pixels, and on which side of it that is. */
export function nearestSide(region: PixelRegion, at: Point, segments = 64): { readonly distance: number; readonly side: number } {
  const points = outlineOf(region, segments)
  if (points.length === 2) return { distance: Math.hypot(points[0] - at.x, points[1] - at.y), side: 0 }
  const sides = points.length / 2 - (isClosed(region) ? 0 : 1)
  let [distance, side] = [Number.POSITIVE_INFINITY, 0]
  for (let i = 0; i < sides; i++) {
    const j = (2 * i + 2) % points.length
    const [dx, dy] = [points[j] - points[2 * i], points[j + 1] - points[2 * i + 1]]
    const [px, py] = [at.x - points[2 * i], at.y - points[2 * i + 1]]
    const squared = dx * dx + dy * dy
    const t = squared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / squared)) : 0
    const away = Math.hypot(px - t * dx, py - t * dy)
    if (away < distance) [distance, side] = [away, i]
  }
  return { distance, side }
}

/** Unit vector at a position angle: from +y towards -x. */
function along(angle: number): readonly [number, number] {
  const quarter = angle % 90 === 0
  const [x, y] = [-Math.sin(angle * DEGREE), Math.cos(angle * DEGREE)]
  return quarter ? [Math.round(x), Math.round(y)] : [x, y]
}
