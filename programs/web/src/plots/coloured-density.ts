// Very many coloured points as an image: each cell of the plot has the colour of what lies on it.

import { MOST_CLASSES, type PointColouring } from './point-colouring.ts'
import type { PixelImage, PointPlaces } from './point-image.ts'

/**
 * Paints each cell of `cell` pixels a side in the colour of the mean of its rows, for colours along a map, or of what most of its rows are, for classes. Rows
 * without a value count only where there are no others.
 *
 * @param words colours by the numbers of the colouring, as words of the image
 */
export function paintColouredDensity(
  image: PixelImage,
  places: PointPlaces,
  rows: ArrayLike<number>,
  cell: number,
  { numbers, key }: PointColouring,
  words: Uint32Array,
): void {
  const across = Math.ceil(places.width / cell)
  const cells = across * Math.ceil(places.height / cell)
  const colours =
    key.kind === 'values' ? means(places, rows, cell, across, cells, numbers) : majorities(places, rows, cell, across, cells, numbers)
  for (let y = 0; y < image.height; y++) {
    const line = Math.floor(y / cell) * across
    for (let x = 0; x < image.width; x++) {
      const colour = colours[line + Math.floor(x / cell)]
      if (colour >= 0) image.pixels[y * image.width + x] = words[colour]
    }
  }
}

type Cells = readonly [places: PointPlaces, rows: ArrayLike<number>, cell: number, across: number, cells: number, numbers: Uint8Array]

/** The number of the colour of each cell; -1 for a cell without rows. */
function means(...[{ x, y }, rows, cell, across, cells, numbers]: Cells): Int16Array {
  const sums = new Uint32Array(cells)
  const counts = new Uint32Array(cells)
  const found = new Int16Array(cells).fill(-1)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (x[row] < 0) continue
    const at = Math.floor(y[row] / cell) * across + Math.floor(x[row] / cell)
    found[at] = 0
    if (numbers[row] === 0) continue
    sums[at] += numbers[row]
    counts[at]++
  }
  for (let at = 0; at < cells; at++) if (counts[at] > 0) found[at] = Math.round(sums[at] / counts[at])
  return found
}

function majorities(...[{ x, y }, rows, cell, across, cells, numbers]: Cells): Int16Array {
  const classes = MOST_CLASSES + 2
  const counts = new Uint32Array(cells * classes)
  const found = new Int16Array(cells).fill(-1)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (x[row] < 0) continue
    const at = Math.floor(y[row] / cell) * across + Math.floor(x[row] / cell)
    const count = ++counts[at * classes + numbers[row]]
    const leads = found[at] <= 0 || count > counts[at * classes + found[at]]
    if (found[at] < 0 || (numbers[row] > 0 && leads)) found[at] = numbers[row]
  }
  return found
}
