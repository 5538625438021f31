// A Gaussian sampled at pixel centres: the beam as a convolution sees it.

import { FWHM_PER_SIGMA } from '@cirasa/units'
import { imageErrors } from './errors.ts'

/** An elliptical Gaussian on the pixel grid. Axes are FWHM in pixels; the angle of the major axis counts in degrees from +x towards +y. */
export interface PixelGaussian {
  readonly major: number
  readonly minor: number
  readonly angle: number
}

/** A square kernel of side 2 radius + 1, row-major, peak 1 at the centre, 0 beyond the truncation ellipse. */
export interface Kernel {
  readonly radius: number
  readonly values: Float64Array
}

/** The exponent's coefficients: a Gaussian is exp(-(xx dx^2 + 2 xy dx dy + yy dy^2) / 2). */
export interface GaussianForm {
  readonly xx: number
  readonly xy: number
  readonly yy: number
}

/** Kernels wider than this are slips of a unit, and would take hours. */
const MAX_RADIUS = 2048

/**
 * Coefficients of a Gaussian's quadratic form, that is its inverse covariance in px^-2.
 *
 * @throws IMAGE_BAD_ARGUMENT for axes that are not positive
 */
export function gaussianForm({ major, minor, angle }: PixelGaussian): GaussianForm {
  for (const [name, value] of [
    ['major', major],
    ['minor', minor],
  ] as const) {
    if (!(value > 0 && Number.isFinite(value))) throw imageErrors.BAD_ARGUMENT({ name, value, wanted: 'a positive number of pixels' })
  }
  const theta = (angle * Math.PI) / 180
  const cos = Math.cos(theta)
  const sin = Math.sin(theta)
  const alongMajor = (FWHM_PER_SIGMA / major) ** 2
  const alongMinor = (FWHM_PER_SIGMA / minor) ** 2
  return {
    xx: cos * cos * alongMajor + sin * sin * alongMinor,
    xy: cos * sin * (alongMajor - alongMinor),
    yy: sin * sin * alongMajor + cos * cos * alongMinor,
  }
}

/** True when the Gaussian is a product of one along x and one along y, so that two passes of a line do the work of the whole kernel. */
export const isSeparable = ({ major, minor, angle }: PixelGaussian): boolean => major === minor || angle % 90 === 0

/** FWHM along x and along y of a separable Gaussian. */
export function separableWidths({ major, minor, angle }: PixelGaussian): { readonly x: number; readonly y: number } {
  return angle % 180 === 0 ? { x: major, y: minor } : { x: minor, y: major }
}

/**
 * A line of a Gaussian, peak 1, of 2 radius + 1 values, cut at `truncate` sigma.
 *
 * @throws IMAGE_BAD_ARGUMENT, IMAGE_KERNEL_TOO_LARGE
 */
export function gaussianLine(fwhm: number, truncate = 5): Float64Array {
  if (!(fwhm > 0 && Number.isFinite(fwhm)))
    throw imageErrors.BAD_ARGUMENT({ name: 'fwhm', value: fwhm, wanted: 'a positive number of pixels' })
  const sigma = fwhm / FWHM_PER_SIGMA
  const radius = radiusFor(sigma, truncate)
  return Float64Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-0.5 * ((i - radius) / sigma) ** 2))
}

/**
 * The whole kernel of a Gaussian, peak 1, cut at `truncate` sigma along its own axes.
 *
 * @throws IMAGE_BAD_ARGUMENT, IMAGE_KERNEL_TOO_LARGE
 */
export function gaussianKernel(shape: PixelGaussian, truncate = 5): Kernel {
  const { xx, xy, yy } = gaussianForm(shape)
  const radius = radiusFor(Math.max(shape.major, shape.minor) / FWHM_PER_SIGMA, truncate)
  const side = 2 * radius + 1
  const values = new Float64Array(side * side)
  for (let y = -radius; y <= radius; y++) {
    for (let x = -radius; x <= radius; x++) {
      const form = xx * x * x + 2 * xy * x * y + yy * y * y
      if (form <= truncate * truncate) values[(y + radius) * side + x + radius] = Math.exp(-0.5 * form)
    }
  }
  return { radius, values }
}

function radiusFor(sigma: number, truncate: number): number {
  if (!(truncate > 0)) throw imageErrors.BAD_ARGUMENT({ name: 'truncate', value: truncate, wanted: 'a positive number of sigma' })
  const radius = Math.ceil(truncate * sigma)
  if (radius > MAX_RADIUS) throw imageErrors.KERNEL_TOO_LARGE({ radius, limit: MAX_RADIUS })
  return radius
}
