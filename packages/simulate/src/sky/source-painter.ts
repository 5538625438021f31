// Adds compact sources to rows of the map: elliptical Gaussians, each only as far as it can be seen.

import type { SourceList } from './source-list.ts'

/** Paints a list of sources, which is in ascending order of row, strip by strip. */
export interface SourcePainter {
  /** Adds rows y0 up to but not including y1 to `out`, row-major from row y0. */
  paint(y0: number, y1: number, out: Float64Array): void
}

/** A painter that leaves out what is fainter than `floor`, Jy/beam, so what a source loses of its flux is floor / peak. */
export function sourcePainter(list: SourceList, width: number, floor: number): SourcePainter {
  const reach = new Float64Array(list.count)
  let furthest = 0
  for (let i = 0; i < list.count; i++) {
    // The Gaussian is peak exp(-form / 2); it stands above the floor where form < limit.
    reach[i] = 2 * Math.log(Math.max(1, list.peak[i] / floor))
    furthest = Math.max(furthest, Math.sqrt(reach[i] * list.yy[i]))
  }
  return {
    paint(y0, y1, out) {
      const end = firstAtOrAbove(list.y, y1 + furthest + 1)
      for (let i = firstAtOrAbove(list.y, y0 - furthest - 1); i < end; i++) paintOne(list, i, reach[i], width, y0, y1, out)
    },
  }
}

/** The list is sorted by whole rows only, so a search by value lands at most one row off: callers leave a row of margin. */
function firstAtOrAbove(y: Float64Array, value: number): number {
  let low = 0
  let high = y.length
  const row = Math.round(value)
  while (low < high) {
    const middle = (low + high) >> 1
    if (Math.round(y[middle]) < row) low = middle + 1
    else high = middle
  }
  return low
}

function paintOne(list: SourceList, i: number, limit: number, width: number, y0: number, y1: number, out: Float64Array): void {
  const { xx, xy, yy } = { xx: list.xx[i], xy: list.xy[i], yy: list.yy[i] }
  const peak = list.peak[i]
  const centreX = list.x[i]
  const centreY = list.y[i]
  const halfHeight = Math.sqrt(limit * yy)
  const from = Math.max(y0, Math.ceil(centreY - halfHeight))
  const to = Math.min(y1 - 1, Math.floor(centreY + halfHeight))
  if (from > to) return
  const scale = 1 / (xx * yy - xy * xy)
  const [a, b, c] = [yy * scale, -xy * scale, xx * scale]
  const acceleration = Math.exp(-a)
  for (let y = from; y <= to; y++) {
    const dy = y - centreY
    const middle = -(b * dy) / a
    const halfWidth = Math.sqrt(Math.max(0, middle * middle - (c * dy * dy - limit) / a))
    const start = Math.max(0, Math.ceil(centreX + middle - halfWidth))
    const end = Math.min(width - 1, Math.floor(centreX + middle + halfWidth))
    if (start > end) continue
    // Along a row the ratio of neighbours changes by a constant factor: two exponentials a row instead of one a pixel.
    const dx = start - centreX
    let value = peak * Math.exp(-0.5 * (a * dx * dx + 2 * b * dx * dy + c * dy * dy))
    let ratio = Math.exp(-a * (dx + 0.5) - b * dy)
    const base = (y - y0) * width
    for (let x = start; x <= end; x++) {
      out[base + x] += value
      value *= ratio
      ratio *= acceleration
    }
  }
}
