// Points of a scatter plot as pixels: a hundred thousand squares, or a million as a density, written straight into an image.

import { type AxisScale, placesOn } from './axis-scale.ts'

/** Where points stand in a plot, in its pixels; -1 for points that are not in it. */
export interface PointPlaces {
  readonly x: Int16Array
  readonly y: Int16Array
  readonly width: number
  readonly height: number
}

/** A picture: one word a pixel, bytes red, green, blue, alpha as a canvas has them. */
export interface PixelImage {
  readonly pixels: Uint32Array
  readonly width: number
  readonly height: number
}

/** The places of all rows, y from the top. */
export function placePoints(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  axes: { readonly x: AxisScale; readonly y: AxisScale },
  width: number,
  height: number,
): PointPlaces {
  const x = new Int16Array(xs.length).fill(-1)
  const y = new Int16Array(xs.length).fill(-1)
  const [placeX, placeY] = [placesOn(axes.x), placesOn(axes.y)]
  for (let row = 0; row < xs.length; row++) {
    const across = placeX(xs[row])
    const up = placeY(ys[row])
    if (!(across >= 0 && across <= 1 && up >= 0 && up <= 1)) continue
    x[row] = Math.round(across * (width - 1))
    y[row] = Math.round((1 - up) * (height - 1))
  }
  return { x, y, width, height }
}

/** Paints rows as squares of `size` pixels, later ones over earlier ones. `colourOf` gives a word of the image. */
export function paintPoints(
  image: PixelImage,
  places: PointPlaces,
  rows: ArrayLike<number>,
  size: number,
  colourOf: (row: number) => number,
): void {
  const { pixels, width, height } = image
  const before = Math.floor((size - 1) / 2)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (places.x[row] < 0) continue
    const colour = colourOf(row)
    const left = Math.max(0, places.x[row] - before)
    const right = Math.min(width, places.x[row] - before + size)
    const top = Math.max(0, places.y[row] - before)
    const bottom = Math.min(height, places.y[row] - before + size)
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) pixels[y * width + x] = colour
  }
}

/** How many rows stand on each cell of `cell` pixels a side. */
export function countPoints(
  places: PointPlaces,
  rows: ArrayLike<number>,
  cell: number,
): { counts: Uint32Array; across: number; most: number } {
  const across = Math.ceil(places.width / cell)
  const counts = new Uint32Array(across * Math.ceil(places.height / cell))
  let most = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (places.x[row] < 0) continue
    const at = Math.floor(places.y[row] / cell) * across + Math.floor(places.x[row] / cell)
    most = Math.max(most, ++counts[at])
  }
  return { counts, across, most }
}

/** Paints rows as a density: the logarithm of how many there are, from the first colour of the ramp to its last. */
export function paintDensity(image: PixelImage, places: PointPlaces, rows: ArrayLike<number>, cell: number, ramp: Uint32Array): void {
  const { counts, across, most } = countPoints(places, rows, cell)
  const scale = (ramp.length - 1) / Math.log1p(most)
  for (let y = 0; y < image.height; y++) {
    const line = Math.floor(y / cell) * across
    for (let x = 0; x < image.width; x++) {
      const count = counts[line + Math.floor(x / cell)]
      if (count > 0) image.pixels[y * image.width + x] = ramp[Math.round(Math.log1p(count) * scale)]
    }
  }
}
