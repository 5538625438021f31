// Compressed images that we write: exact where they say so, within half a step where not, and readable by others.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import {
  type CompressOptions,
  fitsWriter,
  Header,
  type ImageHdu,
  memorySink,
  memorySource,
  openFits,
  openTiledImage,
  type PixelArray,
  readCompressedSection,
  readImage,
  restoreImageHeader,
  startCompressedImage,
  verifyChecksum,
} from '../src/index.ts'
import { codeOf } from './fixtures.ts'
import { compress, compressedHdu } from './fixtures-tiles.ts'

const WIDTH = 83
const HEIGHT = 61
const wave = (i: number): number => Math.sin(i * 1.7) * 3 + Math.sin((i * i) % 1009) * 2

const pixelsOf: Readonly<Record<string, () => PixelArray>> = {
  uint8: () => Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => 100 + wave(i) * 20),
  int8: () => Int8Array.from({ length: WIDTH * HEIGHT }, (_, i) => wave(i) * 20),
  int16: () => Int16Array.from({ length: WIDTH * HEIGHT }, (_, i) => wave(i) * 6000),
  uint16: () => Uint16Array.from({ length: WIDTH * HEIGHT }, (_, i) => 32768 + wave(i) * 6000),
  int32: () => Int32Array.from({ length: WIDTH * HEIGHT }, (_, i) => wave(i) * 4e8),
  uint32: () => Uint32Array.from({ length: WIDTH * HEIGHT }, (_, i) => 2 ** 31 + wave(i) * 4e8),
  int64: () => BigInt64Array.from({ length: WIDTH * HEIGHT }, (_, i) => BigInt(Math.round(wave(i) * 1e15)) * 1000n),
  float32: () => Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => (i % 97 === 0 ? Number.NaN : wave(i))),
  float64: () => Float64Array.from({ length: WIDTH * HEIGHT }, (_, i) => (i % 97 === 0 ? Number.NaN : wave(i))),
}

describe('compressed images', () => {
  const exact: CompressOptions[] = [{}, { compression: 'GZIP_1' }, { compression: 'GZIP_2', tile: [20, 17] }]
  it.each(Object.keys(pixelsOf).flatMap((type) => exact.map((options) => [type, options] as const)))(
    'of %s keep every pixel with %o',
    async (type, options) => {
      const data = pixelsOf[type]()
      const quantize = type.startsWith('float') ? ({ quantize: 'none' } as const) : {}
      const got = await readCompressedSection(await compressedHdu(await compress(data, [WIDTH, HEIGHT], { ...options, ...quantize })))
      expect(got.type).toBe(type)
      expect(got.data).toEqual(data)
    },
  )

  it.each(['NO_DITHER', 'SUBTRACTIVE_DITHER_1', 'SUBTRACTIVE_DITHER_2'] as const)(
    'with %s stay within half a step of every pixel, NaN where it was',
    (dither) =>
      fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 10000 }),
          fc.double({ min: 0.5, max: 100, noNaN: true }),
          fc.integer({ min: 1, max: HEIGHT }),
          async (seed, level, tall) => {
            const data = pixelsOf.float64() as Float64Array
            data[500] = 0
            const file = await compress(data, [WIDTH, HEIGHT], { tile: [WIDTH, tall], quantize: { dither, seed, level } })
            const hdu = await compressedHdu(file)
            const { index } = await openTiledImage(hdu)
            const got = (await readCompressedSection(hdu)).data as Float64Array
            const off = Array.from(data, (value, i) => {
              const step = index.scale?.[Math.floor(i / WIDTH / tall)] ?? 0
              return Number.isNaN(value) ? Number(!Number.isNaN(got[i])) : Math.abs(got[i] - value) - step * 0.5000001 - 1e-12
            })
            expect(off.filter((excess) => !(excess <= 0))).toEqual([])
            if (dither === 'SUBTRACTIVE_DITHER_2') expect(got[500]).toBe(0)
          },
        ),
        { numRuns: 15 },
      ),
  )

  it('keep tiles exactly that have no noise, infinite pixels or too wide a range', async () => {
    const data = new Float32Array(5 * 40)
    data.fill(3.25, 0, 40)
    for (let i = 40; i < 200; i++) data[i] = wave(i)
    data[90] = Number.POSITIVE_INFINITY
    data[130] = 3e38
    data.fill(Number.NaN, 160, 200)
    const got = await readCompressedSection(await compressedHdu(await compress(data, [40, 5])))
    const kept = (rows: PixelArray): number[] =>
      [0, 2, 3, 4].flatMap((row) => Array.from(rows.subarray(row * 40, row * 40 + 40) as Float32Array))
    expect(kept(got.data)).toEqual(kept(data))
  })

  it('are the same bytes however the pixels come', async () => {
    const data = pixelsOf.float32() as Float32Array
    const options: CompressOptions = { tile: [30, 7], checksum: true }
    const sink = memorySink()
    const writer = fitsWriter(sink)
    const image = startCompressedImage(writer, { type: 'float32', shape: [WIDTH, HEIGHT] }, options)
    for (let at = 0; at < data.length; at += 1001) await image.write(data.subarray(at, at + 1001))
    await image.finish()
    await writer.finish()
    expect(Buffer.from(sink.bytes()).equals(await compress(data, [WIDTH, HEIGHT], options))).toBe(true)
  })

  it('have right sums, and the header of the image inside', async () => {
    const header = Header.of([
      ['OBJECT', 'M31'],
      ['BMAJ', 0.01, 'degrees'],
      ['EXTNAME', 'RMS'],
    ]).addHistory('by hand')
    const hdu = await compressedHdu(await compress(new Int16Array(12), [4, 3], { header, checksum: true }))
    expect(await verifyChecksum(hdu)).toEqual({ data: 'right', hdu: 'right' })
    const restored = restoreImageHeader(hdu.header)
    expect(restored.cards.slice(0, 5).map(({ keyword, value }) => [keyword, value])).toEqual([
      ['SIMPLE', true],
      ['BITPIX', 16],
      ['NAXIS', 2],
      ['NAXIS1', 4],
      ['NAXIS2', 3],
    ])
    for (const card of header) expect(restored.cards).toContainEqual(card)
  })

  it('refuse pixels of another number or type, and options that cannot be', async () => {
    const start = (options?: CompressOptions) => startCompressedImage(fitsWriter(memorySink()), { type: 'float32', shape: [3, 2] }, options)
    expect(await codeOf(start().write(new Float32Array(7)))).toBe('FITS_WRONG_LENGTH')
    expect(await codeOf(start().finish())).toBe('FITS_WRONG_LENGTH')
    expect(await codeOf(start().write(new Float64Array(6)))).toBe('FITS_WRONG_TYPE')
    for (const options of [
      { tile: [0, 1] },
      { compression: 'RICE_1', quantize: 'none' },
      { quantize: { seed: 0 } },
      { quantize: { level: 0 } },
    ])
      expect(await codeOf(() => start(options as CompressOptions))).toBe('FITS_BAD_COMPRESSION')
  })
})

