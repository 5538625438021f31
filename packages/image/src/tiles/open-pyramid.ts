// A pyramid to read tiles from: those that are made from its files, those that are not from the image itself, if it is at hand.

import { imageErrors } from '../errors.ts'
import { makeTile } from './make-tile.ts'
import { MOST_DESCRIPTION_BYTES, PYRAMID_FILES, type PyramidDescription, parsePyramid } from './pyramid-description.ts'
import { tileBox } from './pyramid-plan.ts'
import type { PyramidStore, StoredBytes } from './pyramid-store.ts'
import { openTileFile, type TileFile } from './tile-file.ts'
import type { TileContext } from './tile-tasks.ts'

/** A pyramid that can be read. */
export interface Pyramid {
  readonly description: PyramidDescription
  /**
   * The coded bytes of a tile. They never change, so that they may be cached for ever.
   *
   * @param lossless - the bits of the floats, made from the image where the pyramid is not kept so
   * @throws IMAGE_NO_SUCH_TILE; IMAGE_TILE_NOT_READY where it is not made yet and there is no image to make it from; IMAGE_BAD_PYRAMID
   */
  tile(level: number, x: number, y: number, options?: { readonly lossless?: boolean; readonly signal?: AbortSignal }): Promise<Uint8Array>
  /** Whether all levels are made. */
  complete(): Promise<boolean>
  close(): void
}

/** The image itself, for tiles that are not made yet, and with the same `deflate` as the pyramid for the same bytes. */
export type TileOrigin = Pick<TileContext, 'rows' | 'deflate'>

/** Opens a pyramid; undefined while its coarse levels are not made. Throws IMAGE_BAD_PYRAMID. */
export async function openPyramid(store: PyramidStore, origin?: TileOrigin): Promise<Pyramid | undefined> {
  const text = await readText(store, PYRAMID_FILES.description)
  if (text === undefined) return undefined
  const description = parsePyramid(text)
  const { plan, reduction, lossless: kept } = description
  const opened: StoredBytes[] = []
  const files = new Map<string, TileFile>()

  /** Opened when it is first wanted, as the fine levels come later. */
  async function fileOf(level: number): Promise<TileFile | undefined> {
    const [name, range] =
      level >= plan.coarse
        ? [PYRAMID_FILES.coarse, { from: plan.coarse, to: plan.levels.length }]
        : [PYRAMID_FILES.fine, { from: 0, to: plan.coarse }]
    const known = files.get(name)
    if (known !== undefined) return known
    const bytes = await store.open(name)
    if (bytes === undefined) return undefined
    opened.push(bytes)
    const file = await openTileFile(plan, range, bytes)
    files.set(name, file)
    return file
  }

  return {
    description,
    async tile(level, x, y, { lossless = kept, signal } = {}) {
      tileBox(plan, level, x, y)
      const file = lossless === kept ? await fileOf(level) : undefined
      if (file !== undefined) return file.tile(level, x, y)
      if (origin === undefined) throw imageErrors.TILE_NOT_READY({ level, x, y })
      return makeTile({ ...origin, plan, reduction, lossless, signal }, level, x, y)
    },
    complete: async () => (await fileOf(0)) !== undefined && (await fileOf(plan.coarse)) !== undefined,
    close() {
      for (const bytes of opened) bytes.close()
    },
  }
}

async function readText(store: PyramidStore, name: string): Promise<string | undefined> {
  const bytes = await store.open(name)
  if (bytes === undefined) return undefined
  try {
    if (bytes.size > MOST_DESCRIPTION_BYTES) throw imageErrors.BAD_PYRAMID({ why: 'its description is too long' })
    return new TextDecoder().decode(await bytes.read(0, bytes.size))
  } finally {
    bytes.close()
  }
}
