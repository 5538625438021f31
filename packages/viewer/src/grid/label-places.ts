// Where the labels of a grid stand: at the edges of what is shown, inside where a line meets no edge, never over one another.

import type { Point } from '../camera/camera.ts'
import type { CutLine, ShownArea, Side } from './shown-area.ts'

/** A line as it is shown, with the text that it wants. */
export interface LabelledLine {
  readonly axis: 0 | 1
  readonly value: number
  readonly text: string
  readonly cuts: readonly CutLine[]
}

/** A text and the box that it fills, CSS pixels. */
export interface GridLabel {
  readonly axis: 0 | 1
  readonly value: number
  readonly text: string
  /** The place on the line that the label belongs to. */
  readonly anchor: Point
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Sizes of texts. */
export interface TextMeasure {
  /** CSS pixels of a text. */
  width(text: string): number
  /** Of a line of text. */
  readonly height: number
}

/** From a label to the edge, and between labels. */
const PADDING = 5
const GAP = 6

interface Crossing {
  readonly side: Side
  readonly at: Point
}

/** At most one label a line. */
export function placeLabels(lines: readonly LabelledLine[], area: ShownArea, measure: TextMeasure): GridLabel[] {
  const placed: GridLabel[] = []
  const crossings = lines.map(crossingsOf)
  const sides = preferredSides(lines, crossings)
  lines.forEach((line, i) => {
    const rank = sides[line.axis]
    const size = { width: measure.width(line.text), height: measure.height }
    if (size.width + 2 * PADDING > area.right - area.left || size.height + 2 * PADDING > area.bottom - area.top) return
    const candidates = crossings[i]
      .toSorted((a, b) => rank.indexOf(a.side) - rank.indexOf(b.side))
      .map((crossing) => atEdge(crossing, size, area))
    if (candidates.length === 0) candidates.push(...inside(line, size, area))
    const free = candidates.find((candidate) => placed.every((other) => !overlap(candidate, other)))
    if (free) placed.push({ axis: line.axis, value: line.value, text: line.text, ...free })
  })
  return placed
}

function crossingsOf({ cuts }: LabelledLine): Crossing[] {
  return cuts.flatMap(({ points, startsAt, endsAt }) => [
    ...(startsAt ? [{ side: startsAt, at: { x: points[0], y: points[1] } }] : []),
    ...(endsAt ? [{ side: endsAt, at: { x: points[points.length - 2], y: points[points.length - 1] } }] : []),
  ])
}

/** The sides of each axis, best first: where most of its lines are met, longitudes below and latitudes on the left if that is all the same. */
function preferredSides(lines: readonly LabelledLine[], crossings: readonly Crossing[][]): readonly [readonly Side[], readonly Side[]] {
  const count = (axis: 0 | 1, side: Side) =>
    lines.filter((line, i) => line.axis === axis && crossings[i].some((one) => one.side === side)).length
  const order = (axis: 0 | 1, usual: readonly Side[], taken?: Side) =>
    usual.toSorted((a, b) => (a === taken ? 1 : 0) - (b === taken ? 1 : 0) || count(axis, b) - count(axis, a))
  const first = order(0, ['bottom', 'top', 'left', 'right'])
  return [first, order(1, ['left', 'right', 'bottom', 'top'], first[0])]
}

type Size = { readonly width: number; readonly height: number }
type Place = Size & { readonly anchor: Point; readonly x: number; readonly y: number }

function atEdge({ side, at }: Crossing, size: Size, area: ShownArea): Place {
  const x = side === 'left' ? at.x + PADDING : side === 'right' ? at.x - PADDING - size.width : at.x - size.width / 2
  const y = side === 'top' ? at.y + PADDING : side === 'bottom' ? at.y - PADDING - size.height : at.y - size.height / 2
  return kept({ ...size, anchor: at, x, y }, area)
}

/** Where along a line that meets no edge its label may stand: on a map of all of the sky latitudes at its border, longitudes at the equator. */
const ALONG: readonly (readonly number[])[] = [
  [0.5, 0.35, 0.65, 0.25, 0.75],
  [0, 1, 0.1, 0.9, 0.25, 0.75, 0.5],
]

/** On the longest piece. */
function inside({ axis, cuts }: LabelledLine, size: Size, area: ShownArea): Place[] {
  const longest = cuts.toSorted((a, b) => lengthOf(b.points) - lengthOf(a.points))[0]
  if (longest === undefined) return []
  return ALONG[axis].map((part) => {
    const anchor = along(longest.points, part)
    return kept({ ...size, anchor, x: anchor.x - size.width / 2, y: anchor.y - size.height / 2 }, area)
  })
}

/** Moved so that it is in the box around the area. */
function kept(place: Place, area: ShownArea): Place {
  const x = Math.min(Math.max(place.x, area.left + PADDING), area.right - PADDING - place.width)
  const y = Math.min(Math.max(place.y, area.top + PADDING), area.bottom - PADDING - place.height)
  return { ...place, x, y }
}

function overlap(a: Place, b: Place): boolean {
  return a.x < b.x + b.width + GAP && b.x < a.x + a.width + GAP && a.y < b.y + b.height + GAP && b.y < a.y + a.height + GAP
}

function lengthOf(points: Float64Array): number {
  let length = 0
  for (let i = 2; i < points.length; i += 2) length += Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1])
  return length
}

/** The place at a part (0 to 1) of the length of a polyline. */
function along(points: Float64Array, part: number): Point {
  let rest = part * lengthOf(points)
  for (let i = 2; i < points.length; i += 2) {
    const [dx, dy] = [points[i] - points[i - 2], points[i + 1] - points[i - 1]]
    const length = Math.hypot(dx, dy)
    if (length >= rest && length > 0) return { x: points[i - 2] + (dx * rest) / length, y: points[i - 1] + (dy * rest) / length }
    rest -= length
  }
  return { x: points[points.length - 2], y: points[points.length - 1] }
}
