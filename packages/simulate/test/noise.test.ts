// The noise of a map: its level, its pattern, and its correlation, which is that of the beam with itself.

import { describe, expect, it } from 'vitest'
import { type SkyOptions, simulateSky } from '../src/index.ts'

function noiseMap(options: SkyOptions): { data: Float32Array; width: number; height: number } {
  const sky = simulateSky({ width: 600, height: 600, density: 0, noise: 1, ...options })
  const data = new Float32Array(sky.width * sky.height)
  sky.readRows(0, sky.height, data)
  return { data, width: sky.width, height: sky.height }
}

function correlation({ data, width, height }: ReturnType<typeof noiseMap>, dx: number, dy: number): number {
  let sum = 0
  let count = 0
  for (let y = 0; y < height - dy; y++) {
    for (let x = Math.max(0, -dx); x < Math.min(width, width - dx); x++) {
      sum += data[y * width + x] * data[(y + dy) * width + x + dx]
      count++
    }
  }
  return sum / count
}

describe('noise', () => {
  // FWHM of 3.75 px: a correlation area of about 32 px, so 600 x 600 px have some 11 000 independent values.
  const tolerance = 4 / Math.sqrt(11_000)

  it('has the rms and mean that were asked for', () => {
    const map = noiseMap({})
    expect(Math.abs(correlation(map, 0, 0) - 1)).toBeLessThan(tolerance)
    expect(Math.abs(map.data.reduce((sum, value) => sum + value, 0) / map.data.length)).toBeLessThan(tolerance)
  })

  it.each([
    ['a round beam', { beamMajor: 15, beamMinor: 15, beamAngle: 0 }],
    ['a beam along north', { beamMajor: 20, beamMinor: 12, beamAngle: 0 }],
    ['a slanted beam', { beamMajor: 20, beamMinor: 12, beamAngle: 30 }],
  ])('is correlated as %s is with itself', (_, beam) => {
    const map = noiseMap(beam)
    // Beam convolved with itself: a Gaussian of sqrt(2) the width. East is -x; the position angle runs from north to east.
    const theta = (beam.beamAngle * Math.PI) / 180
    for (const [dx, dy] of [
      [1, 0],
      [0, 1],
      [2, 0],
      [0, 2],
      [2, 2],
      [-2, 2],
      [-3, 1],
      [4, 0],
      [0, 4],
      [0, 12],
    ]) {
      const along = (dy * Math.cos(theta) - dx * Math.sin(theta)) * 4
      const across = (dy * Math.sin(theta) + dx * Math.cos(theta)) * 4
      const expected = Math.exp(-2 * Math.LN2 * ((along / beam.beamMajor) ** 2 + (across / beam.beamMinor) ** 2))
      expect(Math.abs(correlation(map, dx, dy) - expected)).toBeLessThan(tolerance)
    }
  })

  it('varies over the map by the fraction that was asked for, as the truth says', () => {
    const options = { noiseVariation: 0.5, width: 900, height: 900, density: 0, noise: 1 }
    const { data } = noiseMap(options)
    const truth = simulateSky({ ...options, density: 3000 }).truth()
    const column = (name: string) => truth.columns.find(({ definition }) => definition.name === name)!.values as Float32Array
    const levels = column('flux_peak').map((peak, row) => peak / column('snr')[row])
    expect(Math.min(...levels)).toBeCloseTo(0.5, 1)
    expect(Math.max(...levels)).toBeCloseTo(1.5, 1)
    // Where the truth says that it is loud, the map is.
    const squares = { loud: [0, 0], quiet: [0, 0] }
    levels.forEach((level, row) => {
      const value = data[(Math.round(column('y_pix')[row]) - 1) * 900 + Math.round(column('x_pix')[row]) - 1]
      const tally = level > 1.3 ? squares.loud : level < 0.7 ? squares.quiet : undefined
      if (tally === undefined) return
      tally[0] += (value / level) ** 2
      tally[1]++
    })
    for (const [sum, count] of [squares.loud, squares.quiet]) {
      expect(count).toBeGreaterThan(100)
      expect(sum / count).toBeGreaterThan(0.7)
      expect(sum / count).toBeLessThan(1.35)
    }
  })

  it('of nothing leaves the map empty', () => expect(noiseMap({ noise: 0 }).data.every((value) => value === 0)).toBe(true))
})
