// What is in the map is what the truth says: fluxes, shapes, places, numbers.

import type { Table } from '@cirasa/catalog'
import { describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { type SkyOptions, simulateSky } from '../src/index.ts'

const BEAM_AREA = (Math.PI * 15 * 15) / (4 * Math.LN2 * 16)

function skyWith(options: SkyOptions) {
  const sky = simulateSky(options)
  const data = new Float32Array(sky.width * sky.height)
  sky.readRows(0, sky.height, data)
  return { sky, data, truth: sky.truth() }
}

const numbers = (table: Table, name: string) => table.columns.find(({ definition }) => definition.name === name)!.values as Float64Array
const words = (table: Table, name: string) => table.columns.find(({ definition }) => definition.name === name)!.values as readonly string[]

/** One source on an empty map, well inside of it: the first seed that draws one. */
function oneSource(options: SkyOptions) {
  for (let seed = 1; ; seed++) {
    const found = skyWith({ width: 101, height: 101, density: 1 / (101 / 900) ** 2, noise: 0, ...options, seed })
    const [x, y] = [numbers(found.truth, 'x_pix')[0], numbers(found.truth, 'y_pix')[0]]
    if (x > 45 && x < 57 && y > 45 && y < 57) return found
  }
}

function momentsOf(data: Float32Array, width: number) {
  const m = { sum: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 }
  data.forEach((value, i) => {
    m.sum += value
    m.x += value * (i % width)
    m.y += value * Math.floor(i / width)
  })
  m.x /= m.sum
  m.y /= m.sum
  data.forEach((value, i) => {
    const [dx, dy] = [(i % width) - m.x, Math.floor(i / width) - m.y]
    m.xx += (value * dx * dx) / m.sum
    m.xy += (value * dx * dy) / m.sum
    m.yy += (value * dy * dy) / m.sum
  })
  return m
}

describe('a source in a map', () => {
  it.each([
    ['a point', { extendedFraction: 0 }],
    ['an extended source', { extendedFraction: 1, extendedMin: 2, axisRatioMin: 0.4 }],
    ['a point of a slanted beam', { extendedFraction: 0, beamMajor: 20, beamMinor: 10, beamAngle: 60 }],
    ['an extended source of a slanted beam', { extendedFraction: 1, extendedMin: 2, beamMajor: 20, beamMinor: 10, beamAngle: 60 }],
  ])('%s has the flux, place, size and angle that the truth says', (_, options) => {
    const { data, truth, sky } = oneSource(options)
    const m = momentsOf(data, 101)
    const area = (BEAM_AREA * sky.parameters.beamMajor * sky.parameters.beamMinor) / 225
    expect(m.sum / area / numbers(truth, 'flux_int')[0]).toBeCloseTo(1, 3)
    expect(m.x + 1).toBeCloseTo(numbers(truth, 'x_pix')[0], 3)
    expect(m.y + 1).toBeCloseTo(numbers(truth, 'y_pix')[0], 3)
    const [major, minor] = [numbers(truth, 'maj_fwhm')[0], numbers(truth, 'min_fwhm')[0]]
    const angle = (numbers(truth, 'pos_ang')[0] * Math.PI) / 180
    const [a, b] = [(major / 4 / 2.354820045) ** 2, (minor / 4 / 2.354820045) ** 2]
    // North is +y, east is -x: the major axis points along (-sin, cos) of its position angle.
    expect(m.yy / (a * Math.cos(angle) ** 2 + b * Math.sin(angle) ** 2)).toBeCloseTo(1, 1)
    expect(m.xx / (a * Math.sin(angle) ** 2 + b * Math.cos(angle) ** 2)).toBeCloseTo(1, 1)
    expect(m.xy).toBeCloseTo(-(a - b) * Math.sin(angle) * Math.cos(angle), 0)
    expect(numbers(truth, 'flux_peak')[0] / numbers(truth, 'flux_int')[0]).toBeCloseTo(
      (sky.parameters.beamMajor * sky.parameters.beamMinor) / major / minor,
      4,
    )
  })

  it('peaks at what the truth calls its peak', () => {
    const { data, truth } = oneSource({ extendedFraction: 0, pixelScale: 4 })
    const [x, y] = [numbers(truth, 'x_pix')[0] - 1, numbers(truth, 'y_pix')[0] - 1]
    const [dx, dy] = [x - Math.round(x), y - Math.round(y)]
    const there = data[Math.round(y) * 101 + Math.round(x)]
    expect(there / numbers(truth, 'flux_peak')[0]).toBeCloseTo(Math.exp(-4 * Math.LN2 * (dx * dx + dy * dy) * (16 / 225)), 5)
  })

  it('has no size of its own when it is a point', () => {
    const { truth } = oneSource({ extendedFraction: 0 })
    expect(words(truth, 'kind')[0]).toBe('point')
    expect(numbers(truth, 'maj_deconv')[0]).toBeNaN()
  })
})

describe('the population', () => {
  const { truth } = skyWith({ width: 1800, height: 1800, density: 5000, noise: 0 })
  const rows = truth.rows

  it('has as many sources as density and area say', () => expect(rows).toBe(5000 * 4))

  it('is a tenth extended, with axes and ratios in their limits', () => {
    const extended = words(truth, 'kind')
      .map((kind, row) => (kind === 'extended' ? row : -1))
      .filter((row) => row >= 0)
    expect(Math.abs(extended.length / rows - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / rows))
    for (const row of extended) {
      expect(numbers(truth, 'maj_deconv')[row]).toBeGreaterThan(0.5 * 15 * 0.999)
      expect(numbers(truth, 'maj_deconv')[row]).toBeLessThan(3 * 15 * 1.001)
      expect(numbers(truth, 'min_deconv')[row] / numbers(truth, 'maj_deconv')[row]).toBeGreaterThan(0.4 * 0.999)
    }
  })

  it.each([
    ['exp', 1.6, (s: number) => Math.exp(-1.6 * Math.log10(s / 50e-6))],
    ['power', 2.2, (s: number) => (s / 50e-6) ** -1.2],
    ['explin', 1.6, (s: number) => (Math.exp(-1.6 * s) - Math.exp(-1.6)) / (Math.exp(-1.6 * 50e-6) - Math.exp(-1.6))],
    ['exp', 0, (s: number) => Math.log10(1 / s) / Math.log10(1 / 50e-6)],
  ] as const)('follows the flux law %s with slope %f', (law, slope, shareAbove) => {
    const flux = numbers(skyWith({ width: 900, height: 900, density: 20_000, noise: 0, fluxLaw: law, fluxSlope: slope }).truth, 'flux_int')
    for (const s of [60e-6, 100e-6, 1e-3, 0.01, 0.3]) {
      const share = flux.filter((value) => value > s).length / flux.length
      const expected = shareAbove(s)
      expect(Math.abs(share - expected)).toBeLessThan(4.5 * Math.sqrt((expected * (1 - expected)) / flux.length) + 0.002)
    }
    expect(Math.min(...flux)).toBeGreaterThanOrEqual(Math.fround(50e-6))
    expect(Math.max(...flux)).toBeLessThanOrEqual(1)
  })

  it('is spread evenly over the map', () => {
    const counts = new Array<number>(16).fill(0)
    const [x, y] = [numbers(truth, 'x_pix'), numbers(truth, 'y_pix')]
    for (let row = 0; row < rows; row++) counts[Math.floor((x[row] - 0.5) / 450) + 4 * Math.floor((y[row] - 0.5) / 450)]++
    const chi2 = counts.reduce((sum, count) => sum + (count - rows / 16) ** 2 / (rows / 16), 0)
    // 15 degrees of freedom: 37.7 is exceeded once in a thousand.
    expect(chi2).toBeLessThan(37.7)
  })
})

describeWith('astropy', 'the truth on the sky', () => {
  it('has the ra and dec that astropy reads from the header', () => {
    const { sky, truth } = skyWith({ width: 900, height: 700, axes: 4, density: 200, ra: 359.9, dec: -75, noise: 0 })
    const program = `
import json, sys
from astropy.io.fits import Header
from astropy.wcs import WCS
ask = json.load(sys.stdin)
w = WCS(Header(ask['header'].items())).celestial
print(json.dumps([list(map(float, c)) for c in w.wcs_pix2world(ask['x'], ask['y'], 1)]))
`
    const pixels = { x: Array.from(numbers(truth, 'x_pix')), y: Array.from(numbers(truth, 'y_pix')) }
    const [ra, dec] = askPython<number[][]>(program, { header: sky.header, ...pixels })
    for (const [row, value] of ra.entries()) expect(numbers(truth, 'ra')[row]).toBeCloseTo(value, 8)
    for (const [row, value] of dec.entries()) expect(numbers(truth, 'dec')[row]).toBeCloseTo(value, 8)
  })
})
