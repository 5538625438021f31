// Pixels of a box, for profiles, statistics and the preview: from the tiles in memory, and those that are missing fetched.

import type { ImageBox } from '../camera/camera.ts'
import { viewerErrors } from '../errors.ts'
import type { Raster } from '../layers/raster.ts'
import { toRaster } from '../layers/raster-placement.ts'
import type { TilePlace } from '../tiles/tile-place.ts'
import type { TilePixels } from '../tiles/tile-source.ts'
import type { PixelBlock, PixelRequest } from '../viewer-types.ts'

/** Pixels given at once: 64 MB. */
const MOST_PIXELS = 2 ** 24
/** Tiles fetched at a time. */
const CONCURRENCY = 6

/** A box of whole pixels of a level. */
interface LevelBox {
  readonly level: number
  readonly x0: number
  readonly y0: number
  readonly width: number
  readonly height: number
}

/** Reads a box of image pixels, its edges included. Throws VIEWER_TOO_MANY_PIXELS and what the tiles throw. */
export async function readBlock(raster: Raster, box: ImageBox, { level = 0, lossless, signal }: PixelRequest): Promise<PixelBlock> {
  signal.throwIfAborted()
  const at = levelBox(raster, box, Math.min(raster.tiles.plan.levels.length - 1, Math.max(0, Math.round(level))))
  if (!(at.width * at.height <= MOST_PIXELS))
    throw viewerErrors.TOO_MANY_PIXELS({ width: at.width, height: at.height, level: at.level, most: MOST_PIXELS })
  const pixels = new Float32Array(at.width * at.height).fill(Number.NaN)
  const places = placesIn(raster, at)
  const rest = new AbortController()
  const all = AbortSignal.any([signal, rest.signal])
  let next = 0
  const work = async () => {
    while (next < places.length) {
      const place = places[next++]
      copyInto(pixels, at, await raster.tiles.fetch(place, { lossless, signal: all }), place, raster.tiles.plan.tileSide)
      signal.throwIfAborted()
    }
  }
  try {
    await Promise.all(Array.from({ length: CONCURRENCY }, work))
  } catch (error) {
    // Without one of them nobody needs the others.
    rest.abort(error)
    throw error
  }
  return { ...at, pixels, reduction: raster.source.description.reduction }
}

function levelBox(raster: Raster, box: ImageBox, level: number): LevelBox {
  const side = 2 ** level
  const from = toRaster(raster.placement, Math.min(box.x0, box.x1), Math.min(box.y0, box.y1))
  const to = toRaster(raster.placement, Math.max(box.x0, box.x1), Math.max(box.y0, box.y1))
  const [x0, y0] = [Math.floor((Math.round(from.x) + 0.5) / side), Math.floor((Math.round(from.y) + 0.5) / side)]
  const [x1, y1] = [Math.floor((Math.round(to.x) + 0.5) / side), Math.floor((Math.round(to.y) + 0.5) / side)]
  return { level, x0, y0, width: x1 - x0 + 1, height: y1 - y0 + 1 }
}

function placesIn(raster: Raster, { level, x0, y0, width, height }: LevelBox): TilePlace[] {
  const { tileSide, levels } = raster.tiles.plan
  const { columns, rows } = levels[level]
  const places: TilePlace[] = []
  const [lastX, lastY] = [Math.floor((x0 + width - 1) / tileSide), Math.floor((y0 + height - 1) / tileSide)]
  for (let y = Math.max(0, Math.floor(y0 / tileSide)); y <= Math.min(rows - 1, lastY); y++)
    for (let x = Math.max(0, Math.floor(x0 / tileSide)); x <= Math.min(columns - 1, lastX); x++) places.push({ level, x, y })
  return places
}

function copyInto(pixels: Float32Array, box: LevelBox, tile: TilePixels, place: TilePlace, tileSide: number): void {
  const [left, below] = [place.x * tileSide, place.y * tileSide]
  const [fromX, toX] = [Math.max(box.x0, left), Math.min(box.x0 + box.width, left + tile.width)]
  const [fromY, toY] = [Math.max(box.y0, below), Math.min(box.y0 + box.height, below + tile.height)]
  if (fromX >= toX) return
  for (let y = fromY; y < toY; y++) {
    const row = (y - below) * tile.width - left
    pixels.set(tile.pixels.subarray(row + fromX, row + toX), (y - box.y0) * box.width + fromX - box.x0)
  }
}
