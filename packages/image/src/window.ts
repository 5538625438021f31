// A rectangle of pixels inside a larger array: every statistic reads one, so that no caller has to cut copies out of an image.

import { imageErrors } from './errors.ts'

/** Values of pixels or of anything else that is measured. Statistics leave out what is not finite. */
export type Samples = Float32Array | Float64Array

/**
 * A rectangle of an image that lies row-major in `data`: pixel (x, y) of the window is `data[offset + y * stride + x]`.
 * `mask`, where given, has the shape of `data`; a value other than 0 leaves the pixel out.
 */
export interface PixelWindow {
  readonly data: Samples
  readonly offset: number
  readonly stride: number
  readonly width: number
  readonly height: number
  readonly mask?: Uint8Array
}

/** What a statistic takes: a list of values, or a window of an image. */
export type Measurable = Samples | PixelWindow

/**
 * The window of a whole image.
 *
 * @throws IMAGE_BAD_WINDOW when the array is shorter than width x height; IMAGE_BAD_MASK when the mask has another length.
 */
export function wholeImage(data: Samples, width: number, height: number, mask?: Uint8Array): PixelWindow {
  return windowOf(data, width, { x0: 0, y0: 0, width, height }, mask)
}

/**
 * The window of the rectangle with corner (x0, y0), 0-based, in an image `imageWidth` pixels wide.
 *
 * @throws IMAGE_BAD_WINDOW when it does not lie inside the array; IMAGE_BAD_MASK when the mask has another length than the array.
 */
export function windowOf(
  data: Samples,
  imageWidth: number,
  box: { readonly x0: number; readonly y0: number; readonly width: number; readonly height: number },
  mask?: Uint8Array,
): PixelWindow {
  const { x0, y0, width, height } = box
  const offset = y0 * imageWidth + x0
  const window: PixelWindow = { data, offset, stride: imageWidth, width, height, mask }
  if (!(x0 >= 0 && y0 >= 0 && x0 + width <= imageWidth)) throw badWindow(window)
  checkWindow(window)
  return Object.freeze(window)
}

/** Throws IMAGE_BAD_WINDOW or IMAGE_BAD_MASK unless each pixel of the window lies in its arrays. */
export function checkWindow(window: PixelWindow): void {
  const { data, offset, stride, width, height, mask } = window
  for (const value of [offset, stride, width, height]) if (!Number.isSafeInteger(value) || value < 0) throw badWindow(window)
  if (width > stride && height > 1) throw badWindow(window)
  if (width > 0 && height > 0 && offset + (height - 1) * stride + width > data.length) throw badWindow(window)
  if (mask !== undefined && mask.length !== data.length) throw imageErrors.BAD_MASK({ mask: mask.length, length: data.length })
}

/**
 * Copies what is finite and not masked to the front of `out` and returns how many values that were. `out` must have room for every pixel of
 * the window: it is the caller's, so that a mesh of thousands of windows needs one buffer.
 *
 * @throws IMAGE_BAD_WINDOW when the window does not lie in its array, or `out` is too short.
 */
export function gather(window: PixelWindow, out: Samples): number {
  checkWindow(window)
  if (out.length < window.width * window.height) throw badWindow(window)
  return gatherFinite(window, out)
}

function gatherFinite(window: PixelWindow, out: Samples): number {
  const { data, offset, stride, width, height, mask } = window
  let count = 0
  for (let y = 0; y < height; y++) {
    const start = offset + y * stride
    const end = start + width
    if (mask === undefined) {
      for (let i = start; i < end; i++) {
        const value = data[i]
        // Written before it is known to be wanted: no branch, and NaN - NaN is NaN for infinities too.
        out[count] = value
        count += value - value === 0 ? 1 : 0
      }
    } else {
      for (let i = start; i < end; i++) {
        const value = data[i]
        if (mask[i] === 0 && value - value === 0) out[count++] = value
      }
    }
  }
  return count
}

/** A fresh buffer with the finite, unmasked values, and how many they are. */
export function collect(source: Measurable): { readonly values: Samples; readonly count: number } {
  const window: PixelWindow = isWindow(source)
    ? source
    : { data: source, offset: 0, stride: source.length, width: source.length, height: 1 }
  checkWindow(window)
  const size = window.width * window.height
  const values = window.data instanceof Float64Array ? new Float64Array(size) : new Float32Array(size)
  return { values, count: gatherFinite(window, values) }
}

const isWindow = (source: Measurable): source is PixelWindow => !ArrayBuffer.isView(source)

function badWindow(window: PixelWindow): Error {
  const { data, offset, stride, width, height } = window
  return imageErrors.BAD_WINDOW({ width, height, offset, stride, length: data.length })
}
