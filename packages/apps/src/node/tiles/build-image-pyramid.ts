// The pyramid of a plane of an image, built on threads into a folder, and read back.

import { holdsLabels } from '@cirasa/fits'
import {
  type BuildOptions,
  buildPyramid,
  localTileRunner,
  openPyramid,
  type Pyramid,
  type PyramidDescription,
  planPyramid,
  type Reduction,
} from '@cirasa/image'
import type { OpenImage } from '../images/open-image.ts'
import { openPlane, planeRecipe } from '../images/plane-pixels.ts'
import { folderPyramidStore } from './folder-store.ts'
import { TileThreads } from './tile-threads.ts'
import { zlibDeflate } from './zlib-deflate.ts'

/** How to build. */
export interface ImagePyramidOptions extends Pick<BuildOptions, 'progress' | 'lossless'> {
  readonly signal: AbortSignal
  /** Threads that may be started already; they are left out where they are at another plane. Default: new ones. */
  readonly threads?: TileThreads
  /** How many new ones. Default: one for each core, at most 4. */
  readonly workers?: number
}

/** Images up to this many pixels are done in this thread: starting others would take longer. */
const SMALL_PIXELS = 2 ** 21
/** Up to this many the coarse levels are made in this thread where no others are started yet, so that the first tile does not wait for them. */
const MEDIUM_PIXELS = 2 ** 27

/**
 * Builds the pyramid of an open image's plane into `folder`. The coarse levels are there first and can be read while the rest is made; after
 * a failure or an abort nothing is left. Levels of an image that says it holds labels are labels. Throws the errors of `fits` for damaged pixels,
 * IMAGE_NOT_LABELS for an image that says more of itself than it holds.
 *
 * Memory is bounded for a file on disk; what is packed with gzip or comes from an address lies in memory as a whole.
 */
export async function buildImagePyramid(image: OpenImage, folder: string, options: ImagePyramidOptions): Promise<PyramidDescription> {
  const { signal, progress, lossless = false } = options
  const recipe = await planeRecipe(image, signal)
  const { width, height } = image.plane
  const plan = planPyramid(width, height)
  const reduction: Reduction = holdsLabels(image.hdu.header) ? 'label' : 'mean'
  const store = folderPyramidStore(folder)
  using opened = await openPlane(recipe)
  const work = { plan, reduction, lossless }
  const context = { ...work, rows: opened.plane, deflate: zlibDeflate, signal }
  const here = localTileRunner(context)
  const build = { ...context, progress }
  const threads = options.threads ?? new TileThreads(options.workers)
  if (threads.count <= 1 || threads.areBusy || width * height <= SMALL_PIXELS)
    return await buildPyramid(opened.plane, store, { ...build, runner: here })
  const isThreaded = threads.areStarted || width * height > MEDIUM_PIXELS
  try {
    return await threads.with({ ...work, recipe }, signal, (there) =>
      buildPyramid(opened.plane, store, {
        ...build,
        runner: { concurrency: threads.count, run: (task) => (isThreaded || task.kind === 'band' ? there : here).run(task) },
      }),
    )
  } finally {
    if (!options.threads) await threads[Symbol.asyncDispose]()
  }
}

/** A pyramid and the file that it was made from; close it when done. */
export interface ImagePyramid extends Pyramid, Disposable {}

/**
 * Opens the pyramid of an image's plane. Tiles that are not made yet, and lossless ones, are made from the image. Undefined while the
 * coarse levels are not made.
 */
export async function openImagePyramid(image: OpenImage, folder: string, signal: AbortSignal): Promise<ImagePyramid | undefined> {
  const opened = await openPlane(await planeRecipe(image, signal))
  const pyramid = await openPyramid(folderPyramidStore(folder), { rows: opened.plane, deflate: zlibDeflate })
  if (pyramid === undefined) {
    opened[Symbol.dispose]()
    return undefined
  }
  return {
    ...pyramid,
    [Symbol.dispose]() {
      pyramid.close()
      opened[Symbol.dispose]()
    },
  }
}
