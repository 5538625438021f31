// Rows of a plane come straight into the caller's array, whatever the pixels are stored as, and also in worker threads.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choosePlane, type ImageHdu, imagePlaneReader, memoryPlaneReader, memorySource, openFits, readImage } from '../src/index.ts'
import { codeOf, concat, headerBytes, padded, primary } from './fixtures.ts'

/** An image whose bytes are all different, long enough that a plane takes several pieces. */
async function anImage(bitpix: number, shape: readonly number[], more: [string, number][] = []) {
  const size = (shape.reduce((a, b) => a * b, 1) * Math.abs(bitpix)) / 8
  // Exponents that make no NaN, so that values can be compared.
  const data = Uint8Array.from({ length: size }, (_, i) => ((i * 2654435761) >>> 13) & 0x3f)
  const source = memorySource(concat(headerBytes(primary(bitpix, shape, more)), padded(data)))
  return { source, hdu: (await openFits(source)).hdus[0] as ImageHdu }
}

describe('imagePlaneReader', () => {
  it.each([8, 16, 32, 64, -32, -64])('gives rows of BITPIX %d as readImage gives the image', async (bitpix) => {
    for (const more of [
      [],
      [
        ['BSCALE', 0.25],
        ['BZERO', 3],
      ],
      [['BLANK', 5]],
    ] as [string, number][][]) {
      const { source, hdu } = await anImage(bitpix, [700, 333], more)
      const whole = (await readImage(hdu, { as: 'float32' })).data as Float32Array
      const reader = imagePlaneReader(source, hdu, choosePlane(hdu))
      fc.assert(
        fc.property(fc.nat(333), fc.nat(333), fc.nat(9), (a, b, slack) => {
          const [y0, y1] = [Math.min(a, b), Math.max(a, b)]
          const out = new Float32Array((y1 - y0) * 700 + slack).fill(-7)
          reader.readRows(y0, y1, out)
          expect(Buffer.compare(bytes(out.subarray(0, (y1 - y0) * 700)), bytes(whole.subarray(y0 * 700, y1 * 700)))).toBe(0)
          expect([...out.subarray((y1 - y0) * 700)]).toEqual(Array(slack).fill(-7))
        }),
        { numRuns: 10 },
      )
    }
  })

  it('gives the rows of the plane that was chosen', async () => {
    const { source, hdu } = await anImage(-32, [10, 20, 3, 2])
    const whole = (await readImage(hdu)).data
    const out = new Float32Array(200)
    imagePlaneReader(source, hdu, choosePlane(hdu, { '3': 2, '4': 1 })).readRows(0, 20, out)
    expect(out).toEqual(whole.subarray(5 * 200))
  })

  it('reads into a part of a shared array', async () => {
    const { source, hdu } = await anImage(-32, [10, 20])
    const shared = new Float32Array(new SharedArrayBuffer(4 * 300))
    imagePlaneReader(source, hdu, choosePlane(hdu)).readRows(5, 10, shared.subarray(3, 53))
    expect([...shared.subarray(3, 53)]).toEqual([...(await readImage(hdu)).data.subarray(50, 100)])
    expect(shared[53]).toBe(0)
  })

  it('refuses rows that are not there, and an array that is too short', async () => {
    const { source, hdu } = await anImage(16, [10, 20])
    const reader = imagePlaneReader(source, hdu, choosePlane(hdu))
    const out = new Float32Array(100)
    for (const [y0, y1] of [
      [-1, 2],
      [19, 21],
      [5, 4],
      [0, 1.5],
    ] as const)
      expect(await codeOf(() => reader.readRows(y0, y1, out))).toBe('FITS_OUT_OF_RANGE')
    expect(await codeOf(() => reader.readRows(0, 11, out))).toBe('FITS_WRONG_LENGTH')
  })

  it('tells of rows that a truncated file lacks', async () => {
    const source = memorySource(concat(headerBytes(primary(-32, [10, 20])), new Uint8Array(500)))
    const hdu = (await openFits(source)).hdus[0] as ImageHdu
    const reader = imagePlaneReader(source, hdu, choosePlane(hdu))
    reader.readRows(0, 12, new Float32Array(120))
    expect(await codeOf(() => reader.readRows(0, 13, new Float32Array(130)))).toBe('FITS_TRUNCATED')
  })
})

describe('memoryPlaneReader', () => {
  it('copies rows of an array', () => {
    const reader = memoryPlaneReader(2, 3, Float32Array.of(1, 2, 3, 4, 5, 6))
    const out = new Float32Array(4)
    reader.readRows(1, 3, out)
    expect([...out]).toEqual([3, 4, 5, 6])
  })

  it('refuses an array of another size', async () => {
    expect(await codeOf(() => memoryPlaneReader(2, 3, new Float32Array(5)))).toBe('FITS_WRONG_LENGTH')
  })
})

const bytes = (array: Float32Array): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
