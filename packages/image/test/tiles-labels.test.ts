// Images whose pixels are names: every level has names of the image alone, to the last digit, and what is no name is refused.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildPyramid,
  decodeTile,
  describePyramid,
  halveLabels,
  MOST_LABEL,
  makeTile,
  memoryPyramidStore,
  openPyramid,
  parsePyramid,
  planPyramid,
} from '../src/index.ts'
import { deflate, inflate, memoryRows, roundTrip, uniforms } from './tiles-sky.ts'

/** The label of most of the pixels, the smallest of several; 0 where there is none, NaN where there is nothing. */
function plainLabel(block: readonly number[]): number {
  const finite = block.filter((value) => !Number.isNaN(value))
  const labels = finite.filter((value) => value !== 0)
  if (labels.length === 0) return finite.length > 0 ? 0 : Number.NaN
  const votes = (label: number) => labels.filter((value) => value === label).length
  return [...new Set(labels)].sort((a, b) => votes(b) - votes(a) || a - b)[0]
}

/** The pixels that a pixel of a level stands for, `side` of them along each axis. */
function blockOf(pixels: Float32Array, width: number, [column, row]: readonly [number, number], side = 2): number[] {
  const block: number[] = []
  const height = pixels.length / width
  for (let y = row * side; y < Math.min(height, (row + 1) * side); y++)
    for (let x = column * side; x < Math.min(width, (column + 1) * side); x++) block.push(pixels[y * width + x])
  return block
}

/** Few labels, so that they meet. */
const label = fc.oneof(fc.constantFrom(0, 1, 2, 3, Number.NaN), fc.integer({ min: 0, max: MOST_LABEL }))
const labelled = fc.integer({ min: 1, max: 9 }).chain((width) =>
  fc.integer({ min: 1, max: 9 }).chain((height) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      pixels: fc.array(label, { minLength: width * height, maxLength: width * height }).map((values) => Float32Array.from(values)),
    }),
  ),
)

describe('the next level of labels', () => {
  it('has of each 2 x 2 pixels the label of most, the smallest of several, and 0 and blanks only where there is none', () =>
    fc.assert(
      fc.property(labelled, ({ width, height, pixels }) => {
        const wide = Math.ceil(width / 2)
        const out = new Float32Array(wide * Math.ceil(height / 2))
        halveLabels(pixels, width, height, out)
        expect(Array.from(out)).toEqual(Array.from(out, (_, i) => plainLabel(blockOf(pixels, width, [i % wide, Math.floor(i / wide)]))))
      }),
    ))
})

describe('a tile of labels', () => {
  it('comes back with its labels, up to the largest', () =>
    fc.assert(
      fc.asyncProperty(labelled, async ({ width, height, pixels }) => {
        const { pixels: decoded, header } = await roundTrip(pixels, width, height)
        expect(decoded).toEqual(pixels)
        expect(header.exact).toBe(true)
      }),
    ))
})

// Islands of some pixels, many of them smaller than a pixel of the coarser levels, and a strip of blanks.
const [width, height] = [1100, 700]
const pixels = new Float32Array(width * height)
const next = uniforms(5)
for (let island = 1; island <= 3000; island++) {
  const [x0, y0] = [Math.floor(next() * (width - 12)), Math.floor(next() * (height - 12))]
  const [w, h] = [1 + Math.floor(next() * 10), 1 + Math.floor(next() * 10)]
  for (let y = y0; y < y0 + h; y++) pixels.fill(island * 5000, y * width + x0, y * width + x0 + w)
}
for (let y = 0; y < 40; y++) pixels.fill(Number.NaN, y * width, y * width + 33)
const rows = memoryRows(pixels, width, height)
const plan = planPyramid(width, height, 50_000)

async function pyramidOf(of = rows) {
  const store = memoryPyramidStore()
  await buildPyramid(of, store, { plan, reduction: 'label', deflate })
  return { store, pyramid: (await openPyramid(store))! }
}

describe('a pyramid of labels', () => {
  it('has on every level labels of the pixels below alone, and one wherever there is one below', async () => {
    const { pyramid } = await pyramidOf()
    expect(plan.coarse).toBeGreaterThan(1)
    for (const { level, columns, rows: tiles } of plan.levels) {
      for (let y = 0; y < tiles; y++) {
        for (let x = 0; x < columns; x++) {
          const tile = await decodeTile(await pyramid.tile(level, x, y), { inflate })
          let wrong = 0
          for (const [i, found] of tile.pixels.entries()) {
            const place = [x * 256 + (i % tile.width), y * 256 + Math.floor(i / tile.width)] as const
            const block = blockOf(pixels, width, place, 2 ** level)
            const isRight = found > 0 ? block.includes(found) : Object.is(found, plainLabel(block))
            if (!isRight) wrong++
          }
          expect(wrong).toBe(0)
        }
      }
    }
  })

  it('has the same bytes for a tile made alone', async () => {
    const { pyramid } = await pyramidOf()
    const context = { rows, plan, reduction: 'label', deflate } as const
    for (const [level, x, y] of [
      [0, 4, 2],
      [1, 2, 1],
      [2, 0, 0],
      [plan.levels.length - 1, 0, 0],
    ])
      expect(await makeTile(context, level, x, y)).toEqual(await pyramid.tile(level, x, y))
  })

  it('says that it is one, where others are of means', async () => {
    const { pyramid } = await pyramidOf()
    expect(pyramid.description.reduction).toBe('label')
    const said = JSON.parse(describePyramid(pyramid.description))
    expect(parsePyramid(JSON.stringify({ ...said, reduction: undefined })).reduction).toBe('mean')
    expect(() => parsePyramid(JSON.stringify({ ...said, reduction: 'median' }))).toThrow(
      expect.objectContaining({ code: 'IMAGE_BAD_PYRAMID' }),
    )
  })

  it.each([-1, 0.5, MOST_LABEL + 1])('is refused for a pixel of %d, and nothing of it is left', async (value) => {
    const store = memoryPyramidStore()
    const wrong = pixels.slice()
    wrong[wrong.length - 1] = value
    await expect(buildPyramid(memoryRows(wrong, width, height), store, { plan, reduction: 'label', deflate })).rejects.toMatchObject({
      code: 'IMAGE_NOT_LABELS',
    })
    expect([...store.files.keys()]).toEqual([])
  })
})
