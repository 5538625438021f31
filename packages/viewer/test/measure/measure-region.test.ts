// Measuring with pixels that come when asked for: only those of the region, never more than agreed, and no longer than wanted.

import type { PixelRegion } from '@cirasa/regions'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureLine, measureProfiles, measureRegion } from '../../src/measure/measure-region.ts'
import { onImage, onLevel, regionOnLevel } from '../../src/measure/pixel-level.ts'
import { statisticsIn } from '../../src/measure/statistics-in.ts'
import { anyPixelRegion } from '../regions/any-pixel-region.ts'
import { blockOf, providerOf } from './blocks.ts'

const value = (x: number, y: number): number => Math.sin(x / 40) + Math.cos(y / 30)
const image = { width: 200, height: 200 }
const signal = AbortSignal.timeout(60_000)
const near = (wanted: number, digits = 5) => expect.closeTo(wanted, digits)
const circle = (x: number, y: number, radius: number): PixelRegion => ({ shape: 'circle', frame: 'image', x, y, radius })

describe('measureRegion', () => {
  it('gives what the whole image would, of any region', () =>
    fc.assert(
      fc.asyncProperty(anyPixelRegion(), async (region) => {
        const { pixels } = providerOf(200, value)
        const { statistics, values } = await measureRegion(pixels, region, { image, signal })
        expect(statistics).toEqual(statisticsIn(region, blockOf(0, 0, 200, 200, value)))
        expect(values).toHaveLength(statistics.count)
      }),
      { numRuns: 50 },
    ))

  it('asks for no more pixels than agreed, and says on which level it measured', async () => {
    const { pixels, asked } = providerOf(200, value)
    const region = circle(100, 100, 60)
    const exact = await measureRegion(pixels, region, { image, signal })
    const coarse = await measureRegion(pixels, region, { image, signal, most: 2000 })
    expect(asked[1].count).toBeLessThanOrEqual(2000)
    expect([exact.statistics.level, coarse.statistics.level]).toEqual([0, 2])
    expect(coarse.statistics.mean).toBeCloseTo(exact.statistics.mean, 2)
    // The edge goes through pixels that are 4 wide.
    expect(coarse.statistics.sum / exact.statistics.sum).toBeCloseTo(1, 1)
    expect(Math.hypot(coarse.statistics.max!.x - exact.statistics.max!.x, coarse.statistics.max!.y - exact.statistics.max!.y)).toBeLessThan(
      8,
    )
  })

  it('has no pixels beside the image, and asks for none', async () => {
    const { pixels, asked } = providerOf(200, value)
    const { statistics, values } = await measureRegion(pixels, circle(500, 500, 5), { image, signal })
    expect(statistics.count).toBe(0)
    expect(values).toHaveLength(0)
    expect(asked).toEqual([])
  })

  it('passes on what is asked of the pixels, and stops when it is told to', async () => {
    const seen: unknown[] = []
    const pixels = async (_: unknown, request: object) => {
      seen.push(request)
      return blockOf(0, 0, 1, 1, () => 1)
    }
    await measureRegion(pixels, circle(5, 5, 1), { image, signal, lossless: true, layer: 'rms' })
    expect(seen).toEqual([{ level: 0, signal, lossless: true, layer: 'rms' }])
    await expect(measureRegion(pixels, circle(5, 5, 1), { image, signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
    expect(seen).toHaveLength(1)
  })
})

describe('measureLine', () => {
  it('has the pixels around the line that it needs', async () => {
    const { pixels } = providerOf(200, (x, y) => x + y)
    const { values } = await measureLine(pixels, { x: 10.5, y: 10.5, x2: 20.5, y2: 10.5 }, { image, signal })
    expect([...values]).toEqual(Array.from({ length: 11 }, (_, i) => near(21 + i)))
  })

  it('of a long line is on a coarser level', async () => {
    const { pixels, asked } = providerOf(200, (x, y) => x + y)
    const { values, level } = await measureLine(pixels, { x: 20, y: 20, x2: 180, y2: 180 }, { image, signal, most: 4000 })
    expect(level).toBe(2)
    expect(asked[0].count).toBeLessThanOrEqual(4000)
    expect([values[0], values.at(-1)]).toEqual([near(40), near(360)])
  })
})

describe('measureProfiles', () => {
  it('gives the row and the column of a place in view, at most so many pixels each', async () => {
    const { pixels, asked } = providerOf(200, (x, y) => 1000 * y + x)
    const within = { x0: -50, y0: 40, x1: 120, y1: 300 }
    const fine = await measureProfiles(pixels, { x: 60, y: 70 }, within, { image, signal })
    expect([fine.x.positions[0], fine.x.positions.at(-1)]).toEqual([0, 120])
    expect([fine.y.positions[0], fine.y.positions.at(-1)]).toEqual([40, 199])
    expect([fine.x.values[60], fine.y.values[30]]).toEqual([70_060, 70_060])
    const coarse = await measureProfiles(pixels, { x: 60, y: 70 }, within, { image, signal, most: 50 })
    expect(coarse.x.level).toBe(2)
    for (const { count } of asked.slice(2)) expect(count).toBeLessThanOrEqual(50)
  })

  it('is empty for a place beside the image', async () => {
    const { pixels } = providerOf(200, value)
    const { x, y } = await measureProfiles(pixels, { x: 60, y: 500 }, { x0: 0, y0: 0, x1: 199, y1: 199 }, { image, signal })
    expect(x.values).toHaveLength(0)
    expect(y.values).toHaveLength(200)
  })
})

describe('levels', () => {
  it('come back to the image, and halve what they measure', () => {
    expect(onLevel(0.5, 1)).toBe(0)
    expect(onImage(0, 3)).toBe(3.5)
    expect(onImage(onLevel(123.4, 5), 5)).toBeCloseTo(123.4, 9)
    expect(regionOnLevel({ shape: 'box', frame: 'image', x: 0.5, y: 4.5, width: 8, height: 4, angle: 30 }, 1)).toEqual({
      shape: 'box',
      frame: 'image',
      x: 0,
      y: 2,
      width: 4,
      height: 2,
      angle: 30,
    })
  })
})
