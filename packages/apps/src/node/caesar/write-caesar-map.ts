// The maps of a run: those of the finder, the pixels that were searched, and their significance.

import type { FinderMaps, Plane } from '@cirasa/finder'
import { LABELS_BTYPE, planeHeader } from '@cirasa/fits'
import type { CaesarMap } from '../../caesar/search-plan.ts'
import { AtomicFiles } from '../files/atomic-files.ts'
import { writeMap } from '../search/write-map.ts'
import type { SearchArea } from './search-area.ts'

const descriptions: Readonly<Record<CaesarMap, string>> = {
  image: 'the pixels that were searched',
  background: 'background',
  rms: 'noise',
  significance: '(image - background) / noise',
  residual: 'image without its components',
  segmentation: 'numbers of islands, 0 outside',
  model: 'sum of all components',
}

/** What maps are drawn from. */
export interface MapSources {
  readonly folder: string
  readonly area: SearchArea
  readonly plane: Plane
  readonly maps: FinderMaps
}

/** Writes one map. Throws FILE_NOT_WRITABLE and the signal's reason. */
export async function writeCaesarMap(file: string, map: CaesarMap, sources: MapSources, signal: AbortSignal): Promise<void> {
  const { folder, area } = sources
  const { image, width, height, context } = area
  const unit = map === 'segmentation' || map === 'significance' ? '' : context.unit
  const isLabels = map === 'segmentation'
  const plain = planeHeader(image.hdu.header, image.plane).set('BUNIT', unit)
  const header = (isLabels ? plain.set('BTYPE', LABELS_BTYPE) : plain).addHistory(`cirasa: ${descriptions[map]}, ${context.name}`)
  const files = new AtomicFiles(folder)
  try {
    await writeMap(files, file, { type: isLabels ? 'int32' : 'float32', width, height, header, rows: rowsOf(map, sources) }, signal)
    files.commit()
  } finally {
    files.discard()
  }
}

function rowsOf(map: CaesarMap, { plane, maps }: MapSources): (y0: number, y1: number) => Float32Array | Int32Array {
  const pixels = (y0: number, y1: number): Float32Array => {
    const rows = new Float32Array((y1 - y0) * plane.width)
    plane.readRows(y0, y1, rows)
    return rows
  }
  if (map === 'image') return pixels
  if (map !== 'significance') return maps[map]
  return (y0, y1) => {
    const rows = pixels(y0, y1)
    const background = maps.background(y0, y1)
    const rms = maps.rms(y0, y1)
    for (let i = 0; i < rows.length; i++) rows[i] = (rows[i] - background[i]) / rms[i]
    return rows
  }
}
