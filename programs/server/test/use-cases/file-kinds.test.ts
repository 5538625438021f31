// What a file is by its first bytes.

import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileFormats, formatOf, SNIFF_BYTES } from '../../src/use-cases/file-kinds.ts'

const sample = readFileSync(new URL('../../../../examples/sample/sample.fits', import.meta.url))
const head = (bytes: Uint8Array) => formatOf(bytes.subarray(0, SNIFF_BYTES))

describe('formatOf', () => {
  it('knows FITS, plain and gzipped', () => {
    expect(head(sample)).toBe('fits')
    expect(head(gzipSync(sample))).toBe('fits.gz')
    expect(head(gzipSync(sample, { level: 0 }))).toBe('fits.gz')
  })

  it('refuses gzip of anything else, and what only begins like gzip', () => {
    expect(head(gzipSync('{"a": 1}'))).toBeUndefined()
    expect(head(gzipSync(new Uint8Array(1 << 20)))).toBeUndefined()
    expect(head(Uint8Array.of(0x1f, 0x8b))).toBeUndefined()
    expect(head(Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9))).toBeUndefined()
  })

  it('gives a format or none for any bytes', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: SNIFF_BYTES }), fc.boolean(), (bytes, packed) => {
        const found = head(packed ? gzipSync(bytes) : bytes)
        expect([undefined, ...fileFormats]).toContain(found)
      }),
    ))
})
