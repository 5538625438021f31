// Which files a search writes, and in what order: the record of the run comes last, so that it stands for all of them.

import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Catalog } from '@cirasa/catalog'
import type { FinderMaps, MapName } from '@cirasa/finder'
import { fitsWriter, openFits, planeHeader, startImage } from '@cirasa/fits'
import { openFile } from '@cirasa/fits/node'
import { cliErrors } from '../errors.ts'
import type { OpenImage } from '../input/open-image.ts'
import type { AtomicFiles } from '../output/atomic-files.ts'
import { type CatalogFormat, catalogFormats, encodeCatalog } from '../output/catalog-formats.ts'
import type { Preview } from '../plot/preview.ts'
import type { FindRequest } from './find-images.ts'
import { imageLine } from './run-summary.ts'

/** What there is to write. */
export interface Outputs {
  readonly catalog: Catalog
  readonly maps: FinderMaps
  readonly image: OpenImage
  /** For the picture; no picture without it. */
  readonly preview?: Preview
  readonly request: FindRequest
  readonly signal: AbortSignal
}

const suffix: Readonly<Record<Exclude<CatalogFormat, 'csv'>, string>> = {
  json: 'json',
  votable: 'vot',
  fits: 'fits',
  casda: 'casda.vot',
  ds9: 'reg',
}

/** Refuses to put a catalogue in the place of an image, such as the one that is searched. Throws CLI_OVERWRITES_IMAGE. */
export async function refuseToOverwriteImages(name: string, { out, formats = catalogFormats }: FindRequest): Promise<void> {
  const file = path.join(out, `${name}.${suffix.fits}`)
  if (!formats.includes('fits') || !existsSync(file)) return
  using existing = openFile(file)
  // What is no FITS file is replaced as any other output; a catalogue of ours has an empty primary HDU.
  const found = await openFits(existing).catch(() => undefined)
  if (found?.hdus.some(({ kind }) => kind === 'image' || kind === 'compressed-image')) throw cliErrors.OVERWRITES_IMAGE({ file })
}

/** Writes every file under its temporary name. */
export async function writeOutputs(files: AtomicFiles, name: string, outputs: Outputs): Promise<void> {
  const { catalog, request, signal } = outputs
  // Packing the picture takes a thread of its own: it is begun first and waited for last.
  const picture = drawPicture(outputs)
  picture.catch(() => {})
  for (const format of request.formats ?? catalogFormats) {
    // Between two files a signal gets through.
    await new Promise(setImmediate)
    signal.throwIfAborted()
    if (format === 'csv') {
      for (const table of [catalog.components, catalog.islands, catalog.sources])
        files.write(`${name}.${table.name}.csv`, encodeCatalog({ tables: [table], run: catalog.run }, 'csv'))
    } else files.write(`${name}.${suffix[format]}`, encodeCatalog(catalog, format))
  }
  for (const map of request.maps ?? []) await writeMap(files, `${name}.${map}.fits`, map, outputs)
  const png = await picture
  if (png) files.write(`${name}.png`, png)
  files.write(`${name}.run.json`, `${JSON.stringify(catalog.run, null, 2)}\n`)
}

async function drawPicture({ preview, image, catalog }: Outputs): Promise<Buffer | undefined> {
  if (!preview) return undefined
  const { summaryPlot } = await import('../plot/summary-plot.ts')
  return summaryPlot({ preview, context: image.context, components: catalog.components, subtitle: imageLine(catalog.run) })
}

const STRIP_PIXELS = 1 << 20

/** One map with the cards of the image, so that it lies on the same sky. */
async function writeMap(files: AtomicFiles, file: string, name: MapName, { maps, image, signal }: Outputs): Promise<void> {
  const { hdu, plane, context } = image
  const isCount = name === 'segmentation'
  const header = planeHeader(hdu.header, plane)
    .set('BUNIT', isCount ? '' : context.unit, isCount ? 'number of the island, 0 outside' : 'unit of the pixels')
    .addHistory(`cirasa find: ${name} map of ${context.name}`)
  const writer = fitsWriter(files.sink(file))
  try {
    const written = await startImage(writer, { type: isCount ? 'int32' : 'float32', shape: [plane.width, plane.height], header })
    const rows = Math.max(1, Math.min(plane.height, Math.floor(STRIP_PIXELS / plane.width)))
    for (let y = 0; y < plane.height; y += rows) {
      signal.throwIfAborted()
      await written.write(maps[name](y, Math.min(plane.height, y + rows)))
    }
    await written.finish()
    await writer.finish()
  } catch (error) {
    await writer.abort()
    throw error
  }
}
