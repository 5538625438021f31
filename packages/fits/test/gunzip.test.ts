// Packed files read as unpacked ones do, and bombs are refused before they go off.

import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { memorySource, openFits, readImage } from '../src/index.ts'
import { codeOf, concat, extension, headerBytes, padded, primary } from './fixtures.ts'

const bytes = Uint8Array.from({ length: 6_000_000 }, (_, i) => (i * i) >> 5)
const file = concat(
  headerBytes(primary(8, [2000, 3000])),
  padded(bytes),
  headerBytes(extension('IMAGE', 8, [3])),
  padded(Uint8Array.of(7, 8, 9)),
)

describe('a gzip file', () => {
  it('is known by its first bytes and read through', async () => {
    const { hdus } = await openFits(memorySource(gzipSync(file)))
    expect(hdus.length).toBe(2)
    for (const [index, wanted] of [bytes, Uint8Array.of(7, 8, 9)].entries()) {
      const hdu = hdus[index]
      if (hdu.kind !== 'image') throw new Error('no image')
      expect(Buffer.compare((await readImage(hdu)).data as Uint8Array, wanted)).toBe(0)
    }
  })

  it('that ends too early is refused', async () => {
    const packed = gzipSync(file)
    expect(await codeOf(openFits(memorySource(packed.subarray(0, packed.length / 2))))).toBe('FITS_BAD_GZIP')
  })

  it('that is damaged is refused', async () => {
    const packed = new Uint8Array(gzipSync(file))
    packed.fill(255, 5000, 6000)
    expect(await codeOf(openFits(memorySource(packed)))).toBe('FITS_BAD_GZIP')
  })

  it('may have several members, or padding behind it', async () => {
    const cuts = [0, 1000, 1000, 2_000_000, file.length]
    const members = cuts.slice(1).map((cut, i) => gzipSync(file.subarray(cuts[i], cut)))
    for (const packed of [concat(...members), concat(gzipSync(file), new Uint8Array(1000)), concat(...members, Buffer.from('padding'))]) {
      const { hdus } = await openFits(memorySource(packed))
      expect(hdus.length).toBe(2)
      expect(hdus[0].kind === 'image' && Buffer.compare((await readImage(hdus[0])).data as Uint8Array, bytes)).toBe(0)
    }
  })

  it('of several members is refused where a sum of them is wrong', async () => {
    const members = [gzipSync(file.subarray(0, 5000)), gzipSync(file.subarray(5000))]
    for (const at of [members[0].length - 8, members[0].length + members[1].length - 8]) {
      const packed = concat(...members)
      packed[at] ^= 1
      expect(await codeOf(openFits(memorySource(packed)))).toBe('FITS_BAD_GZIP')
    }
  })

  it('of a truncated image is listed with what is missing', async () => {
    const { hdus } = await openFits(memorySource(gzipSync(file.subarray(0, 2880 + 1000))))
    expect(hdus[0].missingBytes).toBe(6_000_000 - 1000)
  })

  it('of something else is no FITS', async () => {
    expect(await codeOf(openFits(memorySource(gzipSync(Buffer.from('hello')))))).toBe('FITS_NOT_FITS')
  })

  it('reads the packed bytes only as far as it must', async () => {
    const noise = crypto.getRandomValues(new Uint8Array(60_000))
    const body = concat(headerBytes(primary(8, [3])), padded(Uint8Array.of(1, 2, 3)), ...Array.from({ length: 100 }, () => noise))
    let furthest = 0
    const packed = memorySource(gzipSync(body, { level: 0 }))
    const read = (offset: number, length: number) => {
      furthest = Math.max(furthest, offset)
      return packed.read(offset, length)
    }
    await openFits({ ...packed, read })
    expect(furthest).toBeLessThan(1_500_000)
  })
})

describe('a bomb', () => {
  it('of zeros behind a small image does not go off', async () => {
    const packed = gzipSync(concat(headerBytes(primary(8, [3])), padded(Uint8Array.of(1, 2, 3)), new Uint8Array(50_000_000)))
    const { hdus } = await openFits(memorySource(packed))
    expect(hdus.length).toBe(1)
  })

  it.each([
    ['a terabyte', [2 ** 20, 2 ** 20], 'FITS_GZIP_TOO_LARGE'],
    ['two gigabytes out of nothing', [2 ** 11, 2 ** 20], 'FITS_GZIP_BOMB'],
  ])('that promises %s is refused by its promise', async (_, shape, code) => {
    const packed = gzipSync(concat(headerBytes(primary(8, shape)), new Uint8Array(100_000)))
    expect(await codeOf(openFits(memorySource(packed)))).toBe(code)
  })

  it('of a header without END is refused at the limit', async () => {
    const packed = gzipSync(concat(Buffer.from('SIMPLE  =                    T'.padEnd(80)), new Uint8Array(50_000_000).fill(32)))
    expect(await codeOf(openFits(memorySource(packed)))).toBe('FITS_HEADER_TOO_LONG')
  })

  it('is what the caller says', async () => {
    expect(await codeOf(openFits(memorySource(gzipSync(file)), { maxUnpackedBytes: 1_000_000 }))).toBe('FITS_GZIP_TOO_LARGE')
  })
})
