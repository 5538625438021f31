// The lines of a coordinate grid in image pixels, as plain geometry: which values, and where they run.

import type { ImageBox, Point } from '../camera/camera.ts'
import type { CoordinateMap } from './coordinate-map.ts'
import { type CoveredRange, coveredRange } from './covered-range.ts'
import { type AngleFormat, coarserStep, gridStep } from './grid-steps.ts'
import { traceLine } from './trace-line.ts'

/** A line along which one coordinate has one value. */
export interface GridLine {
  /** Which coordinate is constant: 0 longitude or x, 1 latitude or y. */
  readonly axis: 0 | 1
  /** Degrees (longitudes in [0, 360)), or pixels. */
  readonly value: number
  /** Polylines in image pixels: x, y, x, y ... */
  readonly pieces: readonly Float64Array[]
}

/** A grid over a part of an image. */
export interface GridGeometry {
  readonly region: ImageBox
  /** Between lines: longitude (or x) and latitude (or y). */
  readonly steps: readonly [number, number]
  readonly lines: readonly GridLine[]
}

/** What a grid is asked for. */
export interface GridRequest {
  /** The part of the image that lines have to cover. */
  readonly region: ImageBox
  /** CSS pixels an image pixel: decides the steps, and how exact lines are. */
  readonly scale: number
  /** CSS pixels between lines, at least, in most of the region. */
  readonly spacing: number
  readonly format: AngleFormat
}

/** How far a line may be from the truth, CSS pixels: cached lines are shown up to 1.4 times larger, on screens with two device pixels each. */
const TOLERANCE = 0.02
const MOST_LINES = 90
/** Degrees from which lines stand twice as close: there are few round steps on a whole sky. */
const WIDE = 100
/** First pieces of a line for each 15 degrees, and at least. */
const PIECES = 12

/** The grid of a region; without lines where the region has no coordinates. */
export function gridLines(map: CoordinateMap, { region, scale, spacing, format }: GridRequest): GridGeometry {
  const range = coveredRange(map, region)
  if (range === undefined || !(range.perPixel[0] > 0 && range.perPixel[1] > 0))
    return { region, steps: [Number.NaN, Number.NaN], lines: [] }
  const steps = [0, 1].map((axis) => stepFor(axis as 0 | 1, range, map, { region, scale, spacing, format }))
  const options = { region, tolerance: TOLERANCE / scale }
  const isSky = map.frame !== 'IMAGE'
  const lines: GridLine[] = []
  for (const value of multiples(steps[0], range.lon)) {
    const along = (lat: number): Point => map.toPixel(value, lat)
    const pieces = traceLine(along, range.lat[0], range.lat[1], { ...options, pieces: piecesFor(range.lat, isSky) })
    lines.push({ axis: 0, value: isSky ? fold(value) : value, pieces })
  }
  for (const value of multiples(steps[1], range.lat)) {
    // At a pole the line is a point, or all of an edge of the map.
    if (isSky && Math.abs(value) >= 90) continue
    const along = (lon: number): Point => map.toPixel(lon, value)
    const pieces = traceLine(along, range.lon[0], range.lon[1], { ...options, pieces: piecesFor(range.lon, isSky) })
    lines.push({ axis: 1, value, pieces })
  }
  return { region, steps: [steps[0], steps[1]], lines: lines.filter((line) => line.pieces.length > 0) }
}

function stepFor(axis: 0 | 1, range: CoveredRange, map: CoordinateMap, { scale, spacing, format }: GridRequest): number {
  const [from, to] = axis === 0 ? range.lon : range.lat
  const apart = map.frame !== 'IMAGE' && to - from > WIDE ? spacing / 2 : spacing
  let step = gridStep((apart / scale) * range.perPixel[axis], axis, map.frame, format)
  while ((to - from) / step > MOST_LINES) {
    const next = coarserStep(step, axis, map.frame, format)
    if (next === step) break
    step = next
  }
  return step
}

/** Multiples of a step in a range; of a whole circle, its end is its beginning. */
function multiples(step: number, [from, to]: readonly [number, number]): number[] {
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9) - (to - from === 360 && Number.isInteger(to / 360) ? 1 : 0)
  return Array.from({ length: Math.max(0, Math.min(2 * MOST_LINES, last - first + 1)) }, (_, i) => (first + i) * step + 0)
}

const piecesFor = ([from, to]: readonly [number, number], isSky: boolean): number =>
  isSky ? Math.max(PIECES, Math.ceil((to - from) / 7.5)) : 1

const fold = (lon: number): number => {
  const folded = lon - 360 * Math.floor(lon / 360)
  return folded >= 360 - 1e-9 ? 0 : folded
}
