// Small maps for the finder's tests: Gaussians drawn by the plain formula, noise of two kinds, planes that watch how they are read.

import { fillNormal, simulateSky, Xoshiro128 } from '@cirasa/simulate'
import { FWHM_PER_SIGMA } from '@cirasa/units'
import type { Covariance } from '../src/fitting/gaussian-mixture.ts'
import type { Plane } from '../src/index.ts'

/** A map in memory, row-major. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Float32Array
}

/** A Gaussian on the pixels: peak, 0-based centre, covariance in pixels^2. */
export interface Spot {
  readonly x: number
  readonly y: number
  readonly peak: number
  readonly shape: Covariance
}

export const emptyPicture = (width: number, height: number, value = 0): Picture => ({
  width,
  height,
  pixels: new Float32Array(width * height).fill(value),
})

/** Covariance of an ellipse given by its FWHM in pixels; the angle counts from +x towards +y, in degrees. */
export function ellipse(major: number, minor: number, angle = 0): Covariance {
  const a = (major / FWHM_PER_SIGMA) ** 2
  const b = (minor / FWHM_PER_SIGMA) ** 2
  const c = Math.cos((angle * Math.PI) / 180)
  const s = Math.sin((angle * Math.PI) / 180)
  return [a * c * c + b * s * s, (a - b) * c * s, a * s * s + b * c * c]
}

export const sumOf = (one: Covariance, other: Covariance): Covariance => [one[0] + other[0], one[1] + other[1], one[2] + other[2]]

/** Value of a Gaussian of unit peak. */
export function profile([xx, xy, yy]: Covariance, dx: number, dy: number): number {
  return Math.exp((-0.5 * (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy)) / (xx * yy - xy * xy))
}

/** Peak of a source of a given flux in beams once its shape has blurred the beam. */
export function peakOf(flux: number, beam: Covariance, shape: Covariance): number {
  const seen = sumOf(beam, shape)
  return flux * Math.sqrt((beam[0] * beam[2] - beam[1] ** 2) / (seen[0] * seen[2] - seen[1] ** 2))
}

/** A copy of a picture with Gaussians added. */
export function withSpots<P extends Picture>(picture: P, spots: readonly Spot[]): Picture {
  const sums = Float64Array.from(picture.pixels)
  for (const { x, y, peak, shape } of spots) {
    const reach = Math.ceil(8 * Math.sqrt(Math.max(shape[0], shape[2])))
    for (let row = Math.max(0, Math.floor(y) - reach); row <= Math.min(picture.height - 1, Math.ceil(y) + reach); row++) {
      for (let column = Math.max(0, Math.floor(x) - reach); column <= Math.min(picture.width - 1, Math.ceil(x) + reach); column++) {
        sums[row * picture.width + column] += peak * profile(shape, column - x, row - y)
      }
    }
  }
  return { ...picture, pixels: Float32Array.from(sums) }
}

/** A copy with every pixel changed. */
export function mapped({ width, height, pixels }: Picture, change: (value: number, x: number, y: number) => number): Picture {
  return { width, height, pixels: pixels.map((value, i) => change(value, i % width, Math.floor(i / width))) }
}

/** Noise as an interferometer has it, correlated by a beam. FWHM in pixels. */
export function correlatedNoise(width: number, height: number, seed: number, rms = 1, fwhm = 4): Picture {
  const sky = simulateSky({ width, height, seed, density: 0, noise: rms, pixelScale: 1, beamMajor: fwhm, beamMinor: fwhm })
  const pixels = new Float32Array(width * height)
  sky.readRows(0, height, pixels)
  return { width, height, pixels }
}

/** Noise as a detector has it: every pixel for itself. */
export function whiteNoise(width: number, height: number, seed: number, rms = 1): Picture {
  const values = new Float64Array(width * height)
  fillNormal(new Xoshiro128(seed, 0, 0), values)
  return { width, height, pixels: Float32Array.from(values, (value) => rms * value) }
}

/** The picture as the finder reads it. */
export function planeOf({ width, height, pixels }: Picture): Plane {
  return {
    width,
    height,
    readRows(y0, y1, out) {
      if (!(Number.isInteger(y0) && Number.isInteger(y1) && y0 >= 0 && y0 <= y1 && y1 <= height))
        throw new RangeError(`rows ${y0} to ${y1} of ${height} were asked for`)
      if (out.length < (y1 - y0) * width) throw new RangeError(`no room for rows ${y0} to ${y1}`)
      out.set(pixels.subarray(y0 * width, y1 * width))
    },
  }
}
