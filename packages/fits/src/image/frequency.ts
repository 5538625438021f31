// The frequency of a plane, wherever the header hides it: an axis, a degenerate axis that is gone, or a card of its own.

import type { Header } from '../header/header.ts'

/** Cards that tell the frequency of an image without a FREQ axis, the more certain first. In Hz unless the comment begins with another unit. */
const CARDS = ['OBSFREQ', 'FREQ', 'FREQUENC', 'CENTFREQ', 'REFFREQ', 'RESTFRQ', 'RESTFREQ']

const UNITS: Readonly<Record<string, number>> = { HZ: 1, KHZ: 1e3, MHZ: 1e6, GHZ: 1e9, THZ: 1e12 }

/**
 * Frequency in Hz of the plane at these pixels (counted from 0). A FREQ axis beyond the axes of the image, as programs leave it that
 * drop degenerate axes, counts with the value at its reference pixel.
 */
export function frequencyOf(header: Header, axes: readonly { readonly axis: number; readonly index: number }[]): number | undefined {
  for (let axis = 1; axis <= 9; axis++) {
    if (!/^FREQ(?:-|$)/i.test(header.string(`CTYPE${axis}`) ?? '')) continue
    const pixel = axes.find((one) => one.axis === axis)?.index
    const frequency = alongAxis(header, axis, pixel)
    if (frequency !== undefined) return frequency
  }
  for (const keyword of CARDS) {
    const value = header.number(keyword)
    if (value !== undefined && value > 0) return value * unitOf(header.card(keyword)?.comment ?? '')
  }
  return undefined
}

/** Linear along the axis; `pixel` undefined stands for the reference pixel. */
function alongAxis(header: Header, axis: number, pixel: number | undefined): number | undefined {
  const reference = header.number(`CRVAL${axis}`)
  if (reference === undefined) return undefined
  const step = header.number(`CDELT${axis}`) ?? header.number(`CD${axis}_${axis}`) ?? 0
  const offset = pixel === undefined ? 0 : pixel + 1 - (header.number(`CRPIX${axis}`) ?? 0)
  const frequency = (reference + offset * step) * (UNITS[(header.string(`CUNIT${axis}`) ?? 'Hz').trim().toUpperCase()] ?? 1)
  return frequency > 0 && Number.isFinite(frequency) ? frequency : undefined
}

/** A unit in brackets at the start of a comment, as the standard recommends: '[GHz] observing frequency'. */
function unitOf(comment: string): number {
  const unit = /^\[([A-Za-z]{1,8})\]/.exec(comment)?.[1]
  return unit === undefined ? 1 : (UNITS[unit.toUpperCase()] ?? 1)
}
