// The part of the screen that shows the image, as a convex polygon, and lines cut to it: where they enter is where labels stand.

import { type Camera, type ImageBox, type Point, toScreen } from '../camera/camera.ts'

/** Which side of the screen an edge of the area faces. */
export type Side = 'left' | 'right' | 'top' | 'bottom'

/** A convex polygon in CSS pixels; `sides[i]` is faced by the edge from corner i to the next one. */
export interface ShownArea {
  readonly corners: readonly Point[]
  readonly sides: readonly Side[]
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A line that was cut: CSS pixels, and the sides at which it was. */
export interface CutLine {
  readonly points: Float64Array
  readonly startsAt: Side | undefined
  readonly endsAt: Side | undefined
}

/** The box of the image on the screen, cut to the view; undefined where nothing of it is seen. */
export function shownArea(camera: Camera, box: ImageBox): ShownArea | undefined {
  let corners: Point[] = [
    toScreen(camera, box.x0, box.y0),
    toScreen(camera, box.x1, box.y0),
    toScreen(camera, box.x1, box.y1),
    toScreen(camera, box.x0, box.y1),
  ]
  corners = cutAt(corners, (p) => p.x)
  corners = cutAt(corners, (p) => camera.width - p.x)
  corners = cutAt(corners, (p) => p.y)
  corners = cutAt(corners, (p) => camera.height - p.y)
  if (corners.length < 3) return undefined
  if (twiceArea(corners) < 0) corners.reverse()
  const [xs, ys] = [corners.map((p) => p.x), corners.map((p) => p.y)]
  return {
    corners,
    sides: corners.map((corner, i) => sideOf(corner, corners[(i + 1) % corners.length])),
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  }
}

/** The pieces of a polyline (x, y, x, y ... in CSS pixels) inside the area. */
export function cutLine(line: ArrayLike<number>, area: ShownArea): CutLine[] {
  const cuts: CutLine[] = []
  let points: number[] = []
  let startsAt: Side | undefined
  const end = (endsAt: Side | undefined) => {
    if (points.length > 2) cuts.push({ points: Float64Array.from(points), startsAt, endsAt })
    points = []
    startsAt = undefined
  }
  for (let i = 0; i + 3 < line.length; i += 2) {
    const part = cutSegment(line[i], line[i + 1], line[i + 2], line[i + 3], area)
    if (part === undefined) {
      end(undefined)
      continue
    }
    if (part.enters !== undefined || points.length === 0) {
      end(undefined)
      startsAt = part.enters
      points.push(part.x0, part.y0)
    }
    points.push(part.x1, part.y1)
    if (part.leaves !== undefined) end(part.leaves)
  }
  end(undefined)
  return cuts
}

/** The part of a segment on the inner side of all edges (Cyrus and Beck 1978, Computer Graphics and Image Processing 8, 1). */
function cutSegment(ax: number, ay: number, bx: number, by: number, { corners, sides }: ShownArea) {
  let [from, to] = [0, 1]
  let enters: Side | undefined
  let leaves: Side | undefined
  for (let i = 0; i < corners.length; i++) {
    const p = corners[i]
    const q = corners[(i + 1) % corners.length]
    // Corners run so that the inner side has positive distances.
    const a = (q.x - p.x) * (ay - p.y) - (q.y - p.y) * (ax - p.x)
    const b = (q.x - p.x) * (by - p.y) - (q.y - p.y) * (bx - p.x)
    if (a < 0 && b < 0) return undefined
    if (a >= 0 && b >= 0) continue
    const t = a / (a - b)
    if (a < 0 && t > from) {
      from = t
      enters = sides[i]
    } else if (a >= 0 && t < to) {
      to = t
      leaves = sides[i]
    }
  }
  if (from >= to) return undefined
  const at = (t: number, a: number, b: number) => (t === 0 ? a : t === 1 ? b : a + t * (b - a))
  return { x0: at(from, ax, bx), y0: at(from, ay, by), x1: at(to, ax, bx), y1: at(to, ay, by), enters, leaves }
}

/** Cuts a convex polygon to where `inside` is not negative; `inside` is linear. */
function cutAt(corners: readonly Point[], inside: (p: Point) => number): Point[] {
  return corners.flatMap((p, i) => {
    const q = corners[(i + 1) % corners.length]
    const [a, b] = [inside(p), inside(q)]
    const kept = a >= 0 ? [p] : []
    if (a >= 0 === b >= 0) return kept
    const t = a / (a - b)
    return [...kept, { x: p.x + t * (q.x - p.x), y: p.y + t * (q.y - p.y) }]
  })
}

function twiceArea(corners: readonly Point[]): number {
  return corners.reduce((sum, p, i) => {
    const q = corners[(i + 1) % corners.length]
    return sum + p.x * q.y - q.x * p.y
  }, 0)
}

/** Seen with y downwards and corners in the order of positive area, the outer normal of p to q is (dy, -dx). */
function sideOf(p: Point, q: Point): Side {
  const [nx, ny] = [q.y - p.y, p.x - q.x]
  if (Math.abs(nx) > Math.abs(ny)) return nx > 0 ? 'right' : 'left'
  return ny > 0 ? 'bottom' : 'top'
}
