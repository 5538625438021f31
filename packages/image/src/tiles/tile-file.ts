// Many tiles in one file: a header, an index by which each is found without reading the others, then the tiles. Written in one pass.

import { imageErrors } from '../errors.ts'
import type { PyramidPlan } from './pyramid-plan.ts'
import type { StoredBytes, StoreSink } from './pyramid-store.ts'
import { MAX_TILE_SIDE, TILE_HEADER_BYTES } from './tile-header.ts'
import type { PlacedTile } from './tile-tasks.ts'

const MAGIC = 0x46495443
const VERSION = 1
const HEADER = 32
const ENTRY = 12
/** No tile is longer: four bytes a pixel, and what packing may add. */
const MOST_BYTES = TILE_HEADER_BYTES + MAX_TILE_SIDE ** 2 * 4 * 1.01 + 1024
/** Tiles are gathered to about this much before they are written. */
const PIECE = 1 << 20

/** Which levels of a pyramid a file holds: from `from` up to but not including `to`. */
export interface LevelRange {
  readonly from: number
  readonly to: number
}

/** Writes tiles to a sink. */
export interface TileFileWriter {
  /** Any order; where a tile lies depends on it. */
  write(tile: PlacedTile): Promise<void>
  /** Writes the index and commits. Throws IMAGE_BAD_PYRAMID when a tile is missing. */
  finish(): Promise<void>
}

/** Begins a file for the tiles of some levels. */
export async function writeTileFile(plan: PyramidPlan, range: LevelRange, sink: StoreSink): Promise<TileFileWriter> {
  const firsts = firstEntries(plan, range)
  const count = firsts.at(-1) as number
  const front = new Uint8Array(HEADER + ENTRY * count)
  const view = new DataView(front.buffer)
  for (const [i, value] of headerWords(plan, range, count).entries()) view.setUint32(4 * i, value, true)
  await sink.write(front)
  let offset = front.length
  let written = 0
  const piece = new Uint8Array(PIECE)
  let gathered = 0
  const flush = async () => {
    if (gathered > 0) await sink.write(piece.subarray(0, gathered))
    gathered = 0
  }
  return {
    async write({ level, x, y, bytes }) {
      const entry = HEADER + ENTRY * (firsts[level - range.from] + y * plan.levels[level].columns + x)
      view.setFloat64(entry, offset, true)
      view.setUint32(entry + 8, bytes.length, true)
      offset += bytes.length
      written++
      if (gathered + bytes.length > PIECE) await flush()
      if (bytes.length > PIECE) return sink.write(bytes)
      piece.set(bytes, gathered)
      gathered += bytes.length
    },
    async finish() {
      if (written !== count) throw imageErrors.BAD_PYRAMID({ why: `${written} of ${count} tiles were made` })
      await flush()
      await sink.patch(HEADER, front.subarray(HEADER))
      await sink.commit()
    },
  }
}

/** Tiles of a file. */
export interface TileFile {
  /** The bytes of a tile as they were written. Throws IMAGE_BAD_PYRAMID for an index that leads nowhere. */
  tile(level: number, x: number, y: number): Promise<Uint8Array>
}

/** Opens a file of tiles: reads its header, and an entry of the index with each tile. Throws IMAGE_BAD_PYRAMID when it is not that of this plan. */
export async function openTileFile(plan: PyramidPlan, range: LevelRange, bytes: StoredBytes): Promise<TileFile> {
  const firsts = firstEntries(plan, range)
  const count = firsts.at(-1) as number
  const header = await exactly(bytes, 0, HEADER)
  for (const [i, value] of headerWords(plan, range, count).entries()) {
    if (header.getUint32(4 * i, true) !== value) throw imageErrors.BAD_PYRAMID({ why: 'a file of tiles is not that of the image' })
  }
  return {
    async tile(level, x, y) {
      const entry = await exactly(bytes, HEADER + ENTRY * (firsts[level - range.from] + y * plan.levels[level].columns + x), ENTRY)
      const offset = entry.getFloat64(0, true)
      const length = entry.getUint32(8, true)
      if (!(offset >= HEADER + ENTRY * count && offset + length <= bytes.size && length >= TILE_HEADER_BYTES && length <= MOST_BYTES))
        throw imageErrors.BAD_PYRAMID({ why: `the index leads nowhere for tile (${x}, ${y}) of level ${level}` })
      const tile = await exactly(bytes, offset, length)
      return new Uint8Array(tile.buffer, tile.byteOffset, tile.byteLength)
    },
  }
}

/** Where the entries of each level begin, and how many there are in all. */
function firstEntries(plan: PyramidPlan, { from, to }: LevelRange): number[] {
  const firsts = [0]
  for (const { columns, rows } of plan.levels.slice(from, to)) firsts.push((firsts.at(-1) as number) + columns * rows)
  return firsts
}

const headerWords = (plan: PyramidPlan, { from, to }: LevelRange, count: number): readonly number[] => [
  MAGIC,
  VERSION,
  plan.tileSide,
  plan.width,
  plan.height,
  from,
  to,
  count,
]

async function exactly(bytes: StoredBytes, offset: number, length: number): Promise<DataView> {
  const got = await bytes.read(offset, length)
  if (got.length !== length) throw imageErrors.BAD_PYRAMID({ why: `a file of tiles ends at byte ${offset + got.length}` })
  return new DataView(got.buffer, got.byteOffset, length)
}
