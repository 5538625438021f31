// Which coordinates a part of an image covers, and how fast they change there: from these the lines of a grid are chosen.

import type { ImageBox } from '../camera/camera.ts'
import type { CoordinateMap } from './coordinate-map.ts'

/** Coordinates in a box of pixels. */
export interface CoveredRange {
  /** From and to; longitudes run on past 360 rather than jump, and cover 360 degrees at most. */
  readonly lon: readonly [number, number]
  readonly lat: readonly [number, number]
  /** The median change of each coordinate, a pixel. */
  readonly perPixel: readonly [number, number]
}

const SAMPLES = 25

/** The range, or undefined where nothing of the box has coordinates. */
export function coveredRange(map: CoordinateMap, box: ImageBox): CoveredRange | undefined {
  const isSky = map.frame !== 'IMAGE'
  const { lon, lat } = sample(map, box)
  const known = lat.filter(Number.isFinite)
  if (known.length === 0) return undefined
  const perPixel = gradients(lon, lat, box, isSky)
  if (!isSky) return { lon: [box.x0, box.x1], lat: [box.y0, box.y1], perPixel }
  const poles = [-90, 90].filter((pole) => contains(box, map.toPixel(0, pole)))
  // Between two samples a coordinate may go a little further than at either.
  const spareLat = (extent(known) / (SAMPLES - 1)) * 1.5 + 1e-12
  const low = poles.includes(-90) ? -90 : Math.max(-90, Math.min(...known) - spareLat)
  const high = poles.includes(90) ? 90 : Math.min(90, Math.max(...known) + spareLat)
  return { lon: poles.length > 0 ? [0, 360] : longitudes(lon.filter(Number.isFinite)), lat: [low, high], perPixel }
}

function sample(map: CoordinateMap, { x0, y0, x1, y1 }: ImageBox) {
  const lon = new Float64Array(SAMPLES * SAMPLES)
  const lat = new Float64Array(SAMPLES * SAMPLES)
  for (let row = 0; row < SAMPLES; row++) {
    for (let column = 0; column < SAMPLES; column++) {
      const at = map.toGrid(x0 + ((x1 - x0) * column) / (SAMPLES - 1), y0 + ((y1 - y0) * row) / (SAMPLES - 1))
      lon[row * SAMPLES + column] = at.lon
      lat[row * SAMPLES + column] = at.lat
    }
  }
  return { lon, lat }
}

/** The circle without its largest gap; all of it where no gap stands out. */
function longitudes(values: Float64Array): [number, number] {
  const sorted = values.slice().sort()
  let gap = 360 - sorted[sorted.length - 1] + sorted[0]
  let from = 0
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i] - sorted[i - 1] <= gap) continue
    gap = sorted[i] - sorted[i - 1]
    from = i
  }
  const covered = 360 - gap
  const spare = (covered / (SAMPLES - 1)) * 1.5 + 1e-12
  if (covered + 2 * spare >= 355) return [0, 360]
  return [sorted[from] - spare, sorted[from] + covered + spare]
}

function gradients(lon: Float64Array, lat: Float64Array, { x0, y0, x1, y1 }: ImageBox, isSky: boolean): [number, number] {
  const [dx, dy] = [(x1 - x0) / (SAMPLES - 1), (y1 - y0) / (SAMPLES - 1)]
  const turned = (difference: number) => (isSky ? difference - 360 * Math.round(difference / 360) : difference)
  const ofLon: number[] = []
  const ofLat: number[] = []
  for (let i = 0; i + SAMPLES < lat.length; i++) {
    if (i % SAMPLES === SAMPLES - 1) continue
    const inLon = Math.hypot(turned(lon[i + 1] - lon[i]) / dx, turned(lon[i + SAMPLES] - lon[i]) / dy)
    const inLat = Math.hypot((lat[i + 1] - lat[i]) / dx, (lat[i + SAMPLES] - lat[i]) / dy)
    if (!Number.isFinite(inLon + inLat)) continue
    ofLon.push(inLon)
    ofLat.push(inLat)
  }
  return [median(ofLon), median(ofLat)]
}

function median(values: number[]): number {
  return values.length === 0 ? Number.NaN : values.sort((a, b) => a - b)[values.length >> 1]
}

const extent = (values: Float64Array): number => Math.max(...values) - Math.min(...values)

const contains = ({ x0, y0, x1, y1 }: ImageBox, { x, y }: { readonly x: number; readonly y: number }): boolean =>
  x >= x0 && x <= x1 && y >= y0 && y <= y1
