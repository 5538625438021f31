// The model of a catalogue: its components drawn on a piece of the pixel grid.

import { componentEllipses } from '@cirasa/apps/node/plot'
import { findColumn, type Table } from '@cirasa/catalog'
import type { Wcs } from '@cirasa/wcs'

/** A square of pixels; x0 and y0 are those of its first pixel, 0-based, and may lie outside the image. */
export interface PixelSquare {
  readonly x0: number
  readonly y0: number
  readonly size: number
}

/** Standard deviations out to which a component is drawn. */
const REACH = 6
/** FWHM of a Gaussian in standard deviations. */
const FWHM = 2 * Math.sqrt(2 * Math.LN2)

/** The sum of all components that reach into the square, in the unit of the image, row-major. */
export function componentModel(components: Table, wcs: Wcs | undefined, { x0, y0, size }: PixelSquare): Float32Array {
  const model = new Float32Array(size * size)
  const peaks = findColumn(components, 'flux_peak')?.values as ArrayLike<number> | undefined
  if (!peaks) return model
  // Brightest first: that order is undone by sorting the peaks the same way.
  const ellipses = componentEllipses(components, wcs, components.rows)
  const order = Array.from({ length: components.rows }, (_, row) => row).sort((a, b) => peaks[b] - peaks[a])
  ellipses.forEach(({ x, y, major, minor, angle }, at) => {
    const peak = peaks[order[at]]
    if (!(major > 0 && minor > 0) || !Number.isFinite(peak)) return
    const reach = (REACH * major) / FWHM
    const [left, right] = [Math.max(0, Math.ceil(x - reach - x0)), Math.min(size - 1, Math.floor(x + reach - x0))]
    const [low, high] = [Math.max(0, Math.ceil(y - reach - y0)), Math.min(size - 1, Math.floor(y + reach - y0))]
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const [scaleMajor, scaleMinor] = [FWHM / major, FWHM / minor]
    for (let row = low; row <= high; row++) {
      for (let column = left; column <= right; column++) {
        const [dx, dy] = [column + x0 - x, row + y0 - y]
        const along = (dx * cos + dy * sin) * scaleMajor
        const across = (dy * cos - dx * sin) * scaleMinor
        const square = along * along + across * across
        if (square <= REACH * REACH) model[row * size + column] += peak * Math.exp(-square / 2)
      }
    }
  })
  return model
}
