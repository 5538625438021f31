// One search from the image to its files: nothing appears under its name before everything is written.

import { availableParallelism } from 'node:os'
import type { Catalog, RunRecord } from '@cirasa/catalog'
import { findSources, type Plane, type ReportProgress } from '@cirasa/finder'
import { AtomicFiles } from '../files/atomic-files.ts'
import { type OpenImage, openImage } from '../images/open-image.ts'
import { planeRecipe } from '../images/plane-pixels.ts'
import type { Preview } from '../plot/preview.ts'
import { openFinderPool, threadsFor } from './find-pool.ts'
import type { FindRequest } from './find-request.ts'
import { refuseToOverwriteImages, writeOutputs } from './output-files.ts'

/** What came of one image. */
export interface Found {
  readonly run: RunRecord
  readonly catalog: Catalog
  /** In the order in which they were written. */
  readonly files: readonly string[]
  /** From opening the image to the last file. */
  readonly seconds: number
}

/** How a search is followed and stopped. */
export interface SearchControls {
  readonly signal: AbortSignal
  readonly progress?: ReportProgress
}

/**
 * Searches an image and writes what was found: all files of it, or none.
 *
 * Throws FILE_ errors, those of `fits` for what is no image, those of `finder` for options out of range, and the signal's reason.
 */
export async function findImage(request: FindRequest, { signal, progress }: SearchControls): Promise<Found> {
  const began = performance.now()
  const started = new Date()
  await refuseToOverwriteImages(request)
  const workers = request.workers ?? availableParallelism()
  // Whatever is wrong with the image, no thread outlives the search.
  await using threads = threadsFor(request.image, workers)
  const opened = await openImage(request.image, request, signal)
  const files = new AtomicFiles(request.out)
  try {
    const { width, height } = opened.plane
    const recipe = await planeRecipe(opened, signal)
    await using pool = await openFinderPool({ recipe, width, height, context: opened.context, sky: opened.sky, workers }, threads)
    // The file is hashed and made small for the plot while the finder's threads work.
    const hash = opened.input.sha256(signal)
    hash.catch(() => {})
    const controls = { signal, progress, runner: pool.runner }
    const searching = findSources(pool.plane, opened.context, request.options, controls)
    searching.catch(() => {})
    const preview = request.plot ? await previewOfPlane(pool.plane, signal) : undefined
    const { catalog: bare, maps } = await searching
    const run = completeRun(bare.run, opened, { started, began, sha256: await hash })
    const catalog: Catalog = { ...bare, run }
    signal.throwIfAborted()
    await writeOutputs(files, { catalog, maps, image: opened, preview, request, signal })
    signal.throwIfAborted()
    return { run, catalog, files: files.commit(), seconds: (performance.now() - began) / 1000 }
  } finally {
    files.discard()
    opened.input.close()
  }
}

async function previewOfPlane(plane: Plane, signal: AbortSignal): Promise<Preview> {
  const { previewOf } = await import('../plot/preview.ts')
  const { LONGEST_IMAGE_SIDE } = await import('../plot/summary-plot.ts')
  return previewOf(plane, LONGEST_IMAGE_SIDE, signal)
}

/** The finder has no clock and no file: what it cannot know of its run is filled in here. */
function completeRun(
  run: RunRecord,
  { hdu, plane, notes }: OpenImage,
  { started, began, sha256 }: { started: Date; began: number; sha256: string | undefined },
): RunRecord {
  return Object.freeze({
    ...run,
    image: { ...run.image, sha256, hdu: hdu.index, plane: plane.axes.map(({ index }) => index) },
    started: started.toISOString(),
    ended: new Date().toISOString(),
    seconds: Number(((performance.now() - began) / 1000).toFixed(3)),
    warnings: [...notes, ...run.warnings],
  })
}
