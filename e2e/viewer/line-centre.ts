// Where a thin line is on a picture, to a fraction of a pixel: the middle of its light along a ray across it.

import type { Shot } from './viewer-page.ts'

/** How far along a ray is looked, and in what steps; device pixels. */
const REACH = 5
const STEP = 0.2

/**
 * The offset of a red line from where it should be, along a ray through that place; undefined where the picture has none there.
 *
 * @param x - device pixels from the upper left corner, as coordinates: the first pixel reaches from 0 to 1
 * @param dx - unit vector of the ray
 */
export function lineOffset(shot: Shot, x: number, y: number, dx: number, dy: number): number | undefined {
  let [light, moment] = [0, 0]
  for (let t = -REACH; t <= REACH; t += STEP) {
    const red = redAt(shot, x + t * dx, y + t * dy)
    light += red
    moment += red * t
  }
  return light * STEP > 60 ? moment / light : undefined
}

/** Red, interpolated between the centres of pixels. */
function redAt({ width, height, data }: Shot, x: number, y: number): number {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)]
  const [u, v] = [x - 0.5 - left, y - 0.5 - top]
  const of = (column: number, row: number) =>
    column < 0 || row < 0 || column >= width || row >= height ? 0 : data[4 * (row * width + column)]
  return (1 - v) * ((1 - u) * of(left, top) + u * of(left + 1, top)) + v * ((1 - u) * of(left, top + 1) + u * of(left + 1, top + 1))
}
