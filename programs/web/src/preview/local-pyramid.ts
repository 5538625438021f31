// Tiles of a file that was dropped into the page, made here: the coarse levels first, so that it is seen before it is uploaded.

import { buildPyramid, openPyramid, type Pyramid, type PyramidDescription } from '@cirasa/image'
import { boundedStore } from './bounded-store.ts'
import { previewErrors } from './errors.ts'
import { type LocalChoice, openPlane } from './open-plane.ts'
import type { PreviewImage } from './preview-image.ts'

/**
 * What a page sets aside for a file, in MB: twice the tiles, as a file of them is put together from its pieces, the rows that are read at a time, and
 * what was unpacked of a .gz.
 */
const MOST_MEGABYTES = 512
const MOST_TILE_BYTES = 140 << 20

/** Larger images have more tiles than that; the bound keeps what is read at a time small before the first of them is made. */
const MOST_PIXELS = 2 ** 30
const MOST_WIDTH = 2 ** 20

/** A file whose tiles can be asked for. */
export interface LocalPyramid {
  readonly image: PreviewImage
  readonly hdu: number
  readonly description: PyramidDescription
  tile: Pyramid['tile']
  /** Resolves when all tiles are made; rejects with PREVIEW_FILE_TOO_LARGE and the errors of `fits`. */
  readonly complete: Promise<void>
}

/** Opens a plane of a file, and resolves as soon as it can be looked at. Tiles that are not made yet are made from the file when they are asked for. */
export async function openLocalPyramid(
  blob: Blob,
  name: string,
  choice: LocalChoice,
  { signal, progress = () => {} }: { readonly signal?: AbortSignal; readonly progress?: (fraction: number) => void } = {},
): Promise<LocalPyramid> {
  const refuse = (): Error => previewErrors.FILE_TOO_LARGE({ name, most: MOST_MEGABYTES })
  const { image, hdu, rows, reduction } = await openPlane(blob, name, choice, signal)
  if (image.width > MOST_WIDTH || image.width * image.height > MOST_PIXELS) throw refuse()
  const store = boundedStore(MOST_TILE_BYTES, refuse)
  let seen = (): void => {}
  const viewable = new Promise<void>((resolve) => {
    seen = resolve
  })
  const complete = buildPyramid(rows, store, {
    signal,
    reduction,
    progress: ({ fraction, viewable: isViewable }) => {
      progress(fraction)
      if (isViewable) seen()
    },
  }).then(() => {})
  // Whoever waits for the first look hears of a failure too, and nobody else may be listening yet.
  await Promise.race([viewable, complete])
  const pyramid = await openPyramid(store, { rows })
  if (pyramid === undefined) throw new Error('The pyramid says that it can be seen, and cannot')
  // The coarse levels are held from now on: those of a file that is damaged further on are taken away from the store.
  await pyramid.tile(pyramid.description.plan.levels.length - 1, 0, 0)
  return { image, hdu, description: pyramid.description, tile: pyramid.tile, complete }
}
