// Writes compressed images, whole or by strips: pixels are compressed as they come, only compressed bytes are kept.

import { fitsErrors } from '../errors.ts'
import type { Header } from '../header/header.ts'
import { type PixelArray, type PixelType, pixelArrays, type StoredArray } from '../image/pixels.ts'
import { emptyPrimary } from '../tables/encode-binary-table.ts'
import { storeTyped } from '../tables/store-values.ts'
import type { FitsWriter, HduOptions } from '../write/fits-writer.ts'
import { type ImageDescription, imageHeader } from '../write/image-header.ts'
import type { ImageWriter } from '../write/write-image.ts'
import { compressedHeader, type TileTable } from './compressed-header.ts'
import type { Compression } from './compression.ts'
import { type EncodedTile, encodeTile, type QuantizeOptions, type TileEncoding } from './encode-tile.ts'
import { boxPixels, copyShared, type PixelBox, product, type TileGrid, tileBox } from './tile-grid.ts'

/** How an image is compressed. */
export interface CompressOptions extends HduOptions {
  /** RICE_1 by default; GZIP_2 for 64-bit integers and for floats that are kept exactly. */
  readonly compression?: 'RICE_1' | 'GZIP_1' | 'GZIP_2'
  /** Lengths of a tile, the fastest axis first; rows by default. */
  readonly tile?: readonly number[]
  /** Of floating-point pixels; 'none' keeps them exactly. */
  readonly quantize?: QuantizeOptions | 'none'
}

/** Keeps offsets in the heap within 32 bits. */
const LARGEST_HEAP = 2 ** 31 - 1
const BLOCK_SIZE = 32

/**
 * Begins a compressed image, after an empty primary HDU when it would be the first. The table is written when the image is finished.
 *
 * @throws FITS_BAD_COMPRESSION for options that do not fit; `write` FITS_WRONG_LENGTH and FITS_WRONG_TYPE, `finish` FITS_TOO_LARGE
 * where the compressed bytes are over 2 GB
 */
export function startCompressedImage(writer: FitsWriter, image: ImageDescription, options: CompressOptions = {}): ImageWriter {
  const grid = gridOf(image.shape, options.tile)
  const encoding = encodingOf(image.type, options)
  const header = imageHeader(image, writer.count === 0)
  const tiles: EncodedTile[] = []
  const slabs = slabsOf(grid)
  const Pixels = pixelArrays[image.type]
  let slab = slabs.next()
  let held = slab.done === true ? undefined : new Pixels(product(slab.value.shape))
  let filled = 0

  return {
    async write(pixels: PixelArray) {
      if (!(pixels instanceof Pixels)) throw fitsErrors.WRONG_TYPE({ got: typeOf(pixels), wanted: image.type })
      for (let at = 0; at < pixels.length; ) {
        if (slab.done === true || held === undefined)
          throw fitsErrors.WRONG_LENGTH({ got: `more than ${product(grid.shape)}`, wanted: product(grid.shape) })
        const count = Math.min(held.length - filled, pixels.length - at)
        ;(held as Float64Array).set(pixels.subarray(at, at + count) as Float64Array, filled)
        filled += count
        at += count
        if (filled < held.length) continue
        compressSlab(held, slab.value, encoding, tiles)
        filled = 0
        slab = slabs.next()
        if (slab.done !== true && product(slab.value.shape) !== held.length) held = new Pixels(product(slab.value.shape))
      }
    },
    async finish() {
      if (slab.done !== true) throw fitsErrors.WRONG_LENGTH({ got: 'fewer', wanted: product(grid.shape) })
      await writeTable(writer, header, grid, encoding, tiles, options)
    },
  }
}

/** Writes a compressed image whose pixels are all there; see `startCompressedImage`. */
export async function writeCompressedImage(
  writer: FitsWriter,
  image: Omit<ImageDescription, 'type'> & { readonly data: PixelArray },
  options?: CompressOptions,
): Promise<void> {
  const started = startCompressedImage(writer, { ...image, type: typeOf(image.data) }, options)
  await started.write(image.data)
  await started.finish()
}

function typeOf(pixels: PixelArray): PixelType {
  const names = Object.keys(pixelArrays) as PixelType[]
  return names.find((name) => pixels instanceof pixelArrays[name]) ?? 'float64'
}

function gridOf(shape: readonly number[], asked: readonly number[] | undefined): TileGrid {
  if (shape.length === 0 || shape.some((length) => !Number.isInteger(length) || length < 1))
    throw fitsErrors.BAD_COMPRESSION({ why: `an image of ${shape.join(' x ') || 'no'} pixels cannot be cut into tiles` })
  const tile = shape.map((length, axis) => Math.min(length, asked?.[axis] ?? (axis === 0 ? length : 1)))
  if (tile.some((length) => !Number.isInteger(length) || length < 1) || (asked?.length ?? 0) > shape.length)
    throw fitsErrors.BAD_COMPRESSION({ why: `tiles of ${asked?.join(' x ')} do not fit` })
  return { shape, tile, count: shape.map((length, axis) => Math.ceil(length / tile[axis])) }
}

