// Decoders meet bytes that nobody meant for them: they end with a coded error or with pixels, within bounded work.

import { isCodedError } from '@cirasa/errors'
import fc from 'fast-check'
import { gzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { decodeGzip } from '../src/tiles/codecs/gzip-decode.ts'
import { decodeHcompress } from '../src/tiles/codecs/hcompress-decode.ts'
import { decodePlio } from '../src/tiles/codecs/plio-decode.ts'
import { decodeRice } from '../src/tiles/codecs/rice-decode.ts'
import { streams } from './tile-streams.ts'

const PIXELS = 42

const decoders: Readonly<Record<string, { readonly valid: Uint8Array; readonly decode: (bytes: Uint8Array) => void }>> = {
  rice1: { valid: streams.rice.bytes, decode: (bytes) => decodeRice(bytes, new Int32Array(PIXELS), { bytesPerPixel: 1, blockSize: 32 }) },
  rice2: { valid: streams.rice.bytes, decode: (bytes) => decodeRice(bytes, new Int32Array(PIXELS), { bytesPerPixel: 2, blockSize: 16 }) },
  rice4: { valid: streams.rice.bytes, decode: (bytes) => decodeRice(bytes, new Int32Array(PIXELS), { bytesPerPixel: 4, blockSize: 32 }) },
  hcompress: { valid: streams.hcompress.bytes, decode: (bytes) => decodeHcompress(bytes, new Int32Array(PIXELS)) },
  plio: { valid: streams.plio.bytes, decode: (bytes) => decodePlio(bytes, new Int32Array(PIXELS)) },
  gzip: {
    valid: gzipSync(new Uint8Array(200).map((_, i) => (i * 7) % 31)),
    decode: (bytes) => expect(decodeGzip(bytes, 300).length).toBeLessThanOrEqual(300),
  },
}

/** Fails when decoding throws anything but a coded error. */
function survive(decode: (bytes: Uint8Array) => void, bytes: Uint8Array): void {
  try {
    decode(bytes)
  } catch (error) {
    if (!isCodedError(error) || !error.code.startsWith('FITS_')) throw error
  }
}

describe.each(Object.entries(decoders))('the decoder %s', (_, { valid, decode }) => {
  it('survives any bytes', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => survive(decode, bytes)),
      { numRuns: 500 },
    ))

  it('survives a valid stream with bytes changed, cut and added', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { maxLength: 6 }),
        fc.nat({ max: valid.length }),
        fc.uint8Array({ maxLength: 8 }),
        (changes, length, tail) => {
          const bytes = new Uint8Array([...valid.subarray(0, length), ...tail])
          for (const [at, change] of changes) if (bytes.length > 0) bytes[at % bytes.length] ^= change
          survive(decode, bytes)
        },
      ),
      { numRuns: 1500 },
    ))
})

describe('decoders refuse early', () => {
  it('gzip that promises more than its tile holds', () => {
    const bomb = gzipSync(new Uint8Array(10_000_000))
    expect(() => decodeGzip(bomb, 4000)).toThrowError(expect.objectContaining({ code: 'FITS_BAD_TILE' }))
  })

  it('gzip that gives more than it promises', () => {
    const bomb = gzipSync(new Uint8Array(20_000_000))
    new DataView(bomb.buffer).setUint32(bomb.length - 4, 4000, true)
    expect(() => decodeGzip(bomb, 4000)).toThrowError(expect.objectContaining({ code: 'FITS_BAD_TILE' }))
  })

  it('gzip that promises more than deflate can give', () => {
    const liar = gzipSync(new Uint8Array(10))
    new DataView(liar.buffer).setUint32(liar.length - 4, 0x7fffffff, true)
    expect(() => decodeGzip(liar, 2 ** 32)).toThrowError(expect.objectContaining({ code: 'FITS_BAD_TILE' }))
  })

  it('a tile of another size than the header says', () => {
    expect(() => decodeHcompress(streams.hcompress.bytes, new Int32Array(43))).toThrowError(
      expect.objectContaining({ code: 'FITS_BAD_TILE' }),
    )
  })
})
