// Any box of any image is the same box cut from the whole image, and costs no more bytes than it must.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ImageHdu, openFits, type PixelRange, readImage, readSection } from '../src/index.ts'
import { codeOf, concat, headerBytes, padded, primary, watched } from './fixtures.ts'

const box = fc
  .array(
    fc.nat({ max: 8 }).chain((length) => fc.tuple(fc.constant(length + 1), fc.nat({ max: length }), fc.nat({ max: 8 }))),
    { minLength: 1, maxLength: 5 },
  )
  .map((axes) => ({
    shape: axes.map(([length]) => length),
    ranges: axes.map(([length, start, count]): PixelRange => [start, Math.min(length, start + 1 + count)]),
  }))

async function openImage(shape: readonly number[], data: Uint8Array) {
  const source = watched(concat(headerBytes(primary(8, shape)), padded(data)))
  return { source, hdu: (await openFits(source)).hdus[0] as ImageHdu }
}

describe('readSection', () => {
  it('gives the pixels that the index of each says', async () => {
    await fc.assert(
      fc.asyncProperty(box, async ({ shape, ranges }) => {
        const size = shape.reduce((a, b) => a * b, 1)
        const data = Uint8Array.from({ length: size }, (_, i) => (i * 7919) % 256)
        const { hdu } = await openImage(shape, data)
        const section = await readSection(hdu, ranges)
        expect(section.shape).toEqual(ranges.map(([start, stop]) => stop - start))
        section.data.forEach((value: number | bigint, at: number) => {
          let rest = at
          let pixel = 0
          let stride = 1
          for (let axis = 0; axis < shape.length; axis++) {
            const length = section.shape[axis]
            pixel += ((rest % length) + ranges[axis][0]) * stride
            rest = Math.floor(rest / length)
            stride *= shape[axis]
          }
          if (value !== data[pixel]) throw new Error(`pixel ${at} is ${value}, not ${data[pixel]}`)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('reads a plane of a cube and nothing else', async () => {
    const { source, hdu } = await openImage([100, 100, 50], new Uint8Array(500_000))
    source.reads.length = 0
    await readSection(hdu, [
      [0, 100],
      [0, 100],
      [20, 21],
    ])
    expect(source.reads).toEqual([[2880 + 200_000, 10_000]])
  })

  it('reads long images in pieces, so that the bytes are never all there twice', async () => {
    const { source, hdu } = await openImage([3000, 3000], new Uint8Array(9_000_000))
    source.reads.length = 0
    await readImage(hdu)
    expect(Math.max(...source.reads.map(([, length]) => length))).toBeLessThanOrEqual(4 * 1024 * 1024)
    expect(source.reads.reduce((sum, [, length]) => sum + length, 0)).toBe(9_000_000)
  })

  it('reads rows that lie far apart one by one', async () => {
    const { source, hdu } = await openImage([200_000, 10], new Uint8Array(2_000_000))
    source.reads.length = 0
    await readSection(hdu, [[100, 110]])
    expect(source.reads.reduce((sum, [, length]) => sum + length, 0)).toBe(100)
  })

  it.each<[string, PixelRange[], string]>([
    ['beyond an axis', [[0, 11]], 'FITS_OUT_OF_RANGE'],
    ['before it', [[-1, 5]], 'FITS_OUT_OF_RANGE'],
    ['the wrong way round', [[5, 5]], 'FITS_OUT_OF_RANGE'],
    ['between pixels', [[0.5, 5]], 'FITS_OUT_OF_RANGE'],
    [
      'on an axis that is not there',
      [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
      'FITS_NO_SUCH_AXIS',
    ],
  ])('refuses a range %s', async (_, ranges, code) => {
    const { hdu } = await openImage([10, 10], new Uint8Array(100))
    expect(await codeOf(readSection(hdu, ranges))).toBe(code)
  })

  it('fills an array that it is given, also a shared one, and refuses another', async () => {
    const { hdu } = await openImage([2, 2], Uint8Array.of(1, 2, 3, 4))
    const into = new Float32Array(new SharedArrayBuffer(16))
    expect((await readImage(hdu, { as: 'float32', into })).data).toBe(into)
    expect([...into]).toEqual([1, 2, 3, 4])
    expect(await codeOf(readImage(hdu, { into: new Uint8Array(5) }))).toBe('FITS_WRONG_LENGTH')
    expect(await codeOf(readImage(hdu, { into: new Uint16Array(4) }))).toBe('FITS_WRONG_TYPE')
  })

  it('of a truncated file reads what is there', async () => {
    const source = watched(concat(headerBytes(primary(8, [10, 10])), new Uint8Array(55)))
    const hdu = (await openFits(source)).hdus[0] as ImageHdu
    expect(
      (
        await readSection(hdu, [
          [0, 10],
          [0, 5],
        ])
      ).data.length,
    ).toBe(50)
    expect(
      await codeOf(
        readSection(hdu, [
          [0, 10],
          [0, 6],
        ]),
      ),
    ).toBe('FITS_TRUNCATED')
  })

  it('stops when it is told to', async () => {
    const { hdu } = await openImage([10, 10], new Uint8Array(100))
    await expect(readImage(hdu, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
  })
})
