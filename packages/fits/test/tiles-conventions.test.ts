// Ways to store tiles that the standard allows and common writers do not use: each made by hand.

import { describe, expect, it } from 'vitest'
import { type CardValue, type ColumnInput, encodeBinaryTable, type FixedValues, Header, readCompressedSection } from '../src/index.ts'
import { encodeRice } from '../src/tiles/codecs/rice-encode.ts'
import { concat, headerBytes, primary } from './fixtures.ts'
import { compressedHdu } from './fixtures-tiles.ts'

const nothing: FixedValues = { kind: 'number', values: new Uint8Array(0) }
const bytes = (values: Uint8Array): FixedValues => ({ kind: 'number', values })
const tiles = (name: string, ...rows: readonly FixedValues[]): ColumnInput => ({ name, values: { kind: 'variable', rows } })

/** Reads an image of 4 x 2 pixels from such a table. */
async function read(bitpix: number, columns: readonly ColumnInput[], cards: Readonly<Record<string, CardValue>>): Promise<unknown[]> {
  const header = Header.of([['ZIMAGE', true], ['ZBITPIX', bitpix], ['ZNAXIS', 2], ['ZNAXIS1', 4], ['ZNAXIS2', 2], ...Object.entries(cards)])
  const table = encodeBinaryTable({ name: 'COMPRESSED_IMAGE', columns, header })
  const { data } = await readCompressedSection(await compressedHdu(concat(headerBytes(primary(8, [])), table)))
  return Array.from(data as ArrayLike<unknown>)
}

const rice = (...pixels: readonly number[]): FixedValues => bytes(encodeRice(Int32Array.from(pixels), { bytesPerPixel: 4, blockSize: 32 }))

describe('tiles', () => {
  it('may be stored plainly in a column of their own type', async () => {
    const plain = tiles('UNCOMPRESSED_DATA', { kind: 'number', values: Int16Array.of(1, -2, 3, 32767) }, nothing)
    const packed = tiles('COMPRESSED_DATA', nothing, rice(9, 8, 7, -6))
    expect(await read(16, [packed, plain], { ZCMPTYPE: 'RICE_1' })).toEqual([1, -2, 3, 32767, 9, 8, 7, -6])
  })

  it('may be floats stored plainly beside quantised ones', async () => {
    const plain = tiles('UNCOMPRESSED_DATA', nothing, { kind: 'number', values: Float32Array.of(0.1, Number.NaN, -1e30, 2) })
    const packed = tiles('COMPRESSED_DATA', rice(0, 1, 2, 3), nothing)
    const scale: ColumnInput[] = [
      { name: 'ZSCALE', values: Float64Array.of(0.5, 0) },
      { name: 'ZZERO', values: Float64Array.of(10, 0) },
    ]
    expect(await read(-32, [packed, plain, ...scale], { ZCMPTYPE: 'RICE_1' })).toEqual([
      ...[10, 10.5, 11, 11.5],
      ...[Math.fround(0.1), Number.NaN, Math.fround(-1e30), 2],
    ])
  })

  it('may not be compressed at all', async () => {
    const packed = tiles(
      'COMPRESSED_DATA',
      bytes(Uint8Array.of(0, 1, 0, 2, 255, 255, 0, 4)),
      bytes(Uint8Array.of(0, 5, 0, 6, 0, 7, 128, 0)),
    )
    expect(await read(16, [packed], { ZCMPTYPE: 'NOCOMPRESS' })).toEqual([1, 2, -1, 4, 5, 6, 7, -32768])
  })

  it('may have their scale and blank in keywords', async () => {
    const packed = tiles('COMPRESSED_DATA', rice(0, 1, -5, 3), rice(4, -5, 6, 7))
    const cards = { ZCMPTYPE: 'RICE_ONE', ZQUANTIZ: 'NO_DITHER', ZSCALE: 2, ZZERO: 1, ZBLANK: -5 }
    expect(await read(-64, [packed], cards)).toEqual([1, 3, Number.NaN, 7, 9, Number.NaN, 13, 15])
  })

  it('may each have a blank of their own', async () => {
    const packed = tiles('COMPRESSED_DATA', rice(0, 1, 2, 3), rice(0, 1, 2, 3))
    const columns: ColumnInput[] = [
      packed,
      { name: 'ZSCALE', values: Float32Array.of(1, 2) },
      { name: 'ZZERO', values: Float32Array.of(0, 0) },
      { name: 'ZBLANK', values: Int32Array.of(1, 3) },
    ]
    expect(await read(-32, columns, { ZCMPTYPE: 'RICE_1' })).toEqual([0, Number.NaN, 2, 3, 0, 2, 4, Number.NaN])
  })

  it('may have more rows in their table than the image needs', async () => {
    const packed = tiles('COMPRESSED_DATA', rice(1, 2, 3, 4), rice(5, 6, 7, 8), rice(0, 0, 0, 0))
    expect(await read(32, [packed], { ZCMPTYPE: 'RICE_1' })).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})
