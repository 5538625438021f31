// A file opens by its headers alone; what is wrong with it is said with a code, and what is sound is listed.

import { describe, expect, it } from 'vitest'
import { type ByteSource, chooseImage, hduAt, memorySource, openFits, readImage } from '../src/index.ts'
import { codeOf, concat, extension, headerBytes, padded, primary, rawHeader, watched } from './fixtures.ts'

const TB = 2 ** 40

const mixed = concat(
  headerBytes(primary(8, [], [['EXTEND', true]])),
  headerBytes(
    extension(
      'IMAGE',
      -32,
      [4, 3],
      [
        ['PCOUNT', 0],
        ['GCOUNT', 1],
        ['EXTNAME', 'SCI'],
        ['EXTVER', 2],
      ],
    ),
  ),
  padded(new Uint8Array(48)),
  headerBytes(
    extension(
      'BINTABLE',
      8,
      [10, 5],
      [
        ['PCOUNT', 30],
        ['GCOUNT', 1],
        ['TFIELDS', 2],
        ['THEAP', 60],
      ],
    ),
  ),
  padded(new Uint8Array(80)),
  headerBytes(
    extension(
      'TABLE',
      8,
      [10, 5],
      [
        ['PCOUNT', 0],
        ['GCOUNT', 1],
        ['TFIELDS', 1],
      ],
    ),
  ),
  padded(new Uint8Array(50)),
  headerBytes(
    extension(
      'BINTABLE',
      8,
      [8, 3],
      [
        ['PCOUNT', 0],
        ['GCOUNT', 1],
        ['TFIELDS', 1],
        ['ZIMAGE', true],
        ['ZBITPIX', 16],
        ['ZNAXIS', 2],
        ['ZNAXIS1', 7],
        ['ZNAXIS2', 3],
      ],
    ),
  ),
  padded(new Uint8Array(24)),
  headerBytes(
    extension(
      'FOREIGN',
      8,
      [100],
      [
        ['PCOUNT', 0],
        ['GCOUNT', 1],
      ],
    ),
  ),
  padded(new Uint8Array(100)),
)

describe('a file of many extensions', () => {
  it('is listed with kinds and layouts', async () => {
    const { hdus, trouble } = await openFits(memorySource(mixed))
    expect(trouble).toBeUndefined()
    expect(hdus.map((hdu) => [hdu.kind, hdu.dataBytes, hdu.missingBytes])).toEqual([
      ['empty', 0, 0],
      ['image', 48, 0],
      ['binary-table', 80, 0],
      ['ascii-table', 50, 0],
      ['compressed-image', 24, 0],
      ['empty', 100, 0],
    ])
    expect(hdus[1]).toMatchObject({ name: 'SCI', version: 2, bitpix: -32, shape: [4, 3], dataOffset: 2 * 2880 })
    const table = hdus[2]
    expect(table.kind === 'binary-table' && table.table).toEqual({
      rowBytes: 10,
      rows: 5,
      fields: 2,
      heapOffset: table.dataOffset + 60,
      heapBytes: 20,
    })
    expect(hdus[4]).toMatchObject({ bitpix: 16, shape: [7, 3] })
  })

  it('is opened without reading data', async () => {
    const file = concat(
      headerBytes(primary(8, [1_000_000])),
      padded(new Uint8Array(1_000_000)),
      headerBytes(extension('IMAGE', 8, [9])),
      padded(new Uint8Array(9)),
    )
    const source = watched(file)
    await openFits(source)
    expect(source.reads.reduce((sum, [, length]) => sum + length, 0)).toBeLessThan(30_000)
  })

  it('lets one choose the image', async () => {
    const file = await openFits(memorySource(mixed))
    expect(chooseImage(file).index).toBe(1)
    expect(chooseImage(file, 4).kind).toBe('compressed-image')
    expect(await codeOf(() => chooseImage(file, 2))).toBe('FITS_NOT_AN_IMAGE')
    expect(await codeOf(() => chooseImage(file, 0))).toBe('FITS_NO_PLANE')
    expect(await codeOf(() => hduAt(file, 6))).toBe('FITS_NO_SUCH_HDU')
  })

  it('may go on with something else, which is ignored', async () => {
    const { hdus, trouble } = await openFits(memorySource(concat(mixed, Buffer.from('rubbish after the last extension'))))
    expect([hdus.length, trouble]).toEqual([6, undefined])
  })
})

describe('what is not FITS', () => {
  it.each([
    ['nothing', new Uint8Array(0)],
    ['a short text', Buffer.from('SIMPLE')],
    ['a web page', Buffer.from('<!DOCTYPE html><html>'.repeat(200))],
    ['an extension in the first place', headerBytes(extension('IMAGE', 8, []))],
    ['zeros', new Uint8Array(10_000)],
  ])('is refused: %s', async (_, bytes) => {
    expect(await codeOf(openFits(memorySource(bytes)))).toBe('FITS_NOT_FITS')
  })
})

