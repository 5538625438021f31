// Says each pixel from its neighbours that are known already, so that only the surprise has to be kept: noise that a beam has smoothed is
// mostly no surprise.

import { solvePositive } from './solve-positive.ts'

/** Neighbours that a prediction weighs. */
export const STENCIL = 10
/** Coefficients are whole numbers of this fraction. */
const ONE = 4096
const SHARE = 1 / ONE
const LARGEST = 32_767

/** Places of the neighbours, as [dx, dy]: two to the left and four of each of the two rows before, nearest first. */
const PLACES: readonly (readonly [number, number])[] = [
  [-1, 0],
  [-2, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
  [-2, -1],
  [2, -1],
  [0, -2],
  [-1, -2],
  [1, -2],
]

/** Rows of a tile from which the coefficients are fitted, at most: an eighth of a tile says the same as all of it. */
const FITTED_ROWS = 32
const FEWEST_SAMPLES = 200

/** What pixels are predicted with. */
export interface Prediction {
  readonly coefficients: readonly number[]
  /** Not 0 where a pixel is blank. */
  readonly blank?: Uint8Array
}

/**
 * The coefficients that predict the whole numbers `q` of a tile with the least squared error (linear prediction in two dimensions), for
 * `restore` and `surprises`. Numbers beyond `limit` from zero have no say: a bright source must not decide for the noise.
 */
export function fitPrediction(q: Int32Array, width: number, height: number, limit: number, blank?: Uint8Array): number[] {
  const offsets = PLACES.map(([dx, dy]) => dx + dy * width)
  const matrix = new Float64Array(STENCIL * STENCIL)
  const right = new Float64Array(STENCIL)
  const seen = new Float64Array(STENCIL)
  const step = Math.max(1, Math.floor((height - 2) / FITTED_ROWS))
  let samples = 0
  for (let y = 2; y < height; y += step) {
    for (let i = y * width + 2, end = (y + 1) * width - 2; i < end; i++) {
      if (blank !== undefined && blank[i] !== 0) continue
      const value = q[i]
      let largest = Math.abs(value)
      for (let k = 0; k < STENCIL; k++) {
        const neighbour = q[i + offsets[k]]
        seen[k] = neighbour
        largest = Math.max(largest, Math.abs(neighbour))
      }
      if (largest > limit) continue
      samples++
      for (let k = 0; k < STENCIL; k++) {
        const weight = seen[k]
        right[k] += weight * value
        for (let j = 0; j <= k; j++) matrix[k * STENCIL + j] += weight * seen[j]
      }
    }
  }
  const fitted = samples < FEWEST_SAMPLES ? undefined : solvePositive(matrix, right)
  return fitted === undefined ? fromTheLeft() : Array.from(fitted, (c) => Math.max(-LARGEST, Math.min(LARGEST, Math.round(c * ONE))))
}

const fromTheLeft = (): number[] => PLACES.map((_, k) => (k === 0 ? ONE : 0))

/**
 * Writes what each number differs by from its prediction, zigzag-coded (0, -1, 1, -2 ... become 0, 1, 2, 3 ...), to `out`. Blank
 * pixels count as zero in `q` and as no surprise.
 */
export function surprises(q: Int32Array, width: number, height: number, { coefficients, blank }: Prediction, out: Int32Array): void {
  const predict = predictor(q, width, coefficients)
  for (let y = 0; y < height; y++) {
    const start = y * width
    const inner = y < 2 || width < 5 ? width : 2
    for (let x = 0; x < inner; x++) put(start + x, edgePrediction(q, start + x, x, y, width))
    if (inner === width) continue
    for (let i = start + 2; i < start + width - 2; i++) put(i, predict(i))
    for (let x = width - 2; x < width; x++) put(start + x, q[start + x - 1])
  }
  function put(i: number, prediction: number): void {
    const difference = blank !== undefined && blank[i] !== 0 ? 0 : (q[i] - prediction) | 0
    out[i] = (difference << 1) ^ (difference >> 31)
  }
}

/** Replaces the surprises in `q`, still zigzag-coded, by the numbers that they stand for: `surprises` backwards. */
export function restore(q: Int32Array, width: number, height: number, { coefficients, blank }: Prediction): void {
  for (let y = 0; y < height; y++) {
    const start = y * width
    const inner = y < 2 || width < 5 ? width : 2
    for (let x = 0; x < inner; x++) {
      const i = start + x
      q[i] = blank !== undefined && blank[i] !== 0 ? 0 : (edgePrediction(q, i, x, y, width) + unzigzag(q[i])) | 0
    }
    if (inner === width) continue
    restoreRow(q, start, width, coefficients, blank)
    for (let i = start + width - 2; i < start + width; i++) {
      q[i] = blank !== undefined && blank[i] !== 0 ? 0 : (q[i - 1] + unzigzag(q[i])) | 0
    }
  }
}

/** The inside of a row. Neighbours move through variables, so that each is read once: this loop is the time that decoding takes. */
function restoreRow(q: Int32Array, start: number, width: number, coefficients: readonly number[], blank: Uint8Array | undefined): void {
  const [a, b, c, d, e, f, g, h, k, l] = coefficients
  const up = start - width
  const upper = up - width
  let west = q[start + 1]
  let west2 = q[start]
  let n0 = q[up]
  let n1 = q[up + 1]
  let n2 = q[up + 2]
  let n3 = q[up + 3]
  let m1 = q[upper + 1]
  let m2 = q[upper + 2]
  for (let x = 2; x < width - 2; x++) {
    const n4 = q[up + x + 2]
    const m3 = q[upper + x + 1]
    const sum = a * west + b * west2 + c * n1 + d * n2 + e * n3 + f * n0 + g * n4 + h * m2 + k * m1 + l * m3
    const value = q[start + x]
    west2 = west
    west = (Math.floor(sum * SHARE + 0.5) + ((value >>> 1) ^ -(value & 1))) | 0
    if (blank !== undefined && blank[start + x] !== 0) west = 0
    q[start + x] = west
    n0 = n1
    n1 = n2
    n2 = n3
    n3 = n4
    m1 = m2
    m2 = m3
  }
}

/** The prediction of one pixel inside; sums of whole numbers below 2^53, so that every machine rounds alike. */
function predictor(q: Int32Array, width: number, coefficients: readonly number[]): (i: number) => number {
  const [a, b, c, d, e, f, g, h, k, l] = coefficients
  return (i) => {
    const up = i - width
    const upper = up - width
    const sum =
      a * q[i - 1] +
      b * q[i - 2] +
      c * q[up - 1] +
      d * q[up] +
      e * q[up + 1] +
      f * q[up - 2] +
      g * q[up + 2] +
      h * q[upper] +
      k * q[upper - 1] +
      l * q[upper + 1]
    return Math.floor(sum * SHARE + 0.5) | 0
  }
}

/** Where neighbours are missing: the one to the left, or below. */
const edgePrediction = (q: Int32Array, i: number, x: number, y: number, width: number): number =>
  x > 0 ? q[i - 1] : y > 0 ? q[i - width] : 0

const unzigzag = (value: number): number => (value >>> 1) ^ -(value & 1)
