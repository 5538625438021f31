// A cutout: pixels around a source, and how they become grey.

import { memorySource, openFits, readImage } from '@cirasa/fits'
import { webErrors } from '../catalogue/errors.ts'

export type CutoutMap = 'image' | 'model' | 'residual'

/** Pixels by rows, the first row lowest, as in FITS. Blank is NaN. */
export interface Cutout {
  readonly pixels: Float32Array
  readonly width: number
  readonly height: number
}

/** The values that are drawn darkest and brightest. */
export interface Cuts {
  readonly low: number
  readonly high: number
}

/** The largest cutout that is read: what the service gives at most. */
const MOST_PIXELS = 2048 * 2048
/** The share of pixels that lies between the cuts. */
const WITHIN = 0.995
/** How strongly faint values are lifted: 1 is nearly linear. */
const SOFTENING = 0.1
/** Cuts in multiples of the noise, for one stretch for all. */
const LOW_RMS = -3
const HIGH_RMS = 25

/** Reads a cutout of the service. @throws what `@cirasa/fits` throws, WEB_BAD_CUTOUT */
export async function readCutout(bytes: Uint8Array): Promise<Cutout> {
  const file = await openFits(memorySource(bytes, 'cutout.fits'))
  const hdu = file.hdus.find((candidate) => candidate.kind === 'image')
  const [width = 0, height = 0] = hdu?.shape ?? []
  if (hdu === undefined || width * height === 0 || width * height > MOST_PIXELS) throw webErrors.BAD_CUTOUT()
  const { data } = await readImage(hdu)
  return { pixels: data instanceof Float32Array ? data : Float32Array.from(data as ArrayLike<number>, Number), width, height }
}

/** Cuts that show a cutout well by itself: nearly all of its pixels lie between them. */
export function ownCuts({ pixels }: Cutout): Cuts {
  const sorted = pixels.filter(Number.isFinite).sort()
  if (sorted.length === 0) return { low: 0, high: 1 }
  const skip = Math.floor((sorted.length * (1 - WITHIN)) / 2)
  const [low, high] = [sorted[skip], sorted[sorted.length - 1 - skip]]
  return high > low ? { low, high } : { low: low - 1, high: high + 1 }
}

/** Cuts that are the same for all cutouts of an image, by its noise. */
export function noiseCuts(rms: number, median = 0): Cuts {
  return { low: median + LOW_RMS * rms, high: median + HIGH_RMS * rms }
}

/**
 * How bright a value is drawn, 0 to 1, by an inverse hyperbolic sine, which is linear for faint values and logarithmic for bright ones (Lupton, Gunn &
 * Szalay 1999, AJ 118, 1406).
 */
export function brightness(value: number, { low, high }: Cuts): number {
  const share = Math.max(0, Math.min(1, (value - low) / (high - low)))
  return Math.asinh(share / SOFTENING) / Math.asinh(1 / SOFTENING)
}

/** A cutout as an image for a canvas: top row first, blank pixels transparent. */
export function cutoutImage({ pixels, width, height }: Cutout, cuts: Cuts): Uint8ClampedArray<ArrayBuffer> {
  const image = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = pixels[(height - 1 - y) * width + x]
      if (!Number.isFinite(value)) continue
      const at = (y * width + x) * 4
      const grey = Math.round(255 * brightness(value, cuts))
      image[at] = image[at + 1] = image[at + 2] = grey
      image[at + 3] = 255
    }
  }
  return image
}
