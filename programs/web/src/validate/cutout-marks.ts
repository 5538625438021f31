// Ellipses of components on a cutout: which lie in it, and where, in the units of a drawing whose first row is at the top.

import type { EllipseColumns } from '@cirasa/catalog'

/** An ellipse to draw, with half axes, as SVG has them. */
export interface DrawnEllipse {
  readonly x: number
  readonly y: number
  readonly rx: number
  readonly ry: number
  /** Degrees, clockwise from +x. */
  readonly turn: number
  /** True for the source that is judged. */
  readonly isOwn: boolean
}

/** Half of the smallest axis that is drawn, pixels: what has no size is a small circle. */
const LEAST = 1.5

/** The first pixel of a cutout around a place, as the service cuts it. Pixels are 0-based. */
export const cutoutStart = (middle: number, size: number): number => Math.round(middle) - Math.floor(size / 2)

/**
 * The ellipses that reach into a square of pixels.
 *
 * @param columns of all components, 0-based pixels of the image
 * @param middle of the cutout
 * @param own rows of the source that is judged
 */
export function cutoutMarks(
  { x, y, major, minor, angle }: EllipseColumns,
  middle: { readonly x: number; readonly y: number },
  size: number,
  own: ReadonlySet<number>,
): DrawnEllipse[] {
  const [x0, y0] = [cutoutStart(middle.x, size), cutoutStart(middle.y, size)]
  const marks: DrawnEllipse[] = []
  for (let row = 0; row < x.length; row++) {
    const reach = Math.max(major[row] / 2, LEAST)
    const [dx, dy] = [x[row] - x0, y[row] - y0]
    if (!(dx > -reach && dy > -reach && dx < size + reach && dy < size + reach)) continue
    marks.push({
      // The centre of the first pixel is half a pixel from the edge of the drawing.
      x: dx + 0.5,
      y: size - dy - 0.5,
      rx: Math.max(major[row] / 2, LEAST),
      ry: Math.max(minor[row] / 2, LEAST),
      turn: -angle[row],
      isOwn: own.has(row),
    })
  }
  // The own ones are drawn last, so that they are seen.
  return marks.sort((a, b) => Number(a.isOwn) - Number(b.isOwn))
}
