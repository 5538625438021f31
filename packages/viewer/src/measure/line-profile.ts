// Values along any straight line of the image, bilinear between pixels unless they are names, with distances on the sky.

import { DEGREES_PER_RADIAN, RADIANS_PER_DEGREE } from '@cirasa/units'
import type { SkyPosition, Wcs } from '@cirasa/wcs'
import type { PixelBlock } from '../viewer-types.ts'
import { onLevel } from './pixel-level.ts'

/** A line from (x, y) to (x2, y2), image pixels. */
export interface ImageLine {
  readonly x: number
  readonly y: number
  readonly x2: number
  readonly y2: number
}

/** Values along a line, one for each pixel of the level that it is long. */
export interface LineProfile {
  /** From the line's beginning, in pixels of the image. */
  readonly distances: Float64Array
  /** From the line's beginning on the sky, in arcsec; absent where there is no sky. NaN where the map has none. */
  readonly arcsec?: Float64Array
  /** NaN where one of the pixels that a value comes from is blank. */
  readonly values: Float32Array
  readonly level: number
}

/** Values of a profile at most. */
const MOST_VALUES = 8192

/** The profile of a line over a block. */
export function lineProfile(block: PixelBlock, line: ImageLine, wcs?: Wcs): LineProfile {
  const [dx, dy] = [line.x2 - line.x, line.y2 - line.y]
  const length = Math.hypot(dx, dy)
  const steps = Math.min(MOST_VALUES - 1, Math.max(1, Math.ceil(length / 2 ** block.level)))
  const count = Number.isFinite(length) ? steps + 1 : 0
  const distances = new Float64Array(count)
  const values = new Float32Array(count)
  const arcsec = wcs === undefined ? undefined : new Float64Array(count)
  const start = wcs?.pixelToIcrs(line.x, line.y)
  const valueAt = block.reduction === 'label' ? nearest : bilinear
  for (let i = 0; i < count; i++) {
    const t = i / steps
    const [x, y] = [line.x + t * dx, line.y + t * dy]
    distances[i] = t * length
    values[i] = valueAt(block, onLevel(x, block.level), onLevel(y, block.level))
    if (arcsec !== undefined && start !== undefined) arcsec[i] = separation(start, wcs!.pixelToIcrs(x, y))
  }
  return { distances, values, level: block.level, ...(arcsec && { arcsec }) }
}

/** The label of the pixel that a place is in. */
const nearest = (block: PixelBlock, x: number, y: number): number => pixelAt(block, Math.round(x), Math.round(y))

/** The value between four pixels of a level; pixels that have no part in it may be blank. */
function bilinear(block: PixelBlock, x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)]
  const [u, v] = [x - column, y - row]
  let value = 0
  for (let j = 0; j < 2; j++) {
    for (let i = 0; i < 2; i++) {
      const weight = (i === 0 ? 1 - u : u) * (j === 0 ? 1 - v : v)
      if (weight > 0) value += weight * pixelAt(block, column + i, row + j)
    }
  }
  return value
}

function pixelAt({ x0, y0, width, height, pixels }: PixelBlock, x: number, y: number): number {
  const [column, row] = [x - x0, y - y0]
  return column >= 0 && row >= 0 && column < width && row < height ? pixels[row * width + column] : Number.NaN
}

/** The angle between two places in arcsec, by the haversine formula: right for small angles too. */
function separation(a: SkyPosition, b: SkyPosition): number {
  const half = (angle: number): number => Math.sin((angle * RADIANS_PER_DEGREE) / 2) ** 2
  const flat = Math.cos(a.lat * RADIANS_PER_DEGREE) * Math.cos(b.lat * RADIANS_PER_DEGREE)
  const h = half(b.lat - a.lat) + flat * half(b.lon - a.lon)
  return 2 * Math.asin(Math.min(1, Math.sqrt(h))) * DEGREES_PER_RADIAN * 3600
}
