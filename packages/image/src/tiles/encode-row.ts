// Cuts a row of tiles apart and codes each.

import { encodeTile } from './encode-tile.ts'
import { freshScratch } from './scratch.ts'
import type { PlacedTile, TileContext } from './tile-tasks.ts'
import { turn } from './turn.ts'

/** Codes the tiles of one row of tiles; `x` is the place of the first. */
export async function encodeRow(
  { plan, lossless, deflate, scratch = freshScratch, signal }: TileContext,
  pixels: Float32Array,
  { level, y, width, x = 0 }: { readonly level: number; readonly y: number; readonly width: number; readonly x?: number },
): Promise<PlacedTile[]> {
  const side = plan.tileSide
  const height = Math.min(side, plan.levels[level].height - y * side)
  const tile = scratch.floats('tile', side * side)
  const done: PlacedTile[] = []
  await turn()
  for (let left = 0; left < width; left += side) {
    signal?.throwIfAborted()
    const columns = Math.min(side, width - left)
    for (let row = 0; row < height; row++) {
      const start = row * width + left
      tile.set(pixels.subarray(start, start + columns), row * columns)
    }
    done.push({ level, x: x + left / side, y, bytes: await encodeTile(tile, columns, height, { lossless, deflate, scratch }) })
  }
  return done
}
