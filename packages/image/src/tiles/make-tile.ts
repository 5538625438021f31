// One tile straight from the image: what a viewer is given while the pyramid is being made.

import { encodeRow } from './encode-row.ts'
import type { Halve } from './halve.ts'
import { tileBox } from './pyramid-plan.ts'
import { halverOf } from './reduction.ts'
import { strips } from './row-source.ts'
import type { TileContext } from './tile-tasks.ts'

/**
 * Makes one tile from the rows that it lies on: the same bytes as in the pyramid. Reads 2^level rows of tiles of the image; holds a strip of
 * them, and two rows for each level.
 *
 * @throws IMAGE_NO_SUCH_TILE
 */
export async function makeTile(context: TileContext, level: number, x: number, y: number): Promise<Uint8Array> {
  const { plan, rows: source, reduction = 'mean' } = context
  const box = tileBox(plan, level, x, y)
  const pixels = new Float32Array(box.width * box.height)
  const unit = 2 ** level
  const x0 = box.x0 * unit
  const [y0, y1] = [box.y0 * unit, Math.min(plan.height, (box.y0 + box.height) * unit)]
  const width = Math.min(plan.width - x0, box.width * unit)
  let at = 0
  const push = rowHalver(halverOf(reduction), [width, y1 - y0], level, (row) => {
    pixels.set(row, at)
    at += row.length
  })
  for await (const strip of strips(source, [y0, y1], { ...context, unit: 1 })) {
    for (let row = 0; row < strip.rows; row++) push(strip.pixels.subarray(row * source.width + x0, row * source.width + x0 + width))
  }
  const [tile] = await encodeRow(context, pixels, { level, y, width: box.width, x })
  return tile.bytes
}

/** Takes rows one by one and gives those of a higher level. */
function rowHalver(
  halve: Halve,
  [width, rows]: readonly [number, number],
  levels: number,
  give: (row: Float32Array) => void,
): (row: Float32Array) => void {
  if (levels === 0) return give
  const pair = new Float32Array(2 * width)
  const half = new Float32Array(Math.ceil(width / 2))
  const next = rowHalver(halve, [half.length, Math.ceil(rows / 2)], levels - 1, give)
  let seen = 0
  return (row) => {
    pair.set(row, (seen % 2) * width)
    seen++
    if (seen % 2 === 1 && seen < rows) return
    halve(pair, width, seen % 2 === 1 ? 1 : 2, half)
    next(half)
  }
}
