// Chooses a plane of an N-dimensional image: the first two axes, at one pixel of each other axis.

import { fitsErrors } from '../errors.ts'
import type { CompressedImageHdu, ImageHdu } from '../hdu/hdu.ts'
import { frequencyOf } from './frequency.ts'

/** Pixel, counted from 0, on each axis above the second, named by number ('3') or CTYPE ('FREQ', 'STOKES'). */
export type PlaneChoice = Readonly<Record<string, number>>

/** An axis that the plane lies across. */
export interface PlaneAxis {
  /** Counted from 1, as in NAXISn. */
  readonly axis: number
  /** CTYPEn, '' where there is none. */
  readonly type: string
  readonly length: number
  /** Pixel of the plane on this axis, counted from 0. */
  readonly index: number
}

/** One plane of an image. */
export interface ImagePlane {
  readonly width: number
  readonly height: number
  /** Position of its first pixel among the pixels of the image. */
  readonly firstPixel: number
  /** The axes above the second. */
  readonly axes: readonly PlaneAxis[]
  /** Of the plane, from a FREQ axis or a card that tells it; undefined where neither does. */
  readonly frequencyHz: number | undefined
}

/**
 * The plane of an image at the chosen pixels of its other axes, the first where nothing is said.
 *
 * @throws FITS_NO_PLANE for fewer than two axes, FITS_NO_SUCH_AXIS, FITS_OUT_OF_RANGE
 * @example choosePlane(cube, { FREQ: 10 }).firstPixel // 10 * width * height
 */
export function choosePlane(hdu: ImageHdu | CompressedImageHdu, choice: PlaneChoice = {}): ImagePlane {
  const { shape, header, index: hduIndex } = hdu
  if (shape.length < 2) throw fitsErrors.NO_PLANE({ hdu: hduIndex, naxis: shape.length })
  const types = shape.map((_, i) => header.string(`CTYPE${i + 1}`)?.toUpperCase() ?? '')
  const chosen = new Map<number, number>()
  for (const [name, index] of Object.entries(choice)) chosen.set(axisOf(name, types), index)
  let firstPixel = 0
  let stride = shape[0] * shape[1]
  const axes: PlaneAxis[] = []
  for (let axis = 3; axis <= shape.length; axis++) {
    const length = shape[axis - 1]
    const index = chosen.get(axis) ?? 0
    if (!Number.isInteger(index) || index < 0 || index >= length) {
      throw fitsErrors.OUT_OF_RANGE({ start: index, stop: index + 1, axis, length })
    }
    firstPixel += index * stride
    stride *= length
    axes.push(Object.freeze({ axis, type: types[axis - 1], length, index }))
  }
  return Object.freeze({ width: shape[0], height: shape[1], firstPixel, axes, frequencyHz: frequencyOf(header, axes) })
}

/** Number of an axis above the second by its number or the first word of its CTYPE. */
function axisOf(name: string, types: readonly string[]): number {
  const wanted = name.toUpperCase()
  const axis = /^\d{1,3}$/.test(wanted)
    ? Number(wanted)
    : types.findIndex((type, i) => i >= 2 && (type === wanted || type.split('-')[0] === wanted)) + 1
  if (axis < 3 || axis > types.length) throw fitsErrors.NO_SUCH_AXIS({ axis: name })
  return axis
}
