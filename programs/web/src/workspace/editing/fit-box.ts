// Which pixels a fit of one source looks at: enough around it for its island, its neighbours and, where nobody has measured it, the noise.

import type { ImageBox } from '@cirasa/viewer'

/** Half sides, pixels: with known noise, and where the noise is measured in the box itself. */
const NEAR = 64
const FAR = 192
/** A box reaches so many widths of source or beam beyond the place. */
const WIDTHS = 8
/** A box of at most twice this side is read: 4 million pixels. */
const MOST = 1000

/** What decides how far one has to look; pixels. */
export interface FitReach {
  /** FWHM of the largest component that is fitted, or of the beam. */
  readonly width: number
  /** Side of a cell in which the run measured the noise; undefined where the noise is known. */
  readonly noiseBox?: number
}

/** The box around a place, its edges included, cut at the borders of the image. */
export function fitBox(
  at: { readonly x: number; readonly y: number },
  { width, noiseBox }: FitReach,
  image: { readonly width: number; readonly height: number },
): ImageBox {
  const wide = Math.ceil(WIDTHS * (Number.isFinite(width) ? width : 0))
  const half = Math.min(MOST, noiseBox === undefined ? Math.max(NEAR, wide) : Math.max(FAR, wide, 2 * noiseBox))
  const [x, y] = [Math.round(at.x), Math.round(at.y)]
  return {
    x0: Math.max(0, x - half),
    y0: Math.max(0, y - half),
    x1: Math.min(image.width - 1, x + half),
    y1: Math.min(image.height - 1, y + half),
  }
}
