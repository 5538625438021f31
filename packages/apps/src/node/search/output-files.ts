// Which files a search writes, and in what order: the record of the run comes last, so that it stands for all of them.

import { type Stats, statSync } from 'node:fs'
import path from 'node:path'
import type { Catalog } from '@cirasa/catalog'
import type { FinderMaps, MapName } from '@cirasa/finder'
import { type FitsFile, LABELS_BTYPE, openFits, planeHeader } from '@cirasa/fits'
import { openFile } from '@cirasa/fits/node'
import { type CatalogFormat, catalogFormats, encodeCatalog } from '../catalogs/catalog-formats.ts'
import { fileErrors } from '../errors.ts'
import type { AtomicFiles } from '../files/atomic-files.ts'
import type { OpenImage } from '../images/open-image.ts'
import type { Preview } from '../plot/preview.ts'
import type { FindRequest } from './find-request.ts'
import { imageLine } from './image-line.ts'
import { writeMap } from './write-map.ts'

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

/**
 * Refuses to put a catalogue in the place of an image, such as the one that is searched, or a map in the place of one that no search
 * wrote. Throws FILE_OVERWRITES_IMAGE.
 */
export async function refuseToOverwriteImages({
  image,
  spare = [],
  out,
  name,
  formats = catalogFormats,
  maps = [],
}: FindRequest): Promise<void> {
  if (formats.includes('fits')) {
    const file = path.join(out, `${name}.${suffix.fits}`)
    if (hasImage(await existingFits(file))) throw fileErrors.OVERWRITES_IMAGE({ what: 'catalogue', file, instead: 'the format fits out' })
  }
  for (const map of maps) {
    const file = path.join(out, `${name}.${map}.fits`)
    const found = await existingFits(file)
    // A map of an earlier search is replaced, unless it is what is searched now.
    if (hasImage(found) && !(isMap(found, map) && ![image, ...spare].some((one) => isSameFile(one, file))))
      throw fileErrors.OVERWRITES_IMAGE({ what: 'map', file, instead: `the map ${map} out` })
  }
}

/** What stands under a name; undefined for what is no FITS file: it is replaced as any other output. */
async function existingFits(file: string): Promise<FitsFile | undefined> {
  if (!statsOf(file)?.isFile()) return undefined
  using existing = openFile(file)
  return await openFits(existing).catch(() => undefined)
}

/** A catalogue of ours has an empty primary HDU. */
const hasImage = (file: FitsFile | undefined): file is FitsFile =>
  file?.hdus.some(({ kind }) => kind === 'image' || kind === 'compressed-image') ?? false

const isMap = ({ hdus }: FitsFile, map: MapName): boolean =>
  hdus.length === 1 && hdus[0].header.texts('HISTORY').some((line) => line.startsWith(historyOf(map)))

/** How the HISTORY card begins by which our maps are known. */
const historyOf = (map: MapName): string => `cirasa find: ${map} map of`

/** Undefined for what is not there or cannot be looked at; opening it tells why. */
function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file)
  } catch {
    return undefined
  }
}

function isSameFile(a: string, b: string): boolean {
  const [one, other] = [statsOf(a), statsOf(b)]
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev
}

/** Writes every file under its temporary name. */
export async function writeOutputs(files: AtomicFiles, outputs: Outputs): Promise<void> {
  const { catalog, request, signal } = outputs
  const { name } = request
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
  for (const map of request.maps ?? []) await writeFinderMap(files, `${name}.${map}.fits`, map, outputs)
  const png = await picture
  if (png) files.write(`${name}.png`, png)
  files.write(`${name}.run.json`, `${JSON.stringify(catalog.run, null, 2)}\n`)
}

async function drawPicture({ preview, image, catalog }: Outputs): Promise<Buffer | undefined> {
  if (!preview) return undefined
  const { summaryPlot } = await import('../plot/summary-plot.ts')
  return summaryPlot({ preview, context: image.context, components: catalog.components, subtitle: imageLine(catalog.run) })
}

/** One map of the search, under its temporary name. */
async function writeFinderMap(files: AtomicFiles, file: string, name: MapName, { maps, image, signal }: Outputs): Promise<void> {
  const { hdu, plane, context } = image
  const isLabels = name === 'segmentation'
  const plain = planeHeader(hdu.header, plane).set('BUNIT', isLabels ? '' : context.unit, isLabels ? '' : 'unit of the pixels')
  const header = (isLabels ? plain.set('BTYPE', LABELS_BTYPE, 'number of the island, 0 outside') : plain).addHistory(
    `${historyOf(name)} ${context.name}`,
  )
  const { width, height } = plane
  await writeMap(files, file, { type: isLabels ? 'int32' : 'float32', width, height, header, rows: maps[name] }, signal)
}
