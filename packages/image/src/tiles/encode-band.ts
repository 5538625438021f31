// Codes all tiles of a band of the image, of several levels in one pass: rows come in, halve on their way, and are coded when a row of tiles
// is full. A band's memory is a row of tiles for each level, however high or wide the image is.

import { encodeRow } from './encode-row.ts'
import { halverOf } from './reduction.ts'
import { strips } from './row-source.ts'
import { freshScratch } from './scratch.ts'
import type { BandTask, PlacedTile, TileContext } from './tile-tasks.ts'

/** Does a BandTask. The tiles come in the order in which they were full. */
export async function encodeBand(context: TileContext, { band, from, to }: BandTask): Promise<PlacedTile[]> {
  const { plan, reduction = 'mean', scratch = freshScratch } = context
  const halve = halverOf(reduction)
  const { levels, coarse, tileSide } = plan
  const rowsOfTiles = 2 ** (coarse - 1)
  const first = levels.slice(0, coarse).map(({ level }) => (from * tileSide) / 2 ** level)
  const widths = levels.slice(0, coarse).map(({ level, width }) => Math.min(width, (to * tileSide) / 2 ** level) - first[level])
  const buffers = widths.map((width, level) => scratch.floats(`level ${level}`, width * tileSide))
  const done: PlacedTile[] = []

  /** The row of tiles `y` of the level is full. */
  async function full(level: number, y: number): Promise<void> {
    const width = widths[level]
    done.push(...(await encodeRow(context, buffers[level], { level, y, width, x: first[level] / tileSide })))
    const above = level + 1
    if (above >= coarse) return
    const height = Math.min(tileSide, levels[level].height - y * tileSide)
    const at = (y % 2) * (tileSide / 2) * widths[above]
    halve(buffers[level], width, height, buffers[above].subarray(at))
    if (y % 2 === 1 || y === levels[level].rows - 1) await full(above, y >> 1)
  }

  for (let y = band * rowsOfTiles, end = Math.min(levels[0].rows, y + rowsOfTiles); y < end; y++) {
    await readColumns(context, [y * tileSide, Math.min(plan.height, (y + 1) * tileSide)], first[0], widths[0], buffers[0])
    await full(0, y)
  }
  return done
}

/** Reads columns of rows into `out`. */
async function readColumns(
  context: TileContext,
  [y0, y1]: readonly [number, number],
  x0: number,
  width: number,
  out: Float32Array,
): Promise<void> {
  const source = context.rows
  for await (const { y, rows, pixels } of strips(source, [y0, y1], { ...context, unit: 1 })) {
    for (let row = 0; row < rows; row++) {
      const start = row * source.width + x0
      out.set(pixels.subarray(start, start + width), (y - y0 + row) * width)
    }
  }
}
