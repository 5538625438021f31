// The shape of an island in a few numbers: those by which CAESAR calls an island point-like.

import type { PointLikeCuts } from '../search-plan.ts'
import type { Outline } from './outline.ts'

/** Shape of the pixels of an island, whatever their brightness. */
export interface IslandShape {
  /** Mean of the pixels, counted from 0. */
  readonly x: number
  readonly y: number
  /** 4 pi area / perimeter^2 of the outline: 1 for a disc. */
  readonly circularity: number
  /** 1 - minor / major axis of the second moments. */
  readonly elongation: number
  /** Pixels over the area of the ellipse of the same second moments: 1 for an ellipse. */
  readonly ellipseAreaRatio: number
}

/** Variance along an axis of a uniform pixel. */
const PIXEL_VARIANCE = 1 / 12

/** @param runs y, first x, first x after, and so on; at least one. */
export function measureShape(runs: readonly number[], outline: Outline | undefined): IslandShape {
  const { count, x, y, xx, xy, yy } = momentsOf(runs)
  const mean = (xx + yy) / 2
  const radius = Math.hypot((xx - yy) / 2, xy)
  const [major, minor] = [Math.sqrt(mean + radius), Math.sqrt(mean - radius)]
  return {
    x,
    y,
    circularity: outline === undefined ? Number.NaN : (4 * Math.PI * outline.area) / outline.perimeter ** 2,
    elongation: 1 - minor / major,
    // The semi-axes of a uniform ellipse are twice its standard deviations.
    ellipseAreaRatio: count / (4 * Math.PI * major * minor),
  }
}

function momentsOf(runs: readonly number[]) {
  // Offsets from the first pixel keep their digits on large images.
  const [y0, x0] = runs
  let [count, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < runs.length; i += 3) {
    const y = runs[i] - y0
    for (let x = runs[i + 1] - x0; x < runs[i + 2] - x0; x++) {
      count++
      sx += x
      sy += y
      sxx += x * x
      sxy += x * y
      syy += y * y
    }
  }
  const [x, y] = [sx / count, sy / count]
  return {
    count,
    x: x0 + x,
    y: y0 + y,
    xx: sxx / count - x * x + PIXEL_VARIANCE,
    xy: sxy / count - x * y,
    yy: syy / count - y * y + PIXEL_VARIANCE,
  }
}

/** Whether an island passes every cut that is made. What could not be measured passes. */
export function isPointLike(shape: IslandShape, pixels: number, beams: number, cuts: PointLikeCuts): boolean {
  const { leastCircularity = 0, mostElongation = 1, ellipseAreaRatio: [least, most] = [0, Number.POSITIVE_INFINITY] } = cuts
  return !(
    shape.circularity < leastCircularity ||
    shape.elongation > mostElongation ||
    shape.ellipseAreaRatio < least ||
    shape.ellipseAreaRatio > most ||
    pixels > (cuts.mostPixels ?? Number.POSITIVE_INFINITY) ||
    beams > (cuts.mostBeams ?? Number.POSITIVE_INFINITY)
  )
}