/** What others shall read. Tiles are rows where there are NaN: cfitsio 4.2 misplaces pixels otherwise; astropy 5.2 takes ZBLANK for a value. */
const files: Readonly<Record<string, { readonly type: string; readonly options: CompressOptions; readonly nan?: boolean }>> = {
  'rice of bytes': { type: 'uint8', options: { tile: [20, 17] } },
  'rice of signed bytes': { type: 'int8', options: {} },
  'rice of shorts': { type: 'int16', options: {} },
  'rice of unsigned shorts': { type: 'uint16', options: { tile: [83, 61] } },
  'rice of longs': { type: 'int32', options: { tile: [20, 17] } },
  'gzip 1 of shorts': { type: 'int16', options: { compression: 'GZIP_1' } },
  'gzip 2 of longs': { type: 'uint32', options: { compression: 'GZIP_2', tile: [20, 17] } },
  'exact floats': { type: 'float32', options: { quantize: 'none' }, nan: true },
  'exact doubles in gzip 1': { type: 'float64', options: { quantize: 'none', compression: 'GZIP_1', tile: [50, 50] } },
  'dithered floats': { type: 'float32', options: { quantize: { seed: 4711 } }, nan: true },
  'dithered floats in tiles': { type: 'float32', options: { tile: [20, 17] } },
  'dithered doubles': { type: 'float64', options: { quantize: { dither: 'SUBTRACTIVE_DITHER_2', level: 16 } } },
  'quantised floats in gzip 2': { type: 'float32', options: { quantize: { dither: 'NO_DITHER' }, compression: 'GZIP_2' } },
}

describe('compressed images of ours', () => {
  let folder = ''
  const at = (name: string): string => path.join(folder, `${name.replaceAll(' ', '-')}.fits`)
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'cirasa-compressed-'))
    for (const [name, { type, options, nan }] of Object.entries(files)) {
      const data = pixelsOf[type]()
      if (nan !== true && (data instanceof Float32Array || data instanceof Float64Array))
        for (let i = 0; i < data.length; i++) if (Number.isNaN(data[i])) data[i] = 1
      writeFileSync(at(name), await compress(data, [WIDTH, HEIGHT], { ...options, checksum: true }))
    }
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const ours = async (name: string): Promise<PixelArray> => (await readCompressedSection(await compressedHdu(readFileSync(at(name))))).data

  describeWith('fpack', 'are unpacked by funpack', () => {
    it.each(Object.keys(files))('%s', async (name) => {
      execFileSync('funpack', ['-O', `${at(name)}.un`, at(name)], { stdio: 'pipe' })
      const { hdus } = await openFits(memorySource(readFileSync(`${at(name)}.un`)))
      expect((await readImage(hdus[0] as ImageHdu)).data).toEqual(await ours(name))
    })
  })

  describeWith('astropy', 'are read by astropy', () => {
    const program = `
import sys, json, warnings
from astropy.io import fits
warnings.simplefilter('error')
out = {}
for name, file in json.load(sys.stdin):
    with fits.open(file, checksum=True) as hdus:
        hdus.verify('exception')
        out[name] = [None if x != x else x for x in hdus[1].data.ravel().tolist()]
print(json.dumps(out))
`
    it('pixel by pixel', async () => {
      const names = Object.keys(files).filter((name) => name !== 'dithered floats')
      const theirs = askPython<Record<string, number[]>>(
        program,
        names.map((name) => [name, at(name)]),
      )
      for (const name of names) {
        const pixels = Array.from((await ours(name)) as Float64Array, (value) => (Number.isNaN(value) ? null : value))
        expect([name, pixels]).toEqual([name, theirs[name]])
      }
    })
  })
})
