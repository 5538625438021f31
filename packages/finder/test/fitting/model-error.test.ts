// How far an image's bright sources are from Gaussians: nothing for Gaussians, their wings for others, a guess where there are few.

import { describe, expect, it } from 'vitest'
import { detectRuns } from '../../src/detection/detect.ts'
import { type Islands, joinIslands } from '../../src/detection/islands.ts'
import { localRunner } from '../../src/engine.ts'
import { batchOf } from '../../src/fitting/island-batch.ts'
import { measureModelError, regularisationFor } from '../../src/fitting/model-error.ts'
import { probeShapes } from '../../src/fitting/probe-shapes.ts'
import type { Plane } from '../../src/index.ts'
import { correlatedNoise, ellipse, planeOf, type Spot, sumOf, withSpots } from '../pictures.ts'

const SIDE = 400
const beam = ellipse(5, 5)
const noise = correlatedNoise(SIDE, SIDE, 41, 1, 5)
const mesh = { width: SIDE, height: SIDE, columns: 1, rows: 1, level: Float64Array.of(0), rms: Float64Array.of(1) }
const base = { mesh, interpolation: 'bicubic', beam, whiteFraction: 0 } as const

/** Sources of 200 to 560 rms on a grid, each made of the spots that `make` gives. */
function scene(count: number, make: (x: number, y: number, peak: number) => Spot[]): { plane: Plane; islands: Islands } {
  const spots = Array.from({ length: count }, (_, i) =>
    make(40 + 55 * (i % 6) + Math.sin(i), 40 + 55 * Math.floor(i / 6) + Math.cos(i), 200 + 10 * i),
  ).flat()
  const plane = planeOf(withSpots(noise, spots))
  const runs = detectRuns(plane, { kind: 'detect', y0: 0, y1: SIDE, mesh, interpolation: 'bicubic', mergeThreshold: 2.6, sign: 1 })
  return { plane, islands: joinIslands(runs, { connectivity: 8, seed: 5, leastPixels: 1 }) }
}

const modelError = ({ plane, islands }: ReturnType<typeof scene>): Promise<number> =>
  measureModelError(localRunner(plane, { unit: '', name: '' }), islands, base, 2 * Math.PI * beam[0], undefined)

const point = (x: number, y: number, peak: number): Spot[] => [{ x, y, peak, shape: beam }]

/** A core with a tenth of its peak in wings twice as wide. */
const winged = (x: number, y: number, peak: number): Spot[] => [
  { x, y, peak: 0.8 * peak, shape: beam },
  { x, y, peak: 0.2 * peak, shape: ellipse(12, 12) },
]

describe('the model error', () => {
  it('is the least there is where sources are Gaussians, points or larger', async () => {
    expect(await modelError(scene(36, point))).toBe(0.01)
    expect(await modelError(scene(36, (x, y, peak) => [{ x, y, peak, shape: sumOf(beam, ellipse(5, 2, 40)) }]))).toBe(0.01)
  })

  it('is the part of the peak that wings leave', async () => {
    const found = await modelError(scene(36, winged))
    expect(found).toBeGreaterThan(0.03)
    expect(found).toBeLessThan(0.15)
  })

  it('is a guess where there are too few bright sources', async () => {
    expect(await modelError(scene(3, winged))).toBe(0.03)
  })

  it('takes a few odd sources for what they are', async () => {
    let made = 0
    expect(await modelError(scene(36, (x, y, peak) => (made++ % 12 === 0 ? winged : point)(x, y, peak)))).toBe(0.01)
  })
})

describe('probeShapes', () => {
  it('says nothing of blends, nor of islands at a border', () => {
    const pair = (x: number, y: number, peak: number): Spot[] => [...point(x, y, peak), ...point(x + 7, y, 0.7 * peak)]
    const { plane, islands } = scene(36, (x, y, peak) => (x < 60 ? point(0, y, peak) : x < 120 ? pair(x, y, peak) : point(x, y, peak)))
    const numbers = Int32Array.from({ length: islands.count }, (_, i) => i).filter((i) => islands.peak[i] > 100)
    const fractions = probeShapes(plane, { kind: 'probe', ...base, islands: batchOf(islands, numbers) })
    expect(numbers.length).toBe(36)
    numbers.forEach((island, i) => {
      expect(Number.isNaN(fractions[i]), `island ${island}`).toBe(islands.xMin[island] < 120)
    })
  })
})

describe('regularisationFor', () => {
  it('sharpens less the less sources look like the beam', () => {
    const values = [0.01, 0.02, 0.05, 0.3].map(regularisationFor)
    expect(values[0]).toBe(0.02)
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThan(values[i - 1])
    expect(values[3]).toBe(1)
  })
})