function encodingOf(type: PixelType, { compression, quantize }: CompressOptions): TileEncoding {
  const isFloat = type === 'float32' || type === 'float64'
  const isLong = type === 'int64' || type === 'uint64'
  const isExact = isFloat && quantize === 'none'
  const kind = compression ?? (isLong || isExact ? 'GZIP_2' : 'RICE_1')
  if (kind === 'RICE_1' && (isLong || isExact))
    throw fitsErrors.BAD_COMPRESSION({ why: `RICE_1 cannot hold ${isLong ? '64-bit integers' : 'floating-point pixels exactly'}` })
  const { level = 4, dither = 'SUBTRACTIVE_DITHER_1', seed = 1 } = quantize === 'none' ? {} : (quantize ?? {})
  if (!(level > 0) || !Number.isInteger(seed) || seed < 1 || seed > 10000)
    throw fitsErrors.BAD_COMPRESSION({ why: `quantisation with level ${level} and seed ${seed} is impossible` })
  const bytesPerPixel = isFloat ? 4 : (pixelArrays[type].BYTES_PER_ELEMENT as 1 | 2 | 4)
  const used: Compression = kind === 'RICE_1' ? { kind, rice: { bytesPerPixel, blockSize: BLOCK_SIZE } } : { kind }
  return { compression: used, quantization: isFloat && !isExact ? { level, dither: { kind: dither, seed } } : undefined }
}

/**
 * The image in slabs that lie together in the file and are whole numbers of tiles, each as a grid of its own. Tiles of one pixel
 * along the slow axes give slabs of one row, plane and so on.
 */
function* slabsOf({ shape, tile }: TileGrid): Generator<TileGrid> {
  let axis = tile.length - 1
  while (axis > 0 && tile[axis] === 1) axis--
  const repeats = product(shape.slice(axis + 1))
  for (let repeat = 0; repeat < repeats; repeat++)
    for (let at = 0; at < shape[axis]; at += tile[axis]) {
      const own = [...shape.slice(0, axis), Math.min(tile[axis], shape[axis] - at)]
      yield { shape: own, tile: tile.slice(0, axis + 1), count: own.map((length, k) => Math.ceil(length / tile[k])) }
    }
}

function compressSlab(held: PixelArray, slab: TileGrid, encoding: TileEncoding, into: EncodedTile[]): void {
  const stored: StoredArray = storeTyped(held).numbers
  const whole: PixelBox = { start: slab.shape.map(() => 0), stop: slab.shape }
  for (let n = 0; n < product(slab.count); n++) {
    const box = tileBox(slab, n)
    const pixels = stored.slice(0, boxPixels(box))
    copyShared(stored, whole, pixels, box)
    into.push(encodeTile(pixels, box.stop[0] - box.start[0], into.length, encoding))
  }
}

async function writeTable(
  writer: FitsWriter,
  image: Header,
  grid: TileGrid,
  encoding: TileEncoding,
  tiles: readonly EncodedTile[],
  options: CompressOptions,
): Promise<void> {
  const heapBytes = tiles.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (heapBytes > LARGEST_HEAP) throw fitsErrors.TOO_LARGE({ bytes: heapBytes, limit: LARGEST_HEAP })
  const longest = (kind: EncodedTile['kind']): number =>
    tiles.reduce((most, tile) => (tile.kind === kind ? Math.max(most, tile.bytes.length) : most), 0)
  const columns = [{ name: 'COMPRESSED_DATA', format: `1PB(${longest('compressed')})` }]
  const isQuantized = encoding.quantization !== undefined
  if (isQuantized) {
    columns.push({ name: 'GZIP_COMPRESSED_DATA', format: `1PB(${longest('gzip')})` })
    columns.push({ name: 'ZSCALE', format: '1D' }, { name: 'ZZERO', format: '1D' })
  }
  const rowBytes = isQuantized ? 32 : 8
  const table: TileTable = { rows: tiles.length, rowBytes, heapBytes, columns }
  const rows = new DataView(new ArrayBuffer(tiles.length * rowBytes))
  let at = 0
  for (const [i, { kind, bytes, scale, zero }] of tiles.entries()) {
    const descriptor = i * rowBytes + (kind === 'gzip' ? 8 : 0)
    rows.setInt32(descriptor, bytes.length)
    rows.setInt32(descriptor + 4, at)
    at += bytes.length
    if (!isQuantized) continue
    rows.setFloat64(i * rowBytes + 16, scale)
    rows.setFloat64(i * rowBytes + 24, zero)
  }
  if (writer.count === 0) await (await writer.startHdu(emptyPrimary(), options)).finish()
  const hdu = await writer.startHdu(compressedHeader(image, grid, encoding, table), options)
  await hdu.write(new Uint8Array(rows.buffer))
  for (const { bytes } of tiles) await hdu.write(bytes)
  await hdu.finish()
}
