// Noise as an interferometer has it: white noise smoothed by the beam, made row by row so that any part of any map can be made alone.

import { gaussianKernel, gaussianLine, isSeparable, type PixelGaussian, separableWidths } from '@cirasa/image'
import { fillNormal } from '../random/normal.ts'
import { streams } from '../random/streams.ts'
import { Xoshiro128 } from '../random/xoshiro128.ts'

/** The kernel is cut where it has fallen to 1e-5: what is missing from the noise's correlation is far below what a map can show. */
const TRUNCATE = 4.8

/** A row number that no map has. */
const NO_ROW = -2147483648

/** Makes rows of unit noise whose autocorrelation is that of the beam. Keeps the rows that the next one needs too. */
export class CorrelatedNoise {
  readonly #width: number
  readonly #seed: number
  readonly #radius: number
  readonly #alongX: Float64Array | undefined
  /** Weights by rows: one a row where the beam is separable, else a line for each. */
  readonly #weights: Float64Array
  readonly #white: Float64Array
  readonly #ring: Float64Array[]
  readonly #ringRows: Int32Array

  constructor(width: number, seed: number, beam: PixelGaussian) {
    this.#width = width
    this.#seed = seed
    if (isSeparable(beam)) {
      const fwhm = separableWidths(beam)
      this.#alongX = unitVariance(gaussianLine(fwhm.x, TRUNCATE))
      this.#weights = unitVariance(gaussianLine(fwhm.y, TRUNCATE))
      this.#radius = (this.#weights.length - 1) / 2
    } else {
      const { radius, values } = gaussianKernel(beam, TRUNCATE)
      this.#weights = unitVariance(values)
      this.#radius = radius
    }
    const margin = this.#alongX === undefined ? this.#radius : (this.#alongX.length - 1) / 2
    this.#white = new Float64Array(width + 2 * margin)
    const rows = 2 * this.#radius + 1
    this.#ring = Array.from({ length: rows }, () => new Float64Array(this.#alongX === undefined ? this.#white.length : width))
    this.#ringRows = new Int32Array(rows).fill(NO_ROW)
  }

  /** Fills `out` with row y: mean 0, standard deviation 1. */
  fillRow(y: number, out: Float64Array): void {
    const radius = this.#radius
    const weights = this.#weights
    out.fill(0)
    if (this.#alongX === undefined) {
      const side = 2 * radius + 1
      for (let dy = -radius; dy <= radius; dy++) {
        const row = this.#row(y + dy)
        for (let dx = 0; dx < side; dx++) addScaled(out, row, dx, weights[(dy + radius) * side + dx])
      }
      return
    }
    for (let dy = radius; dy > 0; dy--) addPair(out, this.#row(y - dy), this.#row(y + dy), weights[radius - dy])
    addScaled(out, this.#row(y), 0, weights[radius])
  }

  /** White noise of a row, smoothed along x where the beam is separable. Row numbers may be negative: a map's first rows need them. */
  #row(y: number): Float64Array {
    const slot = ((y % this.#ring.length) + this.#ring.length) % this.#ring.length
    const row = this.#ring[slot]
    if (this.#ringRows[slot] === y) return row
    this.#ringRows[slot] = y
    const random = new Xoshiro128(this.#seed, streams.noise, y)
    if (this.#alongX === undefined) fillNormal(random, row)
    else {
      fillNormal(random, this.#white)
      smoothLine(this.#white, this.#alongX, row, this.#width)
    }
    return row
  }
}

function unitVariance(kernel: Float64Array): Float64Array {
  let sum = 0
  for (const value of kernel) sum += value * value
  const scale = 1 / Math.sqrt(sum)
  return kernel.map((value) => value * scale)
}

function smoothLine(white: Float64Array, line: Float64Array, out: Float64Array, width: number): void {
  const radius = (line.length - 1) / 2
  const middle = line[radius]
  for (let x = 0; x < width; x++) out[x] = middle * white[x + radius]
  for (let k = 0; k < radius; k++) {
    const weight = line[k]
    const far = 2 * radius - k
    for (let x = 0; x < width; x++) out[x] += weight * (white[x + k] + white[x + far])
  }
}

function addScaled(out: Float64Array, row: Float64Array, shift: number, weight: number): void {
  if (weight === 0) return
  for (let x = 0; x < out.length; x++) out[x] += weight * row[x + shift]
}

function addPair(out: Float64Array, above: Float64Array, below: Float64Array, weight: number): void {
  for (let x = 0; x < out.length; x++) out[x] += weight * (above[x] + below[x])
}
