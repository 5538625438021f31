// The data seen through the filter at the place and shape of a component: value and derivatives, by one pass over the pixels nearby.

import type { Covariance } from './gaussian-mixture.ts'
import type { Patch } from './patch.ts'
import type { PointFilter } from './point-filter.ts'

/** Length of what filteredData fills: K, K_x, K_y, K_xx, K_xy, K_yy. */
export const FILTERED_LENGTH = 6

/**
 * Sum over pixels of data times kernel, for a component at (x, y) with the given intrinsic shape: its flux if it stood alone.
 * Fills `out` at `offset` with the value and its first and second derivatives by the position.
 *
 * Gaussians are walked by recurrence: two multiplications a pixel instead of an exponential.
 */
export function filteredData(
  patch: Patch,
  data: Float64Array,
  filter: PointFilter,
  x: number,
  y: number,
  shape: Covariance,
  out: Float64Array,
  offset: number,
): void {
  const { weights, scales } = filter.kernel
  const { width, height, reach } = patch
  let k = 0
  let kx = 0
  let ky = 0
  let kxx = 0
  let kxy = 0
  let kyy = 0
  for (let member = 0; member < weights.length; member++) {
    const cxx = scales[member] * filter.beam[0] + shape[0]
    const cxy = scales[member] * filter.beam[1] + shape[1]
    const cyy = scales[member] * filter.beam[2] + shape[2]
    const det = cxx * cyy - cxy * cxy
    const a = cyy / det
    const b = -cxy / det
    const c = cxx / det
    const norm = weights[member] / (2 * Math.PI * Math.sqrt(det))
    let m00 = 0
    let m10 = 0
    let m01 = 0
    let m20 = 0
    let m11 = 0
    let m02 = 0
    const yReach = reach * Math.sqrt(cyy)
    const yFirst = Math.max(0, Math.ceil(y - yReach))
    const yLast = Math.min(height - 1, Math.floor(y + yReach))
    const decay = Math.exp(-a)
    for (let row = yFirst; row <= yLast; row++) {
      const dy = row - y
      const left = reach * reach - (dy * dy) / cyy
      if (left <= 0) continue
      const half = Math.sqrt(left / a)
      const middle = x - (b * dy) / a
      const first = Math.max(0, Math.ceil(middle - half))
      const last = Math.min(width - 1, Math.floor(middle + half))
      if (first > last) continue
      let dx = first - x
      let value = norm * Math.exp(-0.5 * (a * dx * dx + 2 * b * dx * dy + c * dy * dy))
      let ratio = Math.exp(-0.5 * (a * (2 * dx + 1) + 2 * b * dy))
      let s0 = 0
      let s1 = 0
      let s2 = 0
      const start = row * width
      for (let i = start + first; i <= start + last; i++) {
        const weighted = data[i] * value
        s0 += weighted
        const first1 = weighted * dx
        s1 += first1
        s2 += first1 * dx
        dx++
        value *= ratio
        ratio *= decay
      }
      m00 += s0
      m10 += s1
      m20 += s2
      m01 += dy * s0
      m11 += dy * s1
      m02 += dy * dy * s0
    }
    k += m00
    kx += a * m10 + b * m01
    ky += b * m10 + c * m01
    kxx += a * a * m20 + 2 * a * b * m11 + b * b * m02 - a * m00
    kxy += a * b * m20 + (a * c + b * b) * m11 + b * c * m02 - b * m00
    kyy += b * b * m20 + 2 * b * c * m11 + c * c * m02 - c * m00
  }
  out[offset] = k
  out[offset + 1] = kx
  out[offset + 2] = ky
  out[offset + 3] = kxx
  out[offset + 4] = kxy
  out[offset + 5] = kyy
}
