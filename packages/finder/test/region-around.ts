// The square of pixels around a place of a searched picture, with its maps and what the catalogue has there.

import type { FoundSources, PlacedComponent, PlaneContext, Region } from '../src/index.ts'
import { type Picture, planeOf } from './pictures.ts'
import { type Row, SCALE } from './scenes.ts'

const HALF = 64

/** @param contextFor what is known of the square; `x0` and `y0` are its first pixel */
export function regionAround(
  { picture, found, rows }: { readonly picture: Picture; readonly found: FoundSources; readonly rows: readonly Row[] },
  { x, y }: { readonly x: number; readonly y: number },
  contextFor: (part: Picture, x0: number, y0: number) => PlaneContext,
): Region & { readonly x0: number; readonly y0: number } {
  const [x0, y0] = [Math.max(0, Math.round(x) - HALF), Math.max(0, Math.round(y) - HALF)]
  const [x1, y1] = [Math.min(picture.width, x0 + 2 * HALF), Math.min(picture.height, y0 + 2 * HALF)]
  const cut = (rowsFrom: (y0: number, y1: number) => Float32Array): Float32Array => {
    const pixels = new Float32Array((x1 - x0) * (y1 - y0))
    for (let line = y0; line < y1; line++) pixels.set(rowsFrom(line, line + 1).subarray(x0, x1), (line - y0) * (x1 - x0))
    return pixels
  }
  const part: Picture = {
    width: x1 - x0,
    height: y1 - y0,
    pixels: cut((a, b) => picture.pixels.subarray(a * picture.width, b * picture.width)),
  }
  const neighbours = rows.map((row): PlacedComponent => {
    // North is up and east left: the angle from +x is a quarter more than that from north.
    return { x: row.x - x0, y: row.y - y0, peak: row.peak, major: row.major / SCALE, minor: row.minor / SCALE, angle: row.angle + 90 }
  })
  return {
    plane: planeOf(part),
    context: contextFor(part, x0, y0),
    background: cut(found.maps.background),
    rms: cut(found.maps.rms),
    neighbours,
    conditions: found.conditions,
    x0,
    y0,
  }
}
