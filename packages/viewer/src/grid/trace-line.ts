// A curve as a polyline that is right everywhere: halved until the chords lie on it, broken where the map jumps or has no sky.

import type { ImageBox, Point } from '../camera/camera.ts'

/** How a curve is traced. */
export interface TraceOptions {
  /** How far chords may be from the curve, image pixels. */
  readonly tolerance: number
  /** Outside of it nothing has to be right. */
  readonly region: ImageBox
  /** Pieces to begin with. */
  readonly pieces: number
}

/** Halvings of a first piece: what still is apart then is a jump. */
const DEEPEST = 18
/** Points of one curve, whatever a strange map does. */
const MOST_POINTS = 6000
/** A jump is longer than this many tolerances at the deepest halving. */
const JUMP = 10

/**
 * The curve `at(t)` for t from `from` to `to`, in pieces of x, y, x, y ...; NaN from `at` means that there is no point.
 *
 * The first pieces have to be short enough that a curve does not turn back within one.
 */
export function traceLine(at: (t: number) => Point, from: number, to: number, options: TraceOptions): Float64Array[] {
  const lines: Float64Array[] = []
  let points: number[] = []
  let budget = MOST_POINTS
  const end = () => {
    if (points.length > 2) lines.push(Float64Array.from(points))
    points = []
  }

  const walk = (ta: number, a: Point, tb: number, b: Point, depth: number): void => {
    const hasA = isPlace(a)
    const hasB = isPlace(b)
    if (!hasA && !hasB) end()
    else if (hasA && hasB && areBeyond(options.region, a, b)) step(a, b)
    else if (depth === DEEPEST || budget <= 0) {
      if (hasA && hasB && distance(a, b) <= JUMP * options.tolerance) step(a, b)
      else end()
    } else {
      const tm = (ta + tb) / 2
      const m = at(tm)
      budget--
      if (hasA && hasB && isPlace(m) && isStraight(a, m, b, options.tolerance)) {
        step(a, m)
        step(m, b)
      } else {
        walk(ta, a, tm, m, depth + 1)
        walk(tm, m, tb, b, depth + 1)
      }
    }
  }
  const step = (a: Point, b: Point): void => {
    if (points.length === 0) points.push(a.x, a.y)
    points.push(b.x, b.y)
  }

  let t = from
  let here = at(from)
  for (let i = 1; i <= options.pieces; i++) {
    const next = from + ((to - from) * i) / options.pieces
    const there = at(next)
    walk(t, here, next, there, 0)
    t = next
    here = there
  }
  end()
  return lines
}

const isPlace = ({ x, y }: Point): boolean => Number.isFinite(x + y)

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y)

/** Both so far on the outer side of the same edge that the curve between them does not bulge over it. */
function areBeyond({ x0, y0, x1, y1 }: ImageBox, a: Point, b: Point): boolean {
  const bulge = distance(a, b) / 4
  return (
    (a.x < x0 - bulge && b.x < x0 - bulge) ||
    (a.x > x1 + bulge && b.x > x1 + bulge) ||
    (a.y < y0 - bulge && b.y < y0 - bulge) ||
    (a.y > y1 + bulge && b.y > y1 + bulge)
  )
}

/** Whether the middle of a piece is on its chord, and about in the middle of it: at a jump of the map it is at one of the ends. */
function isStraight(a: Point, m: Point, b: Point, tolerance: number): boolean {
  const length = distance(a, b)
  const [offX, offY] = [m.x - (a.x + b.x) / 2, m.y - (a.y + b.y) / 2]
  if (length <= tolerance) return Math.hypot(offX, offY) <= tolerance
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length]
  const across = Math.abs(offX * uy - offY * ux)
  const along = Math.abs(offX * ux + offY * uy)
  return across <= tolerance && along <= 0.2 * length + tolerance
}
