// Outlines of regions on the pixel plane as points: what is painted, hit by the pointer, and counted inside of.

import { RADIANS_PER_DEGREE } from '@cirasa/units'
import type { BoxRegion, PixelRegion, Region } from './region.ts'

/** Cosine and sine of degrees, exact for quarter turns: sides of a box that is not turned lie on whole pixels. */
function direction(angle: number): { readonly cos: number; readonly sin: number } {
  const cos = Math.cos(angle * RADIANS_PER_DEGREE)
  const sin = Math.sin(angle * RADIANS_PER_DEGREE)
  return angle % 90 === 0 ? { cos: Math.round(cos), sin: Math.round(sin) } : { cos, sin }
}

/** Corners of a box as x0, y0, x1, y1, ...: counter-clockwise, the first the lower left one at angle 0. */
export function boxCorners({ x, y, width, height, angle }: BoxRegion): Float64Array {
  const { cos, sin } = direction(angle)
  const corners = new Float64Array(8)
  const signs = [-1, -1, 1, -1, 1, 1, -1, 1]
  for (let i = 0; i < 8; i += 2) {
    const along = (signs[i] * width) / 2
    const up = (signs[i + 1] * height) / 2
    corners[i] = x + along * cos - up * sin
    corners[i + 1] = y + along * sin + up * cos
  }
  return corners
}

/** Half axes of a circle or an ellipse, and the direction of the major one from +x towards +y. */
export function ovalOf(region: Region): { readonly a: number; readonly b: number; readonly cos: number; readonly sin: number } | undefined {
  if (region.shape === 'circle') return { a: region.radius, b: region.radius, cos: 1, sin: 0 }
  if (region.shape !== 'ellipse') return undefined
  const { cos, sin } = direction(region.positionAngle + 90)
  return { a: region.major / 2, b: region.minor / 2, cos, sin }
}

/** Whether the outline of a shape closes: the last point joins the first. */
export const isClosed = ({ shape }: Region): boolean => shape !== 'line' && shape !== 'point' && shape !== 'text'

/**
 * The outline in image pixels as x0, y0, x1, y1, ... A curve is given by `segments` points on it (64 by default); points and texts by their place.
 *
 * @example outlineOf({ shape: 'box', frame: 'image', x: 1, y: 1, width: 2, height: 2, angle: 0 }) // [0, 0, 2, 0, 2, 2, 0, 2]
 */
export function outlineOf(region: PixelRegion, segments = 64): Float64Array {
  switch (region.shape) {
    case 'polygon':
      return Float64Array.from(region.points)
    case 'box':
      return boxCorners(region)
    case 'line':
      return Float64Array.of(region.x, region.y, region.x2, region.y2)
    case 'point':
    case 'text':
      return Float64Array.of(region.x, region.y)
    default:
      return curve(region, segments)
  }
}

function curve(region: PixelRegion & { readonly shape: 'circle' | 'ellipse' }, segments: number): Float64Array {
  const { a, b, cos, sin } = ovalOf(region)!
  const points = new Float64Array(2 * segments)
  for (let i = 0; i < segments; i++) {
    const turn = (2 * Math.PI * i) / segments
    const [u, v] = [a * Math.cos(turn), b * Math.sin(turn)]
    points[2 * i] = region.x + u * cos - v * sin
    points[2 * i + 1] = region.y + u * sin + v * cos
  }
  return points
}

/** The least box with all of a region, as coordinates in pixels. */
export interface RegionBounds {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Bounds of a region, exact for curves too. */
export function boundsOf(region: PixelRegion): RegionBounds {
  const oval = ovalOf(region)
  if (oval !== undefined && (region.shape === 'circle' || region.shape === 'ellipse')) {
    const { a, b, cos, sin } = oval
    const halfX = Math.hypot(a * cos, b * sin)
    const halfY = Math.hypot(a * sin, b * cos)
    return { x0: region.x - halfX, y0: region.y - halfY, x1: region.x + halfX, y1: region.y + halfY }
  }
  const points = outlineOf(region)
  let [x0, y0, x1, y1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i + 1 < points.length; i += 2) {
    x0 = Math.min(x0, points[i])
    x1 = Math.max(x1, points[i])
    y0 = Math.min(y0, points[i + 1])
    y1 = Math.max(y1, points[i + 1])
  }
  return { x0, y0, x1, y1 }
}
