// Which pixels stand above the threshold: those that plain arithmetic says, whatever strip they are searched in.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DetectTask, detectRuns } from '../../src/detection/detect.ts'
import { joinRuns, type Runs } from '../../src/detection/runs.ts'
import { type Picture, planeOf, whiteNoise } from '../pictures.ts'

const WIDTH = 53
const HEIGHT = 71
const level = 10
const rms = 2
const mesh = { width: WIDTH, height: HEIGHT, columns: 1, rows: 1, level: Float64Array.of(level), rms: Float64Array.of(rms) }
const task: DetectTask = { kind: 'detect', y0: 0, y1: HEIGHT, mesh, interpolation: 'bicubic', mergeThreshold: 1.5, sign: 1 }

const noise = whiteNoise(WIDTH, HEIGHT, 8)
const picture: Picture = { ...noise, pixels: noise.pixels.map((value) => level + rms * value) }

function pixelsOf({ count, y, start, end }: Runs): Set<number> {
  const pixels = new Set<number>()
  for (let run = 0; run < count; run++) for (let x = start[run]; x < end[run]; x++) pixels.add(y[run] * WIDTH + x)
  return pixels
}

const indicesWhere = (map: Picture, isWanted: (value: number) => boolean): Set<number> =>
  new Set(Array.from(map.pixels, (value, i) => (isWanted(value) ? i : -1)).filter((i) => i >= 0))

describe('detectRuns', () => {
  it('finds the pixels above background and threshold', () => {
    expect(pixelsOf(detectRuns(planeOf(picture), task))).toEqual(indicesWhere(picture, (value) => value > level + 1.5 * rms))
  })

  it('finds those below for the negative sign', () => {
    const found = detectRuns(planeOf(picture), { ...task, sign: -1 })
    expect(pixelsOf(found)).toEqual(indicesWhere(picture, (value) => value < level - 1.5 * rms))
    expect(Math.min(...found.peak)).toBeGreaterThanOrEqual(1.5)
  })

  it('looks at a plane in memory where it is, and leaves it as it was', () => {
    const pixels = Float32Array.from(picture.pixels)
    const plane = { ...planeOf(picture), pixels }
    for (const sign of [1, -1] as const)
      expect(detectRuns(plane, { ...task, sign })).toEqual(detectRuns(planeOf(picture), { ...task, sign }))
    expect(pixels).toEqual(Float32Array.from(picture.pixels))
  })

  it('states the significance of the brightest pixel of a run', () => {
    const { count, y, start, end, peak } = detectRuns(planeOf(picture), task)
    for (let run = 0; run < count; run++) {
      const values = picture.pixels.subarray(y[run] * WIDTH + start[run], y[run] * WIDTH + end[run])
      expect(peak[run]).toBeCloseTo((Math.max(...values) - level) / rms, 4)
    }
  })

  it('finds the same in any strips', () => {
    const whole = detectRuns(planeOf(picture), task)
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: HEIGHT - 1 }), { maxLength: 6 }), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), HEIGHT]
        const strips = edges.slice(1).map((y1, i) => detectRuns(planeOf(picture), { ...task, y0: edges[i], y1 }))
        expect(joinRuns(strips)).toEqual(whole)
      }),
      { numRuns: 20 },
    )
  })

  it('takes NaN and infinite pixels for blank: they end a run and begin none', () => {
    for (const blank of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const pixels = new Float32Array(WIDTH * HEIGHT).fill(level)
      pixels.set([50, 50, blank, 50, blank, blank], 7)
      for (const sign of [1, -1] as const) {
        const turned = pixels.map((value) => (sign < 0 ? 2 * level - value : value))
        const found = detectRuns(planeOf({ width: WIDTH, height: HEIGHT, pixels: turned }), { ...task, sign })
        expect([[...found.start], [...found.end]]).toEqual([
          [7, 10],
          [9, 11],
        ])
      }
    }
  })
})
