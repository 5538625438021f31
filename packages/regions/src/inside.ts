// Which pixels lie in a region: those whose centre does. Row by row, so that no mask of the image is needed.

import { boundsOf, outlineOf, ovalOf } from './outline.ts'
import type { PixelRegion } from './region.ts'

/**
 * Whether a place lies in a region. Sides of boxes and polygons count half: what lies on a left or lower side is inside, on a right or upper one is
 * not, so that boxes side by side share no pixel. A crossing outline is filled by the even-odd rule. A point has its nearest pixel; lines and texts
 * have no inside.
 */
export function contains(region: PixelRegion, x: number, y: number): boolean {
  switch (region.shape) {
    case 'circle':
    case 'ellipse':
      return inOval(region, x, y)
    case 'box':
    case 'polygon':
      return inOutline(outlineOf(region), x, y)
    case 'point':
      return Math.round(region.x) === Math.round(x) && Math.round(region.y) === Math.round(y)
    default:
      return false
  }
}

/** Pixels of an image, or of a part of it: from (x0, y0) inclusive, `width` x `height` of them. */
export interface PixelArea {
  readonly x0: number
  readonly y0: number
  readonly width: number
  readonly height: number
}

/**
 * Calls `span(y, from, to)` for each run of pixels of a region in an area, rows upwards: pixels (from, y) to (to - 1, y). They are those that
 * `contains` says, at a cost of the rows, not of the pixels.
 *
 * @example spansOf({ shape: 'box', frame: 'image', x: 0, y: 0, width: 2, height: 1, angle: 0 }, area, log) // log(0, -1, 1) if the area has them
 */
export function spansOf(region: PixelRegion, area: PixelArea, span: (y: number, from: number, to: number) => void): void {
  const bounds = boundsOf(region)
  const first = Math.max(area.y0, region.shape === 'point' ? Math.round(region.y) : Math.floor(bounds.y0))
  const last = Math.min(area.y0 + area.height - 1, region.shape === 'point' ? Math.round(region.y) : Math.ceil(bounds.y1))
  const clipped = (y: number, from: number, to: number): void => {
    const start = Math.max(from, area.x0)
    const end = Math.min(to, area.x0 + area.width)
    if (end > start) span(y, start, end)
  }
  switch (region.shape) {
    case 'circle':
    case 'ellipse':
      for (let y = first; y <= last; y++) ovalSpan(region, y, area, clipped)
      break
    case 'box':
    case 'polygon':
      outlineSpans(outlineOf(region), first, last, clipped)
      break
    case 'point':
      for (let y = first; y <= last; y++) clipped(y, Math.round(region.x), Math.round(region.x) + 1)
  }
}

type Oval = PixelRegion & { readonly shape: 'circle' | 'ellipse' }

function inOval(region: Oval, x: number, y: number): boolean {
  const { a, b, cos, sin } = ovalOf(region)!
  const [dx, dy] = [x - region.x, y - region.y]
  const along = (dx * cos + dy * sin) / a
  const across = (dy * cos - dx * sin) / b
  return along * along + across * across <= 1
}

/** The run of a row, from the roots of a quadratic; its ends are asked of `inOval`, as rounding may put them off by a pixel. */
function ovalSpan(region: Oval, y: number, area: PixelArea, span: (y: number, from: number, to: number) => void): void {
  const { a, b, cos, sin } = ovalOf(region)!
  const dy = y - region.y
  const xx = (cos / a) ** 2 + (sin / b) ** 2
  const xy = cos * sin * (1 / (a * a) - 1 / (b * b))
  const yy = (sin / a) ** 2 + (cos / b) ** 2
  const middle = -(xy / xx) * dy
  const squared = middle * middle - (yy * dy * dy - 1) / xx
  const half = squared > 0 ? Math.sqrt(squared) : 0
  if (!Number.isFinite(middle + half)) return
  // Within the area: numbers so large that 1 more is the same would go on for ever.
  let from = Math.max(area.x0, Math.ceil(region.x + middle - half) - 1)
  let to = Math.min(area.x0 + area.width - 1, Math.floor(region.x + middle + half) + 1)
  while (from <= to && !inOval(region, from, y)) from++
  while (to >= from && !inOval(region, to, y)) to--
  if (to >= from) span(y, from, to + 1)
}

/** Where a side crosses the height y, or undefined; its lower end counts, its upper one does not. */
function crossing(points: ArrayLike<number>, i: number, y: number): number | undefined {
  const j = i + 2 < points.length ? i + 2 : 0
  const [y0, y1] = [points[i + 1], points[j + 1]]
  if (y0 <= y === y1 <= y) return undefined
  return points[i] + ((y - y0) / (y1 - y0)) * (points[j] - points[i])
}

function inOutline(points: ArrayLike<number>, x: number, y: number): boolean {
  let isInside = false
  for (let i = 0; i + 1 < points.length; i += 2) {
    const at = crossing(points, i, y)
    if (at !== undefined && at > x) isInside = !isInside
  }
  return isInside
}

function outlineSpans(points: Float64Array, first: number, last: number, span: (y: number, from: number, to: number) => void): void {
  const sides = sidesByRow(points, first, last)
  const crossings: number[] = []
  for (let y = first; y <= last; y++) {
    crossings.length = 0
    for (const i of sides(y)) {
      const at = crossing(points, i, y)
      if (at !== undefined) crossings.push(at)
    }
    crossings.sort((a, b) => a - b)
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const [from, to] = [Math.ceil(crossings[k]), Math.ceil(crossings[k + 1])]
      if (to > from) span(y, from, to)
    }
  }
}

/** Sides that may cross a row, for rows asked upwards: those that begin below it and are not yet left behind. */
function sidesByRow(points: Float64Array, first: number, last: number): (y: number) => readonly number[] {
  const tops = new Map<number, number>()
  const starting = new Map<number, number[]>()
  for (let i = 0; i + 1 < points.length; i += 2) {
    const j = i + 2 < points.length ? i + 2 : 0
    const bottom = Math.max(first, Math.ceil(Math.min(points[i + 1], points[j + 1])))
    const top = Math.max(points[i + 1], points[j + 1])
    if (bottom > last || top < bottom) continue
    tops.set(i, top)
    const list = starting.get(bottom)
    if (list === undefined) starting.set(bottom, [i])
    else list.push(i)
  }
  let active: number[] = []
  return (y) => {
    active = active.filter((i) => tops.get(i)! >= y)
    for (const i of starting.get(y) ?? []) active.push(i)
    return active
  }
}
