// Where each tile's bytes lie and how they are scaled: the rows of the table that holds a compressed image.

import { fitsErrors } from '../errors.ts'
import type { CompressedImageHdu } from '../hdu/hdu.ts'
import { type TableColumn, tableColumns } from '../tables/column.ts'
import { gather, storedArray } from '../tables/elements.ts'
import { type Descriptors, descriptorArray, heapRange, takeDescriptors } from '../tables/variable-columns.ts'
import { product, type TileGrid } from './tile-grid.ts'

/** Which column holds a tile: compressed as the header says, its plain pixels in gzip, or its plain pixels. */
export const tileStorage = { none: 0, compressed: 1, gzip: 2, plain: 3 } as const

/** No algorithm makes pixels this much larger than they are; what is is not read into memory. */
const MOST_BYTES_A_PIXEL = 10
const SPARE_BYTES = 1 << 16

/** One entry a tile. */
export interface TileIndex {
  readonly storage: Uint8Array
  /** Bytes from the start of the heap, and how many. */
  readonly offsets: Float64Array
  readonly lengths: Float64Array
  /** ZSCALE and ZZERO; absent where pixels are not quantised. */
  readonly scale: Float64Array | undefined
  readonly zero: Float64Array | undefined
  /** ZBLANK of each tile; undefined where there is no such column. */
  readonly blank: Float64Array | undefined
}

/**
 * Reads the rows of the table (FITS standard 4.0, section 10.1.3).
 *
 * @throws FITS_BAD_COMPRESSION, FITS_BAD_TABLE when columns are missing, or point outside the heap
 */
export function readTileIndex(hdu: CompressedImageHdu, rows: Uint8Array, { tile: size, count }: TileGrid): TileIndex {
  const tiles = product(count)
  const most = product(size) * MOST_BYTES_A_PIXEL + SPARE_BYTES
  const columns = tableColumns(hdu)
  const { rowBytes, heapBytes } = hdu.table
  const find = (name: string): TableColumn | undefined => columns.find((column) => column.name.trim().toUpperCase() === name)
  const storage = new Uint8Array(tiles)
  const offsets = new Float64Array(tiles)
  const lengths = new Float64Array(tiles)
  const places: readonly [name: string, storage: number][] = [
    ['COMPRESSED_DATA', tileStorage.compressed],
    ['GZIP_COMPRESSED_DATA', tileStorage.gzip],
    ['UNCOMPRESSED_DATA', tileStorage.plain],
  ]
  let found = 0
  for (const [name, kind] of places) {
    const column = find(name)
    if (column === undefined) continue
    found++
    const at = readDescriptors(column, rows, rowBytes, tiles)
    for (let tile = 0; tile < tiles; tile++) {
      if (storage[tile] !== tileStorage.none || at.counts[tile] === 0) continue
      const range = heapRange(column.format, heapBytes, at.counts[tile], at.offsets[tile])
      if (range.length > most)
        throw fitsErrors.BAD_COMPRESSION({ why: `tile ${tile} takes ${range.length} bytes, too many for its pixels` })
      storage[tile] = kind
      offsets[tile] = range.offset
      lengths[tile] = range.length
    }
  }
  if (found === 0) throw fitsErrors.BAD_COMPRESSION({ why: 'its table has no column COMPRESSED_DATA' })
  const number = (name: string): Float64Array | undefined => {
    const column = find(name)
    if (column !== undefined) return readNumbers(column, rows, rowBytes, tiles)
    const value = hdu.header.number(name)
    return value === undefined ? undefined : new Float64Array(tiles).fill(value)
  }
  return Object.freeze({ storage, offsets, lengths, scale: number('ZSCALE'), zero: number('ZZERO'), blank: number('ZBLANK') })
}

function readDescriptors(column: TableColumn, rows: Uint8Array, rowBytes: number, tiles: number): Descriptors {
  if (column.format.storage === 'row') throw fitsErrors.BAD_COMPRESSION({ why: `column ${column.name} is not of variable length` })
  const descriptors = descriptorArray(tiles)
  takeDescriptors(rows, column, rowBytes, tiles, descriptors, 0)
  return descriptors
}

function readNumbers(column: TableColumn, rows: Uint8Array, rowBytes: number, tiles: number): Float64Array {
  const { type, storage, repeat } = column.format
  if (storage !== 'row' || repeat !== 1 || !'BIJKED'.includes(type))
    throw fitsErrors.BAD_COMPRESSION({ why: `column ${column.name} does not hold one number a tile` })
  const stored = storedArray(type, tiles)
  gather(rows, { offset: column.offset, rowBytes, rows: tiles, perRow: 1 }, stored, 0)
  return Float64Array.from(Array.from(stored as ArrayLike<number | bigint>, (value) => Number(value) * column.scale + column.zero))
}
