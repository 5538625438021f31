// The data seen through the filter at the place and shape of a component: value and derivatives, by one pass over the pixels nearby.

import type { Covariance } from './gaussian-mixture.ts'
import type { Patch } from './patch.ts'
import type { PointFilter } from './point-filter.ts'

/** Length of what filteredData fills: K, K_x, K_y, K_xx, K_xy, K_yy. */
export const FILTERED_LENGTH = 6

/**
 * A kernel member with at least this variance along both axes (pixels^2) is summed over every second pixel of every second row: a Gaussian
 * that wide, and data that the beam has smoothed, are the same sum on the coarser grid to a few parts in 10^4.
 */
const COARSE_VARIANCE = 5

/** Sums of data times Gaussian times powers of the offset, 1, x, y, xx, xy, yy: filled by the loops below. */
const moments = new Float64Array(6)

/** One row of a separable Gaussian, and the same times offset and squared offset. */
const LONGEST_ROW = 4096
const profile0 = new Float64Array(LONGEST_ROW)
const profile1 = new Float64Array(LONGEST_ROW)
const profile2 = new Float64Array(LONGEST_ROW)

/**
 * Sum over pixels of data times kernel, for a component at (x, y) with the given intrinsic shape: its flux if it stood alone.
 * Fills `out` at `offset` with the value and its first and second derivatives by the position.
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
  out.fill(0, offset, offset + FILTERED_LENGTH)
  for (let member = 0; member < weights.length; member++) {
    const cxx = scales[member] * filter.beam[0] + shape[0]
    const cxy = scales[member] * filter.beam[1] + shape[1]
    const cyy = scales[member] * filter.beam[2] + shape[2]
    const det = cxx * cyy - cxy * cxy
    const a = cyy / det
    const b = -cxy / det
    const c = cxx / det
    const least = (cxx + cyy) / 2 - Math.hypot((cxx - cyy) / 2, cxy)
    const step = filter.isSmooth && least >= COARSE_VARIANCE ? 2 : 1
    if (b === 0 && patch.width <= LONGEST_ROW) separableMoments(patch, data, x, y, a, c, step)
    else tiltedMoments(patch, data, x, y, a, b, c, step)
    const norm = (weights[member] * step * step) / (2 * Math.PI * Math.sqrt(det))
    const m00 = moments[0]
    const m10 = moments[1]
    const m01 = moments[2]
    const m20 = moments[3]
    const m11 = moments[4]
    const m02 = moments[5]
    out[offset] += norm * m00
    out[offset + 1] += norm * (a * m10 + b * m01)
    out[offset + 2] += norm * (b * m10 + c * m01)
    out[offset + 3] += norm * (a * a * m20 + 2 * a * b * m11 + b * b * m02 - a * m00)
    out[offset + 4] += norm * (a * b * m20 + (a * c + b * b) * m11 + b * c * m02 - b * m00)
    out[offset + 5] += norm * (b * b * m20 + 2 * b * c * m11 + c * c * m02 - c * m00)
  }
}

/** Moments under exp(-(a dx^2 + c dy^2) / 2): the profile along x is the same in all rows. */
function separableMoments(patch: Patch, data: Float64Array, x: number, y: number, a: number, c: number, step: number): void {
  const { width, height, reach } = patch
  const reach2 = reach * reach
  const widest = Math.sqrt(reach2 / a)
  const left = Math.max(0, alignedUp(x - widest, step))
  const right = Math.min(width - 1, Math.floor(x + widest))
  let column = 0
  let value = Math.exp(-0.5 * a * (left - x) * (left - x))
  let ratio = Math.exp(-0.5 * a * step * (2 * (left - x) + step))
  const decay = Math.exp(-a * step * step)
  for (let at = left; at <= right; at += step, column++) {
    const dx = at - x
    profile0[column] = value
    profile1[column] = value * dx
    profile2[column] = value * dx * dx
    value *= ratio
    ratio *= decay
  }
  let m00 = 0
  let m10 = 0
  let m01 = 0
  let m20 = 0
  let m11 = 0
  let m02 = 0
  const tallest = Math.sqrt(reach2 / c)
  const bottom = Math.min(height - 1, Math.floor(y + tallest))
  for (let row = Math.max(0, alignedUp(y - tallest, step)); row <= bottom; row += step) {
    const dy = row - y
    const half = Math.sqrt(Math.max(0, (reach2 - c * dy * dy) / a))
    const first = Math.max(left, alignedUp(x - half, step))
    const last = Math.min(right, Math.floor(x + half))
    let s0 = 0
    let s1 = 0
    let s2 = 0
    let j = (first - left) / step
    const start = row * width
    for (let i = start + first; i <= start + last; i += step, j++) {
      const pixel = data[i]
      s0 += pixel * profile0[j]
      s1 += pixel * profile1[j]
      s2 += pixel * profile2[j]
    }
    const weight = Math.exp(-0.5 * c * dy * dy)
    s0 *= weight
    s1 *= weight
    m00 += s0
    m10 += s1
    m20 += weight * s2
    m01 += dy * s0
    m11 += dy * s1
    m02 += dy * dy * s0
  }
  store(m00, m10, m01, m20, m11, m02)
}

/** Moments under exp(-(a dx^2 + 2 b dx dy + c dy^2) / 2), walked by recurrence: two multiplications a pixel instead of an exponential. */
function tiltedMoments(patch: Patch, data: Float64Array, x: number, y: number, a: number, b: number, c: number, step: number): void {
  const { width, height, reach } = patch
  const decay = Math.exp(-a * step * step)
  // Variance along y of the Gaussian: a over the determinant of the inverse.
  const conditional = c - (b * b) / a
  const tallest = reach / Math.sqrt(conditional)
  const bottom = Math.min(height - 1, Math.floor(y + tallest))
  let m00 = 0
  let m10 = 0
  let m01 = 0
  let m20 = 0
  let m11 = 0
  let m02 = 0
  for (let row = Math.max(0, alignedUp(y - tallest, step)); row <= bottom; row += step) {
    const dy = row - y
    const half = Math.sqrt(Math.max(0, (reach * reach - conditional * dy * dy) / a))
    const middle = x - (b * dy) / a
    const first = Math.max(0, alignedUp(middle - half, step))
    const last = Math.min(width - 1, Math.floor(middle + half))
    let dx = first - x
    let value = Math.exp(-0.5 * (a * dx * dx + 2 * b * dx * dy + c * dy * dy))
    let ratio = Math.exp(-0.5 * step * (a * (2 * dx + step) + 2 * b * dy))
    let s0 = 0
    let s1 = 0
    let s2 = 0
    const start = row * width
    for (let i = start + first; i <= start + last; i += step) {
      const weighted = data[i] * value
      const first1 = weighted * dx
      s0 += weighted
      s1 += first1
      s2 += first1 * dx
      dx += step
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
  store(m00, m10, m01, m20, m11, m02)
}

/** The next multiple of the step: the coarse grid stays in place when a component moves, so that the fit's objective is smooth. */
function alignedUp(value: number, step: number): number {
  return step === 1 ? Math.ceil(value) : step * Math.ceil(value / step)
}

function store(m00: number, m10: number, m01: number, m20: number, m11: number, m02: number): void {
  moments[0] = m00
  moments[1] = m10
  moments[2] = m01
  moments[3] = m20
  moments[4] = m11
  moments[5] = m02
}
