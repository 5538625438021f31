// What the pixels of each island add up to: one pass over the image with its maps, in strips, so that no map is ever held whole.

import type { FinderMaps, Plane } from '@cirasa/finder'

/** The pixels of one island. Coordinates count from 0 in the whole image. Sums are in the unit of the image. */
export interface IslandPixels {
  pixels: number
  /** Of the pixels as they are, background included. */
  sum: number
  /** Of the brightest pixel; of the faintest for an island below the background. */
  peak: number
  backgroundSum: number
  noiseSum: number
  /** Rows of pixels that belong together: y, first x, first x after, and so on. */
  readonly runs: number[]
}

const STRIP_PIXELS = 1 << 20

/**
 * The pixels of every island by its number, from 1, as in `island_id` and the segmentation map.
 *
 * @param origin where the first pixel of the plane lies in the whole image
 * @throws the signal's reason
 */
export async function measureIslandPixels(
  plane: Plane,
  maps: Pick<FinderMaps, 'segmentation' | 'background' | 'rms'>,
  origin: { readonly x: number; readonly y: number },
  signal: AbortSignal,
): Promise<ReadonlyMap<number, IslandPixels>> {
  const found = new Map<number, IslandPixels>()
  const { width, height } = plane
  const rows = Math.max(1, Math.min(height, Math.floor(STRIP_PIXELS / width)))
  const data = new Float32Array(rows * width)
  for (let y0 = 0; y0 < height; y0 += rows) {
    await new Promise((resolve) => setTimeout(resolve, 0))
    signal.throwIfAborted()
    const y1 = Math.min(height, y0 + rows)
    const numbers = maps.segmentation(y0, y1)
    if (!numbers.some((number) => number !== 0)) continue
    const pixels = data.subarray(0, (y1 - y0) * width)
    plane.readRows(y0, y1, pixels)
    const strip = { pixels, numbers, background: maps.background(y0, y1), rms: maps.rms(y0, y1) }
    for (let y = y0; y < y1; y++) addRow(found, strip, (y - y0) * width, width, origin.x, origin.y + y)
  }
  return found
}

interface Strip {
  readonly pixels: Float32Array
  readonly numbers: Int32Array
  readonly background: Float32Array
  readonly rms: Float32Array
}

function addRow(found: Map<number, IslandPixels>, strip: Strip, offset: number, width: number, left: number, y: number): void {
  const { pixels, numbers, background, rms } = strip
  for (let x = 0; x < width; ) {
    const number = numbers[offset + x]
    let end = x + 1
    while (end < width && numbers[offset + end] === number) end++
    if (number !== 0) {
      const island = islandOf(found, number)
      for (let i = offset + x; i < offset + end; i++) {
        island.sum += pixels[i]
        island.backgroundSum += background[i]
        island.noiseSum += rms[i]
        if (island.pixels++ === 0 || Math.abs(pixels[i] - background[i]) > Math.abs(island.peak - background[i])) island.peak = pixels[i]
      }
      island.runs.push(y, left + x, left + end)
    }
    x = end
  }
}

function islandOf(found: Map<number, IslandPixels>, number: number): IslandPixels {
  let island = found.get(number)
  if (island === undefined) {
    island = { pixels: 0, sum: 0, peak: Number.NaN, backgroundSum: 0, noiseSum: 0, runs: [] }
    found.set(number, island)
  }
  return island
}
