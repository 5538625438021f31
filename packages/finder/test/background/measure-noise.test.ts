// Noise of the cells of a map: that which was put in, with sources left out, whoever measures which cells.

import { describe, expect, it } from 'vitest'
import { measureNoise, type NoiseTask } from '../../src/background/measure-noise.ts'
import { meshGeometry } from '../../src/background/mesh.ts'
import { detectRuns } from '../../src/detection/detect.ts'
import { runsOfIslands } from '../../src/detection/islands.ts'
import { RunCollector } from '../../src/detection/runs.ts'
import { correlatedNoise, ellipse, mapped, type Picture, planeOf, whiteNoise, withSpots } from '../pictures.ts'

const SIDE = 360
const geometry = meshGeometry(SIDE, SIDE, 90)
const whole: NoiseTask = {
  kind: 'noise',
  geometry,
  firstRow: 0,
  lastRow: geometry.rows,
  stride: 2,
  margin: 3,
  iterations: 1,
  mergeThreshold: 2.6,
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Noise with a source of 20 to 400 sigma every 30 pixels. */
const crowded = (noise: Picture): Picture => {
  const spots = Array.from({ length: 144 }, (_, i) => ({
    x: 15 + 30 * (i % 12) + Math.sin(i),
    y: 15 + 30 * Math.floor(i / 12) + Math.cos(i),
    peak: 20 * (1 + (i % 20)),
    shape: ellipse(4, 4),
  }))
  return withSpots(noise, spots)
}

describe('measureNoise', () => {
  it('finds level and noise of every cell', () => {
    const { level, rms } = measureNoise(planeOf(mapped(whiteNoise(SIDE, SIDE, 3), (value) => 100 + 5 * value)), whole)
    expect(level.length).toBe(16)
    for (const value of level) expect(Math.abs(value - 100)).toBeLessThan(1)
    for (const value of rms) expect(Math.abs(value / 5 - 1)).toBeLessThan(0.1)
  })

  it('finds the noise of a map full of sources once it knows where these are', () => {
    const picture = crowded(correlatedNoise(SIDE, SIDE, 4))
    const plane = planeOf(picture)
    const mesh = { ...geometry, level: new Float64Array(16), rms: new Float64Array(16).fill(1) }
    const runs = detectRuns(plane, { kind: 'detect', y0: 0, y1: SIDE, mesh, interpolation: 'bicubic', mergeThreshold: 2.6, sign: 1 })
    const sources = runsOfIslands(runs, { connectivity: 8, seed: 5, leastPixels: 1 })
    const known = measureNoise(plane, { ...whole, sources })
    expect(Math.abs(mean(known.rms) - 1)).toBeLessThan(0.08)
    expect(Math.abs(mean(known.level))).toBeLessThan(0.12)
  })

  it('measures the cells that are wanted as it does all, and no other', () => {
    const plane = planeOf(crowded(correlatedNoise(SIDE, SIDE, 4)))
    const all = measureNoise(plane, whole)
    const wanted = Uint8Array.from(all.rms, (_, cell) => (cell % 3 === 1 ? 1 : 0))
    const some = measureNoise(plane, { ...whole, wanted })
    for (const field of ['level', 'rms', 'correlation'] as const)
      expect(some[field]).toEqual(all[field].map((value, cell) => (wanted[cell] === 1 ? value : Number.NaN)))
  })

  it('finds the sources that spoil it by itself when it may measure twice', () => {
    const plane = planeOf(crowded(correlatedNoise(SIDE, SIDE, 4)))
    const once = measureNoise(plane, whole)
    const twice = measureNoise(plane, { ...whole, iterations: 2 })
    expect(Math.abs(mean(twice.level))).toBeLessThan(Math.abs(mean(once.level)))
    expect(Math.abs(mean(twice.level))).toBeLessThan(0.12)
    expect(Math.abs(mean(twice.rms) - 1)).toBeLessThan(0.1)
  })

  it('leaves out the pixels of sources and a margin around them', () => {
    const isStriped = (y: number): boolean => y % 12 >= 8
    const picture = mapped(whiteNoise(SIDE, SIDE, 8), (value, _, y) => value + (isStriped(y) ? 4 : 0))
    const stripes = new RunCollector()
    for (let y = 0; y < SIDE; y++) if (y % 12 === 9 || y % 12 === 10) stripes.add(y, 0, SIDE, 10)
    const without = measureNoise(planeOf(picture), { ...whole, stride: 1, margin: 1, sources: stripes.runs() })
    expect(Math.abs(mean(without.level))).toBeLessThan(0.03)
    expect(Math.abs(mean(without.rms) - 1)).toBeLessThan(0.03)
    const within = measureNoise(planeOf(picture), { ...whole, stride: 1, margin: 0, sources: stripes.runs() })
    expect(mean(within.level)).toBeGreaterThan(0.06)
  })

  it('finds how alike neighbouring pixels are: exp(-1 / 4 sigma^2) where the beam blurs them, 0 in white noise', () => {
    const beam = measureNoise(planeOf(correlatedNoise(SIDE, SIDE, 5)), whole)
    expect(Math.abs(mean(beam.correlation) - Math.exp(-1 / (4 * ellipse(4, 4)[0])))).toBeLessThan(0.02)
    const white = measureNoise(planeOf(whiteNoise(SIDE, SIDE, 5)), whole)
    expect(Math.abs(mean(white.correlation))).toBeLessThan(0.1)
  })

  it('measures the same cells in any portions', () => {
    const plane = planeOf(crowded(correlatedNoise(SIDE, SIDE, 6)))
    const all = measureNoise(plane, whole)
    for (const [firstRow, lastRow] of [
      [0, 1],
      [1, 4],
      [2, 3],
    ]) {
      const part = measureNoise(plane, { ...whole, firstRow, lastRow })
      for (const field of ['level', 'rms', 'correlation'] as const) {
        expect(part[field]).toEqual(all[field].slice(firstRow * geometry.columns, lastRow * geometry.columns))
      }
    }
  })

  it('measures a cell that is half blank by its other half, and a blank one not at all', () => {
    const holed = mapped(whiteNoise(SIDE, SIDE, 7), (value, x, y) => {
      if (y < 90 && x < 90) return Number.NaN
      return y < 90 && x < 135 ? Number.POSITIVE_INFINITY : value
    })
    const { level, rms } = measureNoise(planeOf(holed), whole)
    expect(level[0]).toBeNaN()
    expect(rms[0]).toBeNaN()
    expect(Math.abs(rms[1] - 1)).toBeLessThan(0.15)
    expect(Math.abs(level[1])).toBeLessThan(0.2)
  })
})
