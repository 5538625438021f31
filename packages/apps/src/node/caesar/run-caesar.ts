// The run of the app `caesar`: an image is searched as the options ask, and what was found is written under our names and under CAESAR's.

import type { RunRecord } from '@cirasa/catalog'
import { CodedError, isCodedError } from '@cirasa/errors'
import { findSources, type Plane } from '@cirasa/finder'
import { planSearch } from '../../caesar/mapping.ts'
import { productNames } from '../../caesar/product-names.ts'
import { appErrors } from '../../errors.ts'
import type { AppContext, AppOutcome, AppRunInput } from '../app-run.ts'
import { writeAtomically } from '../files/atomic-files.ts'
import { openImage } from '../images/open-image.ts'
import { refuseMissingPixels } from '../images/plane-pixels.ts'
import type { Preview } from '../plot/preview.ts'
import { openFinderPool, threadsFor } from '../search/find-pool.ts'
import { RunLog } from './run-log.ts'
import { finderOptionsFor, type SearchArea, searchArea } from './search-area.ts'
import { type Run, SEARCH_SHARE, writeProducts } from './write-products.ts'

/**
 * Runs the app. What options do in vain was told when they were checked (`checkRequest`), and is in the log; `warnings` of the outcome
 * are what came up in the run.
 *
 * Throws APPS_WRONG_INPUTS, APPS_NO_SUCH_WINDOW, FILE_ errors, those of `fits` for what is no image, of `finder` for what cannot be
 * searched, and the signal's reason. Catalogues that were written by then stay.
 */
export async function runCaesar(context: AppContext): Promise<AppOutcome> {
  const { inputs, options } = context
  if (inputs.length !== 1) throw appErrors.WRONG_INPUTS({ app: 'caesar', wanted: 'one image', count: inputs.length })
  const [input] = inputs
  const plan = planSearch(options, 'wire')
  const names = productNames(input.name)
  const log = new RunLog(plan.logLevel, (line) => context.log(line))
  try {
    return await search({ context, plan, names, log }, input)
  } catch (error) {
    const told = withoutPath(error, input)
    if (!context.signal.aborted) log.error(isCodedError(told) ? told.message : 'The run ended by a defect of the program.')
    throw told
  } finally {
    writeLog(context.folder, names.log, log)
  }
}

async function search(run: Run, input: AppRunInput): Promise<AppOutcome> {
  const { context, plan, log } = run
  const { signal } = context
  const started = new Date()
  for (const warning of plan.warnings) log.warn(warning)
  const workers = Math.max(1, Math.min(plan.threads ?? context.threads, context.threads))
  // Whatever is wrong with the image, no thread outlives the search.
  await using threads = threadsFor(input.path, workers)
  const opened = await openImage(input.path, plan.image, signal)
  try {
    const area = await searchArea(opened, plan, input.name, signal)
    if (!area.isWindow) refuseMissingPixels(opened)
    const warnings = [...opened.notes, ...area.warnings]
    const finder = finderOptionsFor(plan, area, warnings)
    for (const warning of warnings) log.warn(warning)
    const { recipe, width, height, sky } = area
    log.info(`Searching ${input.name}: ${width} x ${height} pixels${area.isWindow ? ' of a larger image' : ''}`)
    log.debug(`Options of the finder: ${JSON.stringify(finder)}`)
    await using pool = await openFinderPool({ recipe, width, height, context: area.context, sky, workers }, threads)
    // The file is hashed and made small for the picture while the finder's threads work.
    const hash = opened.input.sha256(signal)
    hash.catch(() => {})
    const progress = ({ stage, fraction, count }: { readonly stage: string; readonly fraction: number; readonly count?: number }) =>
      context.progress(stage, fraction * SEARCH_SHARE, count)
    const searching = findSources(pool.plane, area.context, finder, { signal, progress, runner: pool.runner })
    searching.catch(() => {})
    const preview = await previewOfPlane(pool.plane, signal)
    const { catalog, maps } = await searching
    for (const warning of catalog.run.warnings) log.warn(warning)
    warnings.push(...catalog.run.warnings)
    const record = completeRecord(catalog.run, area, { started, sha256: await hash, warnings })
    return await writeProducts(run, { area, plane: pool.plane, maps, preview, catalog: { ...catalog, run: record } }, warnings)
  } finally {
    opened.input.close()
  }
}

async function previewOfPlane(plane: Plane, signal: AbortSignal): Promise<Preview> {
  const { previewOf } = await import('../plot/preview.ts')
  const { LONGEST_IMAGE_SIDE } = await import('../plot/summary-plot.ts')
  return previewOf(plane, LONGEST_IMAGE_SIDE, signal)
}

interface RunFacts {
  readonly started: Date
  readonly sha256: string | undefined
  readonly warnings: readonly string[]
}

/** The finder has no clock and no file: what it cannot know of its run is filled in here. */
function completeRecord(run: RunRecord, { whole, width, height, origin, isWindow }: SearchArea, facts: RunFacts): RunRecord {
  const { hdu, plane } = whole
  const { started, sha256, warnings } = facts
  const ended = new Date()
  const window = `Only the window from (${origin.x}, ${origin.y}) to (${origin.x + width - 1}, ${origin.y + height - 1}) was searched.`
  return Object.freeze({
    ...run,
    image: { ...run.image, width: plane.width, height: plane.height, sha256, hdu: hdu.index, plane: plane.axes.map(({ index }) => index) },
    started: started.toISOString(),
    ended: ended.toISOString(),
    seconds: (ended.getTime() - started.getTime()) / 1000,
    warnings: [...(isWindow ? [window] : []), ...warnings],
  })
}

/** The same error with the name that the user knows in place of where the file lies on this machine. */
function withoutPath(error: unknown, { path, name }: AppRunInput): unknown {
  if (!isCodedError(error)) return error
  const clean = (text: string): string => text.replaceAll(path, name)
  return new CodedError(error.code, clean(error.message), clean(error.remedy), {}, error)
}

/** A log that cannot be written is no reason to fail. */
function writeLog(folder: string, name: string, log: RunLog): void {
  try {
    writeAtomically(`${folder}/${name}`, log.text())
  } catch {
    // The job's own log has the same lines.
  }
}
