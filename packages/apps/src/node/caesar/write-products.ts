// The files of a run, in the order of their worth: catalogues first, so that they are there when a map or the picture fails.

import type { Catalog, RunRecord } from '@cirasa/catalog'
import { isCodedError } from '@cirasa/errors'
import type { FinderMaps, Plane } from '@cirasa/finder'
import { movePixels } from '../../caesar/catalog-selection.ts'
import type { ProductNames } from '../../caesar/product-names.ts'
import type { SearchPlan } from '../../caesar/search-plan.ts'
import { beamPixels, buildCaesarResult } from '../../caesar/tables/build-result.ts'
import type { CaesarResult } from '../../caesar/tables/caesar-rows.ts'
import { measureIslandPixels } from '../../caesar/tables/island-pixels.ts'
import type { AppContext, AppOutcome } from '../app-run.ts'
import { writeAtomically } from '../files/atomic-files.ts'
import type { Preview } from '../plot/preview.ts'
import { imageLine } from '../search/image-line.ts'
import { applySelection, isSelective } from './apply-selection.ts'
import { caesarMetadata } from './metadata.ts'
import type { RunLog } from './run-log.ts'
import type { SearchArea } from './search-area.ts'
import { writeCaesarMap } from './write-caesar-map.ts'
import { writeCatalogs } from './write-catalogs.ts'

/** One run of the app. */
export interface Run {
  readonly context: AppContext
  readonly plan: SearchPlan
  readonly names: ProductNames
  readonly log: RunLog
}

/** What came of a search, in the pixels of its area. */
export interface Searched {
  readonly area: SearchArea
  readonly plane: Plane
  readonly maps: FinderMaps
  readonly preview: Preview
  readonly catalog: Catalog
}

/** How much of the progress of a run the search is; writing is the rest. */
export const SEARCH_SHARE = 0.9

/**
 * Writes everything. What fails after the catalogues is told in `warnings`, and the rest is written all the same.
 *
 * Throws FILE_NOT_WRITABLE for the catalogues, and the signal's reason.
 */
export async function writeProducts(run: Run, searched: Searched, warnings: string[]): Promise<AppOutcome> {
  const { context, plan, names, log } = run
  const { area } = searched
  const { folder, signal } = context
  const say = (fraction: number) => context.progress('writing', SEARCH_SHARE + (1 - SEARCH_SHARE) * fraction)
  say(0)
  const { catalog, result } = await catalogsOf(searched, plan, signal)
  await writeCatalogs({
    folder,
    names,
    catalog,
    result,
    metadata: caesarMetadata(catalog.run, area.whole, beamAreaOf(area)),
    regions: regionsOf(run, area, warnings),
    maps: searched.maps,
    image: area.image,
    signal,
  })
  const { counts, rms, median } = catalog.run
  log.info(`${counts.sources} sources, ${counts.components} components, ${counts.islands} islands; ${imageLine(catalog.run)}`)
  const later: readonly (readonly [what: string, write: () => Promise<void>])[] = [
    ...plan.maps.map(
      (map) => [`The map ${map}`, () => writeCaesarMap(`${names.stem}.${map}.fits`, map, { ...searched, folder }, signal)] as const,
    ),
    ['The picture', () => drawPicture(run, searched, catalog)],
  ]
  for (const [i, [what, write]] of later.entries()) {
    say((i + 1) / (later.length + 1))
    const failure = await failureOf(what, write, folder, signal)
    if (failure === undefined) continue
    warnings.push(failure)
    log.warn(failure)
    await failureOf('The record', async () => writeRecord(run, catalog.run, warnings), folder, signal)
  }
  say(1)
  return {
    warnings,
    figures: { ...counts, ...(rms === undefined ? {} : { rms }), ...(median === undefined ? {} : { background: median }) },
  }
}

/** A sentence on what could not be written; undefined when it was. Throws the signal's reason. */
async function failureOf(what: string, write: () => Promise<void>, folder: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    await write()
    return undefined
  } catch (error) {
    signal.throwIfAborted()
    const reason = isCodedError(error) ? error.message.replaceAll(`${folder}/`, '') : 'That is a defect of the program.'
    return `${what} could not be written. ${reason}`
  }
}

/** The record was written with the catalogues: what went wrong since is added. */
function writeRecord({ context, names }: Run, record: RunRecord, warnings: readonly string[]): void {
  const all = [...new Set([...record.warnings, ...warnings])]
  writeAtomically(`${context.folder}/${names.stem}.run.json`, `${JSON.stringify({ ...record, warnings: all }, null, 2)}\n`)
}

function beamAreaOf({ whole }: SearchArea): number {
  const { wcs, beam } = whole.context
  return beamPixels({ wcs, beam, ...sizeOf(whole) })
}

const sizeOf = ({ plane: { width, height } }: SearchArea['whole']) => ({ width, height })

/** The catalogue with the cuts of the plan, in pixel coordinates of the whole image, and what CAESAR's files say of it. */
async function catalogsOf(
  { area, plane, maps, catalog }: Searched,
  { selection }: SearchPlan,
  signal: AbortSignal,
): Promise<{ readonly catalog: Catalog; readonly result: CaesarResult }> {
  const pixels = await measureIslandPixels(plane, maps, area.origin, signal)
  const { wcs, beam } = area.whole.context
  const resultOf = (one: Catalog): CaesarResult => buildCaesarResult({ catalog: one, pixels, wcs, beam, ...sizeOf(area.whole) })
  const found = movePixels(catalog, area.origin)
  const result = resultOf(found)
  if (!isSelective(selection, found)) return { catalog: found, result }
  const selected = applySelection(found, result, selection)
  return { catalog: selected, result: resultOf(selected) }
}

function regionsOf({ plan, log }: Run, { whole }: SearchArea, warnings: string[]) {
  const { wcs } = whole.context
  if (plan.regions === 'image' || wcs !== undefined) return { frame: plan.regions, wcs }
  const warning = 'Regions are in pixels: the image has no sky coordinates.'
  warnings.push(warning)
  log.warn(warning)
  return { frame: 'image', wcs } as const
}

/** The picture shows the area, in whose pixels its image and its sky are. */
async function drawPicture({ context, names }: Run, { area, preview }: Searched, catalog: Catalog): Promise<void> {
  const { summaryPlot } = await import('../plot/summary-plot.ts')
  const { components } = movePixels(catalog, { x: -area.origin.x, y: -area.origin.y })
  const png = await summaryPlot({ preview, context: area.context, components, subtitle: imageLine(catalog.run) })
  context.signal.throwIfAborted()
  writeAtomically(`${context.folder}/${names.plot}`, png)
}
