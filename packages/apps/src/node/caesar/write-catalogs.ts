// The catalogues of a run, ours and CAESAR's, and the regions: written together, before anything that may fail.

import type { Catalog } from '@cirasa/catalog'
import type { FinderMaps } from '@cirasa/finder'
import { writeDs9 } from '@cirasa/regions'
import type { ProductNames } from '../../caesar/product-names.ts'
import type { CaesarResult } from '../../caesar/tables/caesar-rows.ts'
import { componentColumns } from '../../caesar/tables/component-columns.ts'
import { islandColumns } from '../../caesar/tables/island-columns.ts'
import { componentRegions, islandRegions, type RegionPlace } from '../../caesar/tables/regions.ts'
import { writeComponentsJson, writeIslandsJson } from '../../caesar/tables/write-json.ts'
import { writeText } from '../../caesar/tables/write-text.ts'
import { AtomicFiles } from '../files/atomic-files.ts'
import type { OpenImage } from '../images/open-image.ts'
import { writeOutputs } from '../search/output-files.ts'

/** What was found, in pixel coordinates of the whole image. */
export interface FoundCatalogs {
  readonly folder: string
  readonly names: ProductNames
  readonly catalog: Catalog
  readonly result: CaesarResult
  /** What CAESAR's JSON says of the image and the software. */
  readonly metadata: object
  readonly regions: RegionPlace
  readonly maps: FinderMaps
  readonly image: OpenImage
  readonly signal: AbortSignal
}

/** Writes all of them, or none. Throws FILE_NOT_WRITABLE and the signal's reason. Gives the names of the files. */
export async function writeCatalogs(found: FoundCatalogs): Promise<readonly string[]> {
  const { folder, names, catalog, maps, image, signal } = found
  const files = new AtomicFiles(folder)
  try {
    const request = { image: image.context.name, out: folder, name: names.stem, plot: false, options: {} }
    await writeOutputs(files, { catalog, maps, image, request, signal })
    for (const [name, pieces] of caesarFiles(found)) {
      // Between two files a signal gets through.
      await new Promise(setImmediate)
      signal.throwIfAborted()
      files.write(name, pieces)
    }
    return files.commit()
  } finally {
    files.discard()
  }
}

function caesarFiles({ names, result, metadata, regions }: FoundCatalogs): readonly (readonly [string, Iterable<string>])[] {
  const { islands, components } = result
  return [
    [names.islands.dat, writeText('islands', islandColumns, islands)],
    [names.islands.json, writeIslandsJson(result, metadata)],
    [names.islands.regions, writeDs9(islandRegions(islands, regions))],
    [names.components.dat, writeText('fitted components', componentColumns, components)],
    [names.components.json, writeComponentsJson(result, metadata)],
    [names.components.regions, writeDs9(componentRegions(components, regions))],
  ]
}
