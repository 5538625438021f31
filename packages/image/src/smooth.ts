// Smooths an image by a Gaussian; blank pixels neither count nor spread.

import { imageErrors } from './errors.ts'
import { gaussianKernel, gaussianLine, isSeparable, type PixelGaussian, separableWidths } from './gaussian-kernel.ts'
import type { Samples } from './window.ts'

/** How to smooth. */
export interface SmoothOptions {
  /**
   * 'ignore' (default): a pixel becomes the weighted mean of what is not blank, edges of the image included, and blanks are filled where
   * something is in reach. 'keep': the same, but what was blank stays blank. 'propagate': a plain convolution, 0 beyond the edges; each
   * blank spreads over the kernel.
   */
  readonly blanks?: 'ignore' | 'keep' | 'propagate'
  /** The kernel is cut at this many sigma. Default 5. */
  readonly truncate?: number
}

/**
 * The image convolved with a Gaussian of unit sum: brightness per pixel is kept, noise goes down. Two passes of lines when the Gaussian is
 * round or lies along the axes, else the whole ellipse.
 *
 * @throws IMAGE_BAD_ARGUMENT for a shape or size that makes no sense; IMAGE_KERNEL_TOO_LARGE
 */
export function smoothGaussian(
  data: Samples,
  width: number,
  height: number,
  shape: PixelGaussian,
  options: SmoothOptions = {},
): Float32Array {
  if (!Number.isSafeInteger(width) || !Number.isSafeInteger(height) || width < 0 || height < 0 || data.length !== width * height) {
    throw imageErrors.BAD_ARGUMENT({ name: 'size', value: `${width} x ${height}`, wanted: `that of an array of ${data.length} values` })
  }
  const { blanks = 'ignore', truncate = 5 } = options
  const convolve = convolution(shape, truncate, width, height)
  if (blanks === 'propagate') return convolve(data)
  const weights = new Float32Array(data.length)
  const filled = new Float32Array(data.length)
  for (let i = 0; i < data.length; i++) {
    if (data[i] - data[i] !== 0) continue
    weights[i] = 1
    filled[i] = data[i]
  }
  const sums = convolve(filled)
  const coverage = convolve(weights)
  for (let i = 0; i < sums.length; i++) sums[i] = blanks === 'keep' && weights[i] === 0 ? Number.NaN : sums[i] / coverage[i]
  return sums
}

type Convolution = (data: Samples) => Float32Array

function convolution(shape: PixelGaussian, truncate: number, width: number, height: number): Convolution {
  if (isSeparable(shape)) {
    const fwhm = separableWidths(shape)
    const alongX = unitSum(gaussianLine(fwhm.x, truncate))
    const alongY = unitSum(gaussianLine(fwhm.y, truncate))
    return (data) => convolveColumns(convolveRows(data, width, height, alongX), width, height, alongY)
  }
  const { radius, values } = gaussianKernel(shape, truncate)
  unitSum(values)
  return (data) => convolveWhole(data, width, height, radius, values)
}

function unitSum(kernel: Float64Array): Float64Array {
  let sum = 0
  for (const value of kernel) sum += value
  for (let i = 0; i < kernel.length; i++) kernel[i] /= sum
  return kernel
}

function convolveRows(data: Samples, width: number, height: number, line: Float64Array): Float32Array {
  const radius = (line.length - 1) / 2
  const out = new Float32Array(data.length)
  // One padded row, so that the inner loop asks nothing about edges.
  const padded = new Float64Array(width + 2 * radius)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) padded[x + radius] = data[y * width + x]
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let k = 0; k < line.length; k++) sum += line[k] * padded[x + k]
      out[y * width + x] = sum
    }
  }
  return out
}

function convolveColumns(data: Samples, width: number, height: number, line: Float64Array): Float32Array {
  const radius = (line.length - 1) / 2
  const out = new Float32Array(data.length)
  const row = new Float64Array(width)
  for (let y = 0; y < height; y++) {
    row.fill(0)
    const from = Math.max(0, y - radius)
    const to = Math.min(height - 1, y + radius)
    for (let source = from; source <= to; source++) addScaled(row, data, source * width, line[source - y + radius])
    out.set(row, y * width)
  }
  return out
}

function convolveWhole(data: Samples, width: number, height: number, radius: number, kernel: Float64Array): Float32Array {
  const side = 2 * radius + 1
  const out = new Float32Array(data.length)
  const row = new Float64Array(width)
  for (let y = 0; y < height; y++) {
    row.fill(0)
    const from = Math.max(0, y - radius)
    const to = Math.min(height - 1, y + radius)
    for (let source = from; source <= to; source++) {
      for (let dx = -radius; dx <= radius; dx++) {
        const weight = kernel[(source - y + radius) * side + dx + radius]
        if (weight !== 0) addShifted(row, data, source * width, dx, weight)
      }
    }
    out.set(row, y * width)
  }
  return out
}

function addScaled(row: Float64Array, data: Samples, start: number, weight: number): void {
  for (let x = 0; x < row.length; x++) row[x] += weight * data[start + x]
}

function addShifted(row: Float64Array, data: Samples, start: number, dx: number, weight: number): void {
  const from = Math.max(0, -dx)
  const to = Math.min(row.length, row.length - dx)
  for (let x = from; x < to; x++) row[x] += weight * data[start + x + dx]
}
