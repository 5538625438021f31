// What is written is read back as it was: by us, and by astropy without a word of complaint.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { describeWithRealData, realImage } from '../../../testbed/real-data.ts'
import {
  type ByteSink,
  fitsWriter,
  Header,
  memorySink,
  memorySource,
  openFits,
  type PixelArray,
  readImage,
  startImage,
  verifyChecksum,
  writeImage,
} from '../src/index.ts'
import { fileSink, openFile } from '../src/node/index.ts'
import { codeOf, rawHeader } from './fixtures.ts'

const arrays: PixelArray[] = [
  Uint8Array.of(0, 1, 255, 128, 7, 9),
  Int8Array.of(0, 1, -128, 127, 7, 9),
  Int16Array.of(0, 1, -32768, 32767, 7, 9),
  Uint16Array.of(0, 1, 65535, 32768, 7, 9),
  Int32Array.of(0, 1, -2147483648, 2147483647, 7, 9),
  Uint32Array.of(0, 1, 4294967295, 2147483648, 7, 9),
  BigInt64Array.of(0n, 1n, -(2n ** 63n), 2n ** 63n - 1n, 7n, 9n),
  BigUint64Array.of(0n, 1n, 2n ** 64n - 1n, 2n ** 63n, 7n, 9n),
  Float32Array.of(0, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e-45, 1.5),
  Float64Array.of(0, -0, Number.NaN, Number.NEGATIVE_INFINITY, 5e-324, 1.5),
]

async function written(write: (sink: ByteSink) => Promise<void>): Promise<Uint8Array> {
  const sink = memorySink()
  await write(sink)
  return sink.bytes()
}

const writeAll = async (sink: ByteSink): Promise<void> => {
  const writer = fitsWriter(sink)
  for (const data of arrays) await writeImage(writer, { data, shape: [3, 2] }, { checksum: true })
  await writer.finish()
}

describe('an image', () => {
  it('of each type reads back as that type with those values, its sums right', async () => {
    const { hdus } = await openFits(memorySource(await written(writeAll)))
    expect(hdus.length).toBe(arrays.length)
    for (const [i, hdu] of hdus.entries()) {
      if (hdu.kind !== 'image') throw new Error('no image')
      expect((await readImage(hdu)).data).toEqual(arrays[i])
      expect(await verifyChecksum(hdu)).toEqual({ data: 'right', hdu: 'right' })
    }
  })

  it('is the same whether written whole or by any strips', async () => {
    const data = Float32Array.from({ length: 200_000 }, (_, i) => Math.sin(i))
    const whole = await written(async (sink) => writeImage(fitsWriter(sink), { data, shape: [500, 400] }, { checksum: true }))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(200_000), { maxLength: 5 }), async (cuts) => {
        const bytes = await written(async (sink) => {
          const image = await startImage(fitsWriter(sink), { type: 'float32', shape: [500, 400] }, { checksum: true })
          const edges = [0, ...cuts.sort((a, b) => a - b), data.length]
          for (let i = 1; i < edges.length; i++) await image.write(data.subarray(edges[i - 1], edges[i]))
          await image.finish()
        })
        expect(Buffer.compare(bytes, whole)).toBe(0)
      }),
      { numRuns: 10 },
    )
  })

  it('of odd length has right sums', async () => {
    for (const length of [1, 2, 3, 5, 2879, 2880, 2881]) {
      const data = Uint8Array.from({ length }, (_, i) => 255 - (i % 7))
      const { hdus } = await openFits(
        memorySource(await written(async (sink) => writeImage(fitsWriter(sink), { data, shape: [length] }, { checksum: true }))),
      )
      expect(await verifyChecksum(hdus[0])).toEqual({ data: 'right', hdu: 'right' })
    }
  })

  it('that was damaged has a wrong sum', async () => {
    const bytes = await written(async (sink) =>
      writeImage(fitsWriter(sink), { data: new Float32Array(100), shape: [10, 10] }, { checksum: true }),
    )
    bytes[3000] ^= 1
    expect(await verifyChecksum((await openFits(memorySource(bytes))).hdus[0])).toEqual({ data: 'wrong', hdu: 'wrong' })
  })

  it('is refused with too many, too few or other pixels', async () => {
    const start = () => startImage(fitsWriter(memorySink()), { type: 'float32', shape: [3, 2] })
    const [many, few, other] = [await start(), await start(), await start()]
    expect(await codeOf(many.write(new Float32Array(7)))).toBe('FITS_WRONG_LENGTH')
    await few.write(new Float32Array(5))
    expect(await codeOf(few.finish())).toBe('FITS_WRONG_LENGTH')
    expect(await codeOf(other.write(new Float64Array(6)))).toBe('FITS_WRONG_TYPE')
  })
})

describe('the header of an image that was made from another', () => {
  const input = Header.parse(
    rawHeader(
      'SIMPLE  =                    T / my own words',
      'BITPIX  =                   16',
      'NAXIS   =                    2',
      'NAXIS1  =                    9',
      'NAXIS2  =                    2 / height',
      "OBJECT  = 'M 67'/odd",
      'BSCALE  = 2.0',
      'BZERO   = 5.0',
      'BLANK   = -1',
      'DATAMAX = 17',
      "TELESCOP= 'X'",
      'ESO-LOG not a card = at all',
      'HISTORY before',
    ),
  )

  it('keeps its cards byte for byte and rewrites what has changed', async () => {
    const bytes = await written(async (sink) => writeImage(fitsWriter(sink), { data: new Float32Array(6), shape: [3, 2], header: input }))
    expect((await openFits(memorySource(bytes))).hdus[0].header.cards.map((card) => card.image.trimEnd())).toEqual([
      'SIMPLE  =                    T / my own words',
      'BITPIX  =                  -32',
      'NAXIS   =                    2',
      'NAXIS1  =                    3',
      'NAXIS2  =                    2 / height',
      'EXTEND  =                    T / there may be extensions',
      "OBJECT  = 'M 67'/odd",
      "TELESCOP= 'X'",
      'ESO-LOG not a card = at all',
      'HISTORY before',
    ])
  })

  it('keeps its scaling where the pixels are the stored ones', async () => {
    const bytes = await written(async (sink) =>
      writeImage(fitsWriter(sink), { data: Int16Array.of(1, -1), shape: [2], header: input, keepScaling: true }),
    )
    const [hdu] = (await openFits(memorySource(bytes))).hdus
    expect(hdu!.kind === 'image' && [...(await readImage(hdu)).data]).toEqual([7, Number.NaN])
  })
})

