// Any box of a compressed image is that box of the whole, and only its tiles are fetched.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  choosePlane,
  Header,
  memorySource,
  openTiledImage,
  openTiledImageSync,
  type PixelRange,
  readCompressedSection,
  tiledPlaneReader,
} from '../src/index.ts'
import { codeOf, watched } from './fixtures.ts'
import { compress, compressedHdu } from './fixtures-tiles.ts'

const count = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1)

/** Pixels that say where they are. */
const numbered = (shape: readonly number[]): Int32Array => Int32Array.from({ length: count(shape) }, (_, i) => i * 7 - 100)

function cut(data: Int32Array, shape: readonly number[], ranges: readonly PixelRange[]): number[] {
  return Array.from(data).filter((_, i) => {
    let rest = i
    return ranges.every(([start, stop], axis) => {
      const at = rest % shape[axis]
      rest = Math.floor(rest / shape[axis])
      return at >= start && at < stop
    })
  })
}

const imageWithBox = fc
  .array(fc.record({ length: fc.integer({ min: 1, max: 12 }), tile: fc.integer({ min: 1, max: 6 }) }), { minLength: 1, maxLength: 4 })
  .chain((axes) =>
    fc.record({
      shape: fc.constant(axes.map(({ length }) => length)),
      tile: fc.constant(axes.map(({ tile }) => tile)),
      ranges: fc.tuple(
        ...axes.map(({ length }) =>
          fc
            .tuple(fc.nat({ max: length - 1 }), fc.nat({ max: length - 1 }))
            .map(([a, b]): PixelRange => [Math.min(a, b), Math.max(a, b) + 1]),
        ),
      ),
    }),
  )

describe('a box of a compressed image', () => {
  it('is that box of the image, for any axes and tiles', () =>
    fc.assert(
      fc.asyncProperty(imageWithBox, async ({ shape, tile, ranges }) => {
        const data = numbered(shape)
        const hdu = await compressedHdu(await compress(data, shape, { tile }))
        const got = await readCompressedSection(hdu, ranges)
        expect(got.shape).toEqual(ranges.map(([start, stop]) => stop - start))
        expect(Array.from(got.data as Int32Array)).toEqual(cut(data, shape, ranges))
      }),
      { numRuns: 150 },
    ))

  it('is read without the bytes of other tiles', async () => {
    // Noise, so that each tile takes more bytes than are read for nothing between two tiles.
    const width = 60_000
    const data = Float64Array.from({ length: width * 9 }, (_, i) => Math.sin(i * i))
    const file = await compress(data, [width, 9], { quantize: 'none' })
    const source = watched(file)
    const hdu = await compressedHdu(file, source)
    const tiled = await openTiledImage(hdu)
    source.reads.length = 0
    const { data: row } = await readCompressedSection(
      hdu,
      [
        [10, 20],
        [4, 5],
      ],
      { tiled },
    )
    expect(Array.from(row as Float64Array)).toEqual(Array.from(data.subarray(4 * width + 10, 4 * width + 20)))
    expect(source.reads).toEqual([[tiled.heapOffset + tiled.index.offsets[4], tiled.index.lengths[4]]])
  })

  it('is refused where the image has no such pixels', async () => {
    const hdu = await compressedHdu(await compress(numbered([5, 6]), [5, 6]))
    expect(await codeOf(readCompressedSection(hdu, [[0, 6]]))).toBe('FITS_OUT_OF_RANGE')
    expect(
      await codeOf(
        readCompressedSection(hdu, [
          [0, 1],
          [0, 1],
          [0, 1],
        ]),
      ),
    ).toBe('FITS_NO_SUCH_AXIS')
  })
})

describe('rows of a plane of a compressed image', () => {
  it('are those of the plane, in any order', async () => {
    const shape = [11, 13, 3]
    const data = numbered(shape)
    const file = await compress(data, shape, { tile: [4, 5, 2] })
    const hdu = await compressedHdu(file)
    const source = memorySource(file)
    // As a worker thread gets it: a clone of plain data.
    const tiled = structuredClone(openTiledImageSync(hdu, source))
    const plane = choosePlane(hdu, { 3: 2 })
    const reader = tiledPlaneReader(source, tiled, plane)
    fc.assert(
      fc.property(fc.nat({ max: 13 }), fc.nat({ max: 13 }), (a, b) => {
        const [y0, y1] = [Math.min(a, b), Math.max(a, b)]
        const out = new Float32Array((y1 - y0) * 11)
        reader.readRows(y0, y1, out)
        expect(Array.from(out)).toEqual(Array.from(data.subarray((2 * 13 + y0) * 11, (2 * 13 + y1) * 11)))
      }),
    )
  })

  it('are scaled, with NaN where BLANK is', async () => {
    const header = Header.of([
      ['BSCALE', 0.5],
      ['BZERO', 10],
      ['BLANK', -1],
    ])
    const sink = await compress(Int16Array.from([0, 2, -1, 7]), [2, 2], { header, keepScaling: true })
    const hdu = await compressedHdu(sink)
    const reader = tiledPlaneReader(memorySource(sink), await openTiledImage(hdu), choosePlane(hdu))
    const out = new Float32Array(4)
    reader.readRows(0, 2, out)
    expect(Array.from(out)).toEqual([10, 11, Number.NaN, 13.5])
  })

  it('are refused where the plane has none', async () => {
    const file = await compress(numbered([5, 6]), [5, 6])
    const hdu = await compressedHdu(file)
    const reader = tiledPlaneReader(memorySource(file), await openTiledImage(hdu), choosePlane(hdu))
    expect(await codeOf(() => reader.readRows(5, 7, new Float32Array(10)))).toBe('FITS_OUT_OF_RANGE')
    expect(await codeOf(() => reader.readRows(0, 2, new Float32Array(9)))).toBe('FITS_WRONG_LENGTH')
  })
})