describe('an absurd header', () => {
  const cases: [string, Uint8Array, string][] = [
    ['SIMPLE = F', rawHeader('SIMPLE  = F', 'BITPIX  = 8', 'NAXIS   = 0'), 'FITS_BAD_HEADER'],
    ['BITPIX 12', headerBytes(primary(12, [])), 'FITS_BAD_HEADER'],
    ['no BITPIX', rawHeader('SIMPLE  = T', 'NAXIS   = 0'), 'FITS_BAD_HEADER'],
    [
      'NAXIS 1000',
      headerBytes([
        ['SIMPLE', true],
        ['BITPIX', 8],
        ['NAXIS', 1000],
      ]),
      'FITS_BAD_HEADER',
    ],
    [
      'NAXIS -1',
      headerBytes([
        ['SIMPLE', true],
        ['BITPIX', 8],
        ['NAXIS', -1],
      ]),
      'FITS_BAD_HEADER',
    ],
    [
      'NAXIS as text',
      headerBytes([
        ['SIMPLE', true],
        ['BITPIX', 8],
        ['NAXIS', '2'],
      ]),
      'FITS_BAD_HEADER',
    ],
    [
      'no NAXIS2',
      headerBytes([
        ['SIMPLE', true],
        ['BITPIX', 8],
        ['NAXIS', 2],
        ['NAXIS1', 3],
      ]),
      'FITS_BAD_HEADER',
    ],
    ['a negative axis', headerBytes(primary(8, [10, -3])), 'FITS_BAD_HEADER'],
    ['half a pixel', headerBytes(primary(8, [10, 1.5])), 'FITS_BAD_HEADER'],
    ['axes beyond any disk', headerBytes(primary(64, [2 ** 31, 2 ** 31, 2 ** 31])), 'FITS_BAD_HEADER'],
    ['GCOUNT 5 on an image', headerBytes(primary(8, [2, 2], [['GCOUNT', 5]])), 'FITS_BAD_HEADER'],
    ['PCOUNT -1', headerBytes(primary(8, [2, 2], [['PCOUNT', -1]])), 'FITS_BAD_HEADER'],
    [
      'random groups',
      headerBytes(
        primary(
          -32,
          [0, 3, 4],
          [
            ['GROUPS', true],
            ['PCOUNT', 6],
            ['GCOUNT', 1000],
          ],
        ),
      ),
      'FITS_RANDOM_GROUPS',
    ],
    ['no END', headerBytes(primary(8, [])).slice(0, 240), 'FITS_HEADER_TRUNCATED'],
  ]
  it.each(cases)('is refused: %s', async (_, bytes, code) => {
    expect(await codeOf(openFits(memorySource(bytes)))).toBe(code)
  })

  it('without END is refused before more than the limit is read', async () => {
    const endless: ByteSource = {
      name: 'endless',
      size: TB,
      read: async (offset, length) => {
        expect(offset).toBeLessThan(16e6)
        const bytes = new Uint8Array(length).fill(32)
        if (offset === 0) bytes.set(Buffer.from('SIMPLE  = T').subarray(0, length))
        return bytes
      },
    }
    expect(await codeOf(openFits(endless))).toBe('FITS_HEADER_TOO_LONG')
  })

  it('of an extension leaves the HDUs before it readable', async () => {
    const file = await openFits(
      memorySource(concat(headerBytes(primary(8, [3])), padded(Uint8Array.of(1, 2, 3)), headerBytes(extension('IMAGE', 13, [3])))),
    )
    expect(file.hdus.length).toBe(1)
    expect(file.trouble?.code).toBe('FITS_BAD_HEADER')
    expect(await codeOf(() => hduAt(file, 1))).toBe('FITS_BAD_HEADER')
  })

  it('repeated without end stops at a limit', async () => {
    const one = headerBytes(extension('IMAGE', 8, []))
    const file = await openFits(memorySource(concat(headerBytes(primary(8, [])), ...Array.from({ length: 60 }, () => one))), {
      maxHdus: 50,
    })
    expect([file.hdus.length, file.trouble?.code]).toEqual([50, 'FITS_TOO_MANY_HDUS'])
  })
})

describe('a truncated file', () => {
  it('that promises a terabyte in three kilobytes is listed, and its pixels are refused', async () => {
    const { hdus } = await openFits(memorySource(headerBytes(primary(8, [2 ** 20, 2 ** 20]))))
    const [hdu] = hdus
    expect(hdu).toMatchObject({ kind: 'image', missingBytes: TB })
    expect(hdu!.kind === 'image' && (await codeOf(readImage(hdu)))).toBe('FITS_TRUNCATED')
  })

  it('says how many bytes are missing', async () => {
    const { hdus } = await openFits(memorySource(concat(headerBytes(primary(16, [100])), new Uint8Array(150))))
    expect(hdus[0].missingBytes).toBe(50)
  })

  it('of which only the padding is missing is whole', async () => {
    const { hdus } = await openFits(memorySource(concat(headerBytes(primary(8, [3])), Uint8Array.of(1, 2, 3))))
    expect(hdus[0].missingBytes).toBe(0)
    expect(hdus[0].kind === 'image' && (await readImage(hdus[0])).data).toEqual(Uint8Array.of(1, 2, 3))
  })
})
