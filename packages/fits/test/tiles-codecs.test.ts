// Each decoder gives the pixels that the stream of another program holds; streams written by fpack's library through astropy.

import { describe, expect, it } from 'vitest'
import { decodeGzip } from '../src/tiles/codecs/gzip-decode.ts'
import { decodeHcompress } from '../src/tiles/codecs/hcompress-decode.ts'
import { decodePlio } from '../src/tiles/codecs/plio-decode.ts'
import { decodeRice } from '../src/tiles/codecs/rice-decode.ts'
import { encodeRice } from '../src/tiles/codecs/rice-encode.ts'
import { streams } from './tile-streams.ts'

const decode = (decoder: (bytes: Uint8Array, out: Int32Array) => void, bytes: Uint8Array, pixels: number): number[] => {
  const out = new Int32Array(pixels).fill(-99)
  decoder(bytes, out)
  return Array.from(out)
}

describe('decoders', () => {
  it('read Rice streams, blocks that did not compress included', () => {
    const { bytes, pixels } = streams.rice
    const rice = (from: Uint8Array, out: Int32Array): void => decodeRice(from, out, { bytesPerPixel: 4, blockSize: 32 })
    expect(decode(rice, bytes, pixels.length)).toEqual(pixels)
  })

  it('read pixel lists with runs, single pixels and values over 4095', () => {
    const { bytes, pixels } = streams.plio
    expect(decode(decodePlio, bytes, pixels.length)).toEqual(pixels)
  })

  it('read H-transformed tiles of odd sizes with negative pixels', () => {
    const { bytes, pixels } = streams.hcompress
    expect(decode(decodeHcompress, bytes, pixels.length)).toEqual(pixels)
  })

  it('read an H-transformed tile of one value', () => {
    const { bytes, pixels } = streams.hcompressFlat
    expect(decode(decodeHcompress, bytes, pixels.length)).toEqual(pixels)
  })

  it('read gzip streams with a name in their header', () => {
    // printf 'tiles tiles tiles' > name; gzip -9 name
    const bytes = Buffer.from('1f8b08080000000002ff6e616d65002bc9cc492d56284190002b339d6b11000000', 'hex')
    expect(Buffer.from(decodeGzip(bytes, 100)).toString()).toBe('tiles tiles tiles')
  })

  it('refuse gzip whose checksum does not fit', () => {
    const bytes = Buffer.from('1f8b08080000000002ff6e616d65002bc9cc492d56284190002b339c6b11000000', 'hex')
    expect(() => decodeGzip(bytes, 100)).toThrowError(expect.objectContaining({ code: 'FITS_BAD_TILE' }))
  })
})

describe('the Rice encoder', () => {
  it('needs a few bits for a block of equal pixels', () => {
    expect(encodeRice(new Int32Array(320).fill(12345), { bytesPerPixel: 4, blockSize: 32 }).length).toBe(4 + Math.ceil((10 * 5) / 8))
  })

  it('never takes much more than the pixels themselves', () => {
    const wild = Int32Array.from({ length: 320 }, (_, i) => (i % 2 === 0 ? 2 ** 31 - 1 - i : -(2 ** 31) + i))
    expect(encodeRice(wild, { bytesPerPixel: 4, blockSize: 32 }).length).toBeLessThanOrEqual(4 + 320 * 4 + Math.ceil((10 * 5) / 8))
  })
})
