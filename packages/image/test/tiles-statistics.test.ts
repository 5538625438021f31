// What a pyramid says of its levels: exact extremes and blanks, percentiles and noise of a sample that is good enough for a clip.

import { describe, expect, it } from 'vitest'
import { buildPyramid, memoryPyramidStore, parsePyramid, percentiles, planPyramid, quickLook } from '../src/index.ts'
import { deflate, memoryRows, noise } from './tiles-sky.ts'

const [width, height] = [1500, 1100]
const pixels = noise(width * height, { sigma: 2, level: 10, seed: 4 }).map((value, i) => (i % 10 === 0 ? Number.NaN : value))
pixels[777_777] = 5000
pixels[333] = -80
const store = memoryPyramidStore()
const built = await buildPyramid(memoryRows(pixels, width, height), store, { deflate, plan: planPyramid(width, height, 500_000) })
const [first, second] = built.statistics

describe('the statistics of a level', () => {
  it('count blanks and find extremes among all pixels', () => {
    expect(first).toMatchObject({ blanks: (width * height) / 10, min: -80, max: 5000 })
  })

  it('have percentiles near those of all pixels', () => {
    const exact = percentiles(
      pixels,
      first.percentiles.map(([percent]) => percent),
    )
    for (const [i, [percent, value]] of first.percentiles.entries()) {
      // Standard error of a percentile of a normal sample, five times.
      const p = percent / 100
      const density = Math.exp(-0.5 * ((exact[i] - 10) / 2) ** 2) / (2 * Math.sqrt(2 * Math.PI))
      expect(Math.abs(value - exact[i])).toBeLessThan((5 * Math.sqrt((p * (1 - p)) / first.sampled)) / density + 0.01)
    }
  })

  it('measure the noise without the sources, on each level its own', () => {
    expect(first.rms).toBeCloseTo(2, 1)
    // White noise of 3.6 finite pixels on average.
    expect(second.rms / first.rms).toBeGreaterThan(0.5)
    expect(second.rms / first.rms).toBeLessThan(0.55)
  })

  it('have a histogram of what was sampled between the outer percentiles', () => {
    const total = first.histogram.counts.reduce((sum, count) => sum + count, 0)
    expect(total / first.sampled).toBeCloseTo(0.9998, 3)
    expect([first.histogram.min, first.histogram.max]).toEqual([first.percentiles[0][1], first.percentiles.at(-1)![1]])
  })

  it('are in the description as they were', () => {
    const text = new TextDecoder().decode(store.files.get('pyramid.json'))
    expect(parsePyramid(text)).toEqual(built)
  })

  it('are none where all is blank', async () => {
    const blank = memoryRows(new Float32Array(300 * 20).fill(Number.NaN), 300, 20)
    const other = memoryPyramidStore()
    const { statistics } = await buildPyramid(blank, other, { deflate })
    expect(statistics[0]).toMatchObject({ blanks: 6000, min: Number.NaN, max: Number.NaN, rms: Number.NaN, sampled: 0 })
    expect(parsePyramid(new TextDecoder().decode(other.files.get('pyramid.json'))).statistics[0].min).toBeNaN()
  })
})

describe('a quick look', () => {
  it('is every n-th pixel, the longer side within what was asked', async () => {
    const look = await quickLook(memoryRows(pixels, width, height), 100)
    expect(look).toMatchObject({ step: 15, width: 100, height: 74 })
    expect(look.pixels[3 * 100 + 7]).toBe(pixels[45 * width + 105])
  })
})
