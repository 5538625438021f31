// The pixels around a source: of the image itself, of the drawn components, or what is left without them.

import type { OpenImage } from '@cirasa/apps/node/images'
import { asinhStretch, pixelPicture } from '@cirasa/apps/node/plot'
import { findColumn, type Table } from '@cirasa/catalog'
import {
  fitsWriter,
  type Header,
  memorySink,
  type PixelRange,
  planeHeader,
  readCompressedSection,
  readSection,
  writeImage,
} from '@cirasa/fits'
import { serverErrors } from '../../errors.ts'
import { componentModel, type PixelSquare } from './component-model.ts'
import type { CutoutTask } from './derivation.ts'
import { choiceOf, withImage } from './kept-images.ts'
import { tableOf, tablesOf } from './kept-tables.ts'

/** PNG or FITS. Throws SERVER_NO_TABLE, SERVER_NO_SUCH_SOURCE, and the errors of `fits` for an image that cannot be read. */
export async function cutout(task: CutoutTask, signal: AbortSignal): Promise<Uint8Array> {
  const set = await tablesOf(task.catalogue)
  const square = squareAround(set.tables, task)
  return await withImage(task.image.path, choiceOf(set.run), signal, async (image) => {
    const pixels = await pixelsOf(image, square, signal)
    const wanted = task.map === 'image' ? pixels : await drawn(task, tableOf(set, 'components'), image, square, pixels, signal)
    if (task.format === 'fits') return await asFits(wanted, image, square)
    // One stretch for all three, so that they can be compared.
    return await pixelPicture({ data: wanted, width: square.size, height: square.size }, { stretch: asinhStretch(pixels) })
  })
}

function squareAround(tables: readonly Table[], task: CutoutTask): PixelSquare {
  const { x, y } = middleOf(tables, task)
  return { x0: Math.round(x) - Math.floor(task.size / 2), y0: Math.round(y) - Math.floor(task.size / 2), size: task.size }
}

/** Of the row, 0-based pixels; of a source that is in no table, where it was added. */
function middleOf(
  tables: readonly Table[],
  { table: name, source, isName, job, added }: CutoutTask,
): { readonly x: number; readonly y: number } {
  const table = tables.find((one) => one.name === name)
  if (!table) throw serverErrors.NO_TABLE({ table: name })
  const row = isName ? namedRow(table, source) : rowOf(table, source)
  if (row < 0 && added) return added
  const [x, y] = ['x_pix', 'y_pix'].map((column) => (findColumn(table, column)?.values as ArrayLike<number> | undefined)?.[row])
  if (row < 0 || !Number.isFinite(x) || !Number.isFinite(y)) throw serverErrors.NO_SUCH_SOURCE({ table: name, job, source })
  // The catalogue counts pixels from 1.
  return { x: x! - 1, y: y! - 1 }
}

/** By number counted from 0, or by a name; -1 where there is none. */
function rowOf(table: Table, source: string): number {
  if (/^\d{1,9}$/.test(source)) return Number(source) < table.rows ? Number(source) : -1
  return namedRow(table, source)
}

function namedRow(table: Table, source: string): number {
  const names = [`${table.name.slice(0, -1)}_id`, 'iau_name'].map(
    (name) => findColumn(table, name)?.values as readonly string[] | undefined,
  )
  return Math.max(...names.map((values) => values?.indexOf(source) ?? -1))
}

/** The square as float32, NaN outside the image. */
async function pixelsOf(image: OpenImage, { x0, y0, size }: PixelSquare, signal: AbortSignal): Promise<Float32Array> {
  const { hdu, plane } = image
  const pixels = new Float32Array(size * size).fill(Number.NaN)
  const columns = [Math.max(0, x0), Math.min(plane.width, x0 + size)] as const
  const rows = [Math.max(0, y0), Math.min(plane.height, y0 + size)] as const
  if (columns[0] >= columns[1] || rows[0] >= rows[1]) return pixels
  const ranges: PixelRange[] = [columns, rows, ...plane.axes.map(({ index }) => [index, index + 1] as const)]
  const options = { as: 'float32', signal } as const
  const { data } = hdu.kind === 'image' ? await readSection(hdu, ranges, options) : await readCompressedSection(hdu, ranges, options)
  const width = columns[1] - columns[0]
  for (let row = rows[0]; row < rows[1]; row++) {
    const from = (row - rows[0]) * width
    pixels.set((data as Float32Array).subarray(from, from + width), (row - y0) * size + columns[0] - x0)
  }
  return pixels
}

/** The model or the residual: from the map that the run saved, else drawn from the catalogue. */
async function drawn(
  { saved, map }: CutoutTask,
  components: Table | undefined,
  image: OpenImage,
  square: PixelSquare,
  pixels: Float32Array,
  signal: AbortSignal,
): Promise<Float32Array> {
  if (saved) {
    const ofMap = await withImage(saved.path, {}, signal, async (map) => {
      // A map of a part of the image has pixels of its own.
      const isWhole = map.plane.width === image.plane.width && map.plane.height === image.plane.height
      return isWhole ? await pixelsOf(map, square, signal) : undefined
    })
    if (ofMap) return ofMap
  }
  if (!components) throw serverErrors.NO_TABLE({ table: 'components' })
  const model = componentModel(components, image.context.wcs, square)
  return map === 'model' ? model : pixels.map((value, at) => value - model[at])
}

async function asFits(data: Float32Array, { hdu, plane }: OpenImage, { x0, y0, size }: PixelSquare): Promise<Uint8Array> {
  const sink = memorySink()
  const writer = fitsWriter(sink)
  await writeImage(writer, { shape: [size, size], header: moved(planeHeader(hdu.header, plane), x0, y0), data })
  await writer.finish()
  return sink.bytes()
}

/** The same sky on pixels that begin elsewhere: the reference pixels move the other way. */
function moved(header: Header, x0: number, y0: number): Header {
  let shifted = header
  for (const { keyword, value } of header.cards) {
    const axis = /^CRPIX([12])[A-Z]?$/.exec(keyword)?.[1]
    if (axis && (typeof value === 'number' || typeof value === 'bigint')) {
      shifted = shifted.set(keyword, Number(value) - (axis === '1' ? x0 : y0))
    }
  }
  return shifted
}