describeWith('astropy', 'astropy', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cirasa-write-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const READ_BACK = `
import sys, json, warnings
import numpy as np
from astropy.io import fits
warnings.simplefilter(json.loads(sys.argv[1]))
out = []
with fits.open(json.load(sys.stdin), checksum=True, uint=True) as hdus:
    hdus.verify('exception' if sys.argv[1] == '"error"' else 'ignore')
    for h in hdus:
        little = h.data.astype(h.data.dtype.newbyteorder('<')).tobytes()
        cards = [[c.keyword, None if isinstance(c.value, fits.card.Undefined) else str(c.value), c.comment] for c in h.header.cards]
        out.append({'dtype': h.data.dtype.name, 'shape': list(h.data.shape[::-1]), 'hex': little.hex() if len(little) < 1000 else str(np.nansum(h.data, dtype=float)), 'cards': cards})
print(json.dumps(out))
`
  interface Seen {
    readonly dtype: string
    readonly shape: number[]
    readonly hex: string
    readonly cards: [string, string | null, string][]
  }

  it('verifies the files and their sums, and reads the same pixels', async () => {
    const name = path.join(folder, 'all.fits')
    await writeAll(await fileSink(name))
    const seen = askPython<Seen[]>(READ_BACK, name, ['"error"'])
    expect(seen.map(({ dtype }) => dtype)).toEqual([
      'uint8',
      'int8',
      'int16',
      'uint16',
      'int32',
      'uint32',
      'int64',
      'uint64',
      'float32',
      'float64',
    ])
    seen.forEach(({ shape, hex }, i) => {
      const { buffer, byteOffset, byteLength } = arrays[i]
      expect([shape, hex]).toEqual([[3, 2], Buffer.from(buffer, byteOffset, byteLength).toString('hex')])
    })
  })

  it('reads cards of every form as they were meant', async () => {
    // astropy 5.2 ends a string at a doubled quote before a blank or a slash; such strings are left to our own round trip.
    const text = fc
      .string({ unit: fc.constantFrom('a', "'", ' ', '/', '&', '=', 'Z', '9'), maxLength: 200 })
      .filter((one) => !/'[ /]/.test(one))
    const strings = fc.sample(text, { numRuns: 150, seed: 7 })
    const numbers = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), { numRuns: 150, seed: 7 })
    let header = new Header([])
    strings.forEach((text, i) => {
      header = header.set(i % 3 === 0 ? `ESO LONG KEY${i}` : `S${i}`, text, i % 2 === 0 ? 'a comment' : '')
    })
    numbers.forEach((number, i) => {
      header = header.set(i % 3 === 0 ? `ESO DET NUM${i}` : `N${i}`, number)
    })
    const name = path.join(folder, 'cards.fits')
    const writer = fitsWriter(await fileSink(name))
    await writeImage(writer, { data: Uint8Array.of(1), shape: [1], header })
    await writer.finish()
    const seen = new Map(askPython<Seen[]>(READ_BACK, name, ['"error"'])[0].cards.map(([keyword, value]) => [keyword, value]))
    strings.forEach((text, i) => {
      expect(seen.get(i % 3 === 0 ? `ESO LONG KEY${i}` : `S${i}`)).toBe(text.trimEnd())
    })
    numbers.forEach((number, i) => {
      expect(Number(seen.get(i % 3 === 0 ? `ESO DET NUM${i}` : `N${i}`))).toBe(Object.is(number, -0) ? -0 : number)
    })
  })

  describeWithRealData('reads a copy of a real image', () => {
    it.each(['scorpio_s17.fits', 'ntt_na36_optical.fits', 'm67_dss_int16.fits', 'ami_swift554620_4axis.fits'])('%s', async (file) => {
      using source = openFile(realImage(file))
      const hdu = (await openFits(source)).hdus[0]
      if (hdu.kind !== 'image') throw new Error('no image')
      const { data, shape } = await readImage(hdu, { as: 'stored' })
      const name = path.join(folder, file)
      const writer = fitsWriter(await fileSink(name))
      await writeImage(writer, { data, shape, header: hdu.header, keepScaling: true }, { checksum: true })
      await writer.finish()
      const [copy] = askPython<Seen[]>(READ_BACK, name, ['"ignore"'])
      const [original] = askPython<Seen[]>(READ_BACK, path.resolve(realImage(file)), ['"ignore"'])
      expect([copy!.dtype, copy!.shape, copy!.hex]).toEqual([original!.dtype, original!.shape, original!.hex])
      const rewritten = new Set(['CHECKSUM', 'DATASUM', 'DATAMIN', 'DATAMAX', 'EXTEND', 'BLOCKED'])
      const kept = (cards: Seen['cards']) => cards.filter(([keyword]) => !rewritten.has(keyword))
      expect(kept(copy!.cards)).toEqual(kept(original!.cards))
    })
  })
})
