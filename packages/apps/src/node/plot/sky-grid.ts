// Lines of right ascension and declination over an image, and where their labels stand on its lower and left edge.

import type { Wcs } from '@cirasa/wcs'
import { sexagesimalTicks } from './ticks.ts'

/** A label at a place along an edge, in 0-based image pixels. */
export interface EdgeLabel {
  readonly at: number
  readonly text: string
}

export interface SkyGrid {
  /** Polylines in 0-based image pixels: x, y, x, y ... */
  readonly lines: readonly Float64Array[]
  /** Right ascension along the lower edge. */
  readonly bottom: readonly EdgeLabel[]
  /** Declination along the left edge. */
  readonly left: readonly EdgeLabel[]
}

const EDGE_SAMPLES = 200
const LINE_SAMPLES = 80

/**
 * The grid of an image, or undefined where its edges do not show one: no sky there, or an edge that does not run
 * through the coordinate (a pole inside, an image turned by a quarter).
 */
export function skyGrid(wcs: Wcs, width: number, height: number): SkyGrid | undefined {
  const ras = unwrapped(alongEdge((t) => wcs.pixelToIcrs(t * (width - 1), 0).lon))
  const decs = alongEdge((t) => wcs.pixelToIcrs(0, t * (height - 1)).lat)
  if (!isMonotonic(ras) || !isMonotonic(decs)) return undefined
  const ra = sexagesimalTicks(ras[0] / 15, ras[ras.length - 1] / 15, Math.min(7, Math.max(2, width / height) * 2.2 + 1))
  const dec = sexagesimalTicks(decs[0], decs[decs.length - 1], 7)
  const bottom = ra.values.map((hours) => ({
    at: place(ras, hours * 15) * (width - 1),
    text: label(((hours % 24) + 24) % 24, ra.step, 'h', 'm', 's', ''),
  }))
  const left = dec.values.map((value) => ({
    at: place(decs, value) * (height - 1),
    text: label(Math.abs(value), dec.step, '°', "'", '"', value < -1e-9 ? '-' : '+'),
  }))
  const around = bounds(wcs, width, height)
  const raLines = spread(ra.values, ra.step, around.lon, 15)
  const decLines = spread(dec.values, dec.step, around.lat, 1)
  return {
    lines: [
      ...raLines.map((hours) => line(wcs, (t) => [hours * 15, around.lat[0] + t * (around.lat[1] - around.lat[0])], width, height)),
      ...decLines.map((value) => line(wcs, (t) => [around.lon[0] + t * (around.lon[1] - around.lon[0]), value], width, height)),
    ].flat(),
    bottom,
    left,
  }
}

function alongEdge(value: (t: number) => number): Float64Array {
  return Float64Array.from({ length: EDGE_SAMPLES + 1 }, (_, i) => value(i / EDGE_SAMPLES))
}

/** Without the jump at 360 degrees. */
function unwrapped(angles: Float64Array): Float64Array {
  for (let i = 1; i < angles.length; i++) angles[i] -= 360 * Math.round((angles[i] - angles[i - 1]) / 360)
  return angles
}

function isMonotonic(values: Float64Array): boolean {
  const sign = Math.sign(values[values.length - 1] - values[0])
  return sign !== 0 && values.every((value, i) => Number.isFinite(value) && (i === 0 || Math.sign(value - values[i - 1]) === sign))
}

/** Where along the edge, 0 to 1, the coordinate has that value. */
function place(values: Float64Array, wanted: number): number {
  const rises = values[values.length - 1] > values[0]
  let i = 1
  while (i < values.length - 1 && (rises ? values[i] < wanted : values[i] > wanted)) i++
  const t = (wanted - values[i - 1]) / (values[i] - values[i - 1])
  return (i - 1 + Math.min(1, Math.max(0, t))) / (values.length - 1)
}

/** The range of sky that the border of the image covers; longitudes run on past 360 rather than jump. */
function bounds(wcs: Wcs, width: number, height: number) {
  const lon: [number, number] = [Infinity, -Infinity]
  const lat: [number, number] = [Infinity, -Infinity]
  const start = wcs.pixelToIcrs(0, 0).lon
  for (let i = 0; i < 4 * EDGE_SAMPLES; i++) {
    const t = (i % EDGE_SAMPLES) / EDGE_SAMPLES
    const [x, y] = [
      [t, 0],
      [1, t],
      [1 - t, 1],
      [0, 1 - t],
    ][Math.floor(i / EDGE_SAMPLES)]
    const sky = wcs.pixelToIcrs(x * (width - 1), y * (height - 1))
    if (!Number.isFinite(sky.lon + sky.lat)) continue
    const near = sky.lon - 360 * Math.round((sky.lon - start) / 360)
    lon[0] = Math.min(lon[0], near)
    lon[1] = Math.max(lon[1], near)
    lat[0] = Math.min(lat[0], sky.lat)
    lat[1] = Math.max(lat[1], sky.lat)
  }
  return { lon, lat }
}

/** The marks of an edge, gone on with to the ends of a range. */
function spread(values: readonly number[], step: number, [from, to]: readonly [number, number], unit: number): number[] {
  if (values.length === 0) return []
  const first = Math.ceil((from / unit - values[0]) / step)
  const last = Math.floor((to / unit - values[0]) / step)
  return Array.from({ length: Math.min(60, Math.max(0, last - first + 1)) }, (_, i) => values[0] + (first + i) * step)
}

/** One line of the grid, in pieces where it leaves the image or the sky. */
function line(wcs: Wcs, sky: (t: number) => readonly [number, number], width: number, height: number): Float64Array[] {
  const pieces: Float64Array[] = []
  let piece: number[] = []
  for (let i = 0; i <= LINE_SAMPLES; i++) {
    const [lon, lat] = sky(i / LINE_SAMPLES)
    const { x, y } = wcs.icrsToPixel(((lon % 360) + 360) % 360, lat)
    const isInside = x > -width && x < 2 * width && y > -height && y < 2 * height
    if (isInside) piece.push(x, y)
    if ((!isInside || i === LINE_SAMPLES) && piece.length > 0) {
      if (piece.length > 2) pieces.push(Float64Array.from(piece))
      piece = []
    }
  }
  return pieces
}

function label(value: number, step: number, whole: string, minutes: string, seconds: string, sign: string): string {
  const decimals = step * 3600 < 0.0999 ? 2 : step * 3600 < 0.999 ? 1 : 0
  const ticks = Math.round(value * 3600 * 10 ** decimals)
  const perMinute = 60 * 10 ** decimals
  const [h, m, s] = [Math.floor(ticks / (60 * perMinute)), Math.floor(ticks / perMinute) % 60, (ticks % perMinute) / 10 ** decimals]
  const two = (part: number) => String(part).padStart(2, '0')
  if (step >= 0.999) return `${sign}${h}${whole}`
  if (step * 60 >= 0.999) return `${sign}${two(h)}${whole}${two(m)}${minutes}`
  return `${sign}${two(h)}${whole}${two(m)}${minutes}${s.toFixed(decimals).padStart(decimals > 0 ? decimals + 3 : 2, '0')}${seconds}`
}
