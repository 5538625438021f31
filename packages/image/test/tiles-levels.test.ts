// The levels of a pyramid are means of what is finite, as numpy makes them, and its tiles cover each level once.

import { describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { buildPyramid, decodeTile, memoryPyramidStore, openPyramid, type PyramidPlan, planPyramid } from '../src/index.ts'
import { deflate, inflate, memoryRows, noise } from './tiles-sky.ts'

/** All levels of a pyramid put together again, from lossless tiles. */
async function levelsOf(pixels: Float32Array, width: number, height: number, plan?: PyramidPlan): Promise<Float32Array[]> {
  const store = memoryPyramidStore()
  await buildPyramid(memoryRows(pixels, width, height), store, { lossless: true, deflate, plan })
  const pyramid = (await openPyramid(store))!
  const whole: Float32Array[] = []
  for (const level of pyramid.description.plan.levels) {
    const out = new Float32Array(level.width * level.height).fill(Number.POSITIVE_INFINITY)
    for (let y = 0; y < level.rows; y++) {
      for (let x = 0; x < level.columns; x++) {
        const tile = await decodeTile(await pyramid.tile(level.level, x, y), { inflate })
        for (let row = 0; row < tile.height; row++) {
          const line = tile.pixels.subarray(row * tile.width, (row + 1) * tile.width)
          out.set(line, (y * 256 + row) * level.width + x * 256)
        }
      }
    }
    whole.push(out)
  }
  return whole
}

const program = `
import json, sys, warnings, numpy as np
warnings.simplefilter('ignore')
ask = json.load(sys.stdin)
a = np.array([np.nan if v is None else v for v in ask['pixels']], dtype=np.float32).reshape(ask['height'], ask['width'])
out = []
for _ in range(ask['levels'] - 1):
    h, w = a.shape
    a = np.pad(a, ((0, h % 2), (0, w % 2)), constant_values=np.nan)
    a = np.nanmean(a.reshape(a.shape[0] // 2, 2, a.shape[1] // 2, 2).astype(np.float64), axis=(1, 3)).astype(np.float32)
    out.append([None if np.isnan(v) else float(v) for v in a.ravel()])
print(json.dumps(out))
`

describeWith('astropy', 'agreement with numpy', () => {
  it.each([
    [601, 517, 2 ** 22],
    [601, 517, 5000],
    [1030, 3, 2 ** 22],
    [1, 700, 100],
  ])('on each level of an image of %d x %d pixels, the coarse ones of at most %d', async (width, height, coarse) => {
    const pixels = noise(width * height, { level: 5 }).map((value, i) => (i % 7 === 3 || i % 601 < 9 ? Number.NaN : value))
    const plan = planPyramid(width, height, coarse)
    const [first, ...others] = await levelsOf(pixels, width, height, plan)
    expect(first).toEqual(pixels)
    const given = Array.from(pixels, (value) => (Number.isNaN(value) ? null : value))
    const theirs = askPython<(number | null)[][]>(program, { pixels: given, width, height, levels: plan.levels.length })
    expect(others.map(({ length }) => length)).toEqual(theirs.map(({ length }) => length))
    for (const [i, ours] of others.entries()) {
      let worst = 0
      for (const [k, value] of theirs[i].entries()) {
        if (Number.isNaN(ours[k]) !== (value === null)) throw new Error(`blank at ${k} of level ${i + 1}`)
        if (value !== null) worst = Math.max(worst, Math.abs(ours[k] - value))
      }
      expect(worst).toBeLessThan(2e-6)
    }
  })
})

describe('a pyramid', () => {
  it('ends with a level of one tile, each level half of the one below, rounded up', () => {
    const { levels } = planPyramid(7200, 901)
    expect(levels.map(({ width, height, columns, rows }) => [width, height, columns, rows])).toEqual([
      [7200, 901, 29, 4],
      [3600, 451, 15, 2],
      [1800, 226, 8, 1],
      [900, 113, 4, 1],
      [450, 57, 2, 1],
      [225, 29, 1, 1],
    ])
  })

  it('of a tile or less has one level', () => expect(planPyramid(256, 1).levels).toHaveLength(1))

  it('has coarse levels of at most a million pixels', () => {
    expect(planPyramid(16_384, 16_384).coarse).toBe(4)
    expect(planPyramid(1024, 1024).coarse).toBe(0)
  })

  it.each([
    [0, 5],
    [5, -1],
    [1.5, 3],
    [2 ** 31, 2],
  ])('has no plan for %d x %d pixels', (width, height) =>
    expect(() => planPyramid(width, height)).toThrow(expect.objectContaining({ code: 'IMAGE_BAD_ARGUMENT' })),
  )

  it('keeps the flux of an image whose sides are powers of two', async () => {
    const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0)
    const pixels = noise(512 * 1024, { level: 1 })
    const levels = await levelsOf(pixels, 1024, 512)
    for (const [i, level] of levels.entries()) expect(sum(level) * 4 ** i).toBeCloseTo(sum(pixels), 0)
  })
})
