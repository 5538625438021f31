// Files with damaged tables of tiles: coded errors, soon, and no memory for what only a header promises.

import { isCodedError } from '@cirasa/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CardValue, type CompressOptions, memorySource, openFits, readCompressedSection } from '../src/index.ts'
import { codeOf, concat, extension, headerBytes, padded, primary } from './fixtures.ts'
import { compress, compressedHdu } from './fixtures-tiles.ts'

const empty = headerBytes(primary(8, []))

/** A file with a compressed image whose header says what the test wants. */
function file(cards: Readonly<Record<string, CardValue>>, data: Uint8Array = new Uint8Array(24)): Uint8Array {
  const own: Record<string, CardValue> = {
    TFIELDS: 1,
    TTYPE1: 'COMPRESSED_DATA',
    TFORM1: '1PB(8)',
    ZIMAGE: true,
    ZBITPIX: 16,
    ZNAXIS: 2,
    ZNAXIS1: 4,
    ZNAXIS2: 1,
    ZCMPTYPE: 'RICE_1',
    ...cards,
  }
  const { NAXIS1 = 8, NAXIS2 = 1, PCOUNT = 16, ...others } = own
  const structure = extension('BINTABLE', 8, [Number(NAXIS1), Number(NAXIS2)]).map(([keyword, value]): [string, CardValue] => [
    keyword,
    value,
  ])
  const entries: [string, CardValue][] = [...structure, ['PCOUNT', PCOUNT], ['GCOUNT', 1], ...Object.entries(others)]
  return concat(empty, headerBytes(entries), padded(data))
}

const descriptor = (count: number, offset: number): Uint8Array => {
  const bytes = new Uint8Array(24)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, count)
  view.setInt32(4, offset)
  return bytes
}

const read = async (bytes: Uint8Array): Promise<unknown> => readCompressedSection(await compressedHdu(bytes))

describe('a compressed image is refused', () => {
  const damaged: readonly [string, Readonly<Record<string, CardValue>>, Uint8Array, string][] = [
    ['whose tile has no bytes', {}, descriptor(0, 0), 'FITS_BAD_TILE'],
    ['whose tile lies outside the heap', {}, descriptor(8, 9), 'FITS_BAD_TABLE'],
    ['whose tile has a negative length', {}, descriptor(-1, 0), 'FITS_BAD_TABLE'],
    ['with fewer rows than tiles', { ZNAXIS2: 2 }, descriptor(8, 0), 'FITS_BAD_COMPRESSION'],
    ['with an unknown algorithm', { ZCMPTYPE: 'ZSTD_1' }, descriptor(8, 0), 'FITS_UNSUPPORTED_COMPRESSION'],
    [
      'with smoothing, which changes pixels',
      { ZCMPTYPE: 'HCOMPRESS_1', ZNAME1: 'SMOOTH', ZVAL1: 1 },
      descriptor(8, 0),
      'FITS_UNSUPPORTED_COMPRESSION',
    ],
    ['with a mask of nulls', { ZMASKCMP: 'RICE_1' }, descriptor(8, 0), 'FITS_UNSUPPORTED_COMPRESSION'],
    [
      'with an unknown quantisation',
      { ZBITPIX: -32, ZSCALE: 1, ZZERO: 0, ZQUANTIZ: 'DITHER_9' },
      descriptor(8, 0),
      'FITS_UNSUPPORTED_COMPRESSION',
    ],
    [
      'with a seed that is none',
      { ZBITPIX: -32, ZSCALE: 1, ZZERO: 0, ZQUANTIZ: 'SUBTRACTIVE_DITHER_1', ZDITHER0: 10001 },
      descriptor(8, 0),
      'FITS_BAD_COMPRESSION',
    ],
    ['of floats in integers without a scale', { ZBITPIX: -32 }, descriptor(8, 0), 'FITS_BAD_COMPRESSION'],
    ['without a column of tiles', { TTYPE1: 'DATA' }, descriptor(8, 0), 'FITS_BAD_COMPRESSION'],
    ['whose tiles are in the rows', { TFORM1: '8B' }, descriptor(8, 0), 'FITS_BAD_COMPRESSION'],
    ['with tiles of no length', { ZTILE1: 0 }, descriptor(8, 0), 'FITS_BAD_COMPRESSION'],
    [
      'that promises a terabyte in one tile',
      { ZNAXIS1: 1e6, ZNAXIS2: 1e6, ZTILE1: 1e6, ZTILE2: 1e6 },
      descriptor(8, 0),
      'FITS_BAD_COMPRESSION',
    ],
    ['that promises a terabyte in rows', { ZNAXIS1: 1e6, ZNAXIS2: 1e6, NAXIS2: 1e6 }, descriptor(8, 0), 'FITS_TRUNCATED'],
    [
      'with endless tiles in rows of nothing',
      { ZNAXIS1: 1, ZNAXIS2: 1e9, NAXIS1: 0, NAXIS2: 1e9, TFORM1: '0PB' },
      descriptor(8, 0),
      'FITS_TOO_LARGE',
    ],
    ['that promises much in few Rice bits', { ZNAXIS1: 2 ** 28 }, descriptor(8, 0), 'FITS_BAD_TILE'],
    ['that promises much in few gzip bytes', { ZNAXIS1: 2 ** 28, ZCMPTYPE: 'GZIP_1' }, descriptor(8, 0), 'FITS_BAD_TILE'],
    ['that promises much out of nothing', { ZNAXIS1: 2 ** 28, ZCMPTYPE: 'PLIO_1' }, descriptor(8, 0), 'FITS_BAD_COMPRESSION'],
  ]
  it.each(damaged)('%s', async (_, cards, data, code) => {
    expect(await codeOf(read(file(cards, data)))).toBe(code)
  })

  it('when the file ends in its heap', async () => {
    const whole = await compress(
      Float32Array.from({ length: 30_000 }, (_, i) => Math.sin(i * i)),
      [300, 100],
    )
    expect(await codeOf(read(whole.subarray(0, whole.length - 5000)))).toBe('FITS_TRUNCATED')
  })
})

describe('a compressed image with bytes changed at random', () => {
  const kinds: readonly CompressOptions[] = [{}, { compression: 'GZIP_1' }, { compression: 'GZIP_2', quantize: 'none', tile: [16, 8] }]
  it.each(kinds)('gives pixels or a coded error: %o', async (options) => {
    const whole = await compress(
      Float32Array.from({ length: 40 * 30 }, (_, i) => Math.sin(i * i)),
      [40, 30],
      options,
    )
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }))
    // Half of the changes hit the cards that describe the compression.
    const inHeader = fc.tuple(fc.integer({ min: 2880, max: 2880 + 80 * 40 }), fc.integer({ min: 32, max: 126 }))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(change, inHeader), { minLength: 1, maxLength: 8 }), async (changes) => {
        const bytes = whole.slice()
        for (const [at, value] of changes) bytes[at] = value
        try {
          for (const hdu of (await openFits(memorySource(bytes))).hdus)
            if (hdu.kind === 'compressed-image') await readCompressedSection(hdu)
        } catch (error) {
          if (!isCodedError(error)) throw error
        }
      }),
      { numRuns: 400 },
    )
  })
})
