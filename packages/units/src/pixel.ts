// Pixel coordinates: 0-based everywhere, the centre of the first pixel is (0, 0). FITS counts from 1 and does so only inside fits and wcs.

import type { Brand } from './brand.ts'

/** A 0-based pixel coordinate or a length in pixels. */
export type Pixels = Brand<number, 'pixels'>

/** A FITS pixel coordinate: 1-based, the centre of the first pixel is (1, 1). */
export type FitsPixels = Brand<number, 'fits-pixels'>

export const pixels = (value: number): Pixels => value as Pixels
export const fitsPixels = (value: number): FitsPixels => value as FitsPixels
export const toFitsPixels = (value: Pixels): FitsPixels => (value + 1) as FitsPixels
export const fromFitsPixels = (value: FitsPixels): Pixels => (value - 1) as Pixels
