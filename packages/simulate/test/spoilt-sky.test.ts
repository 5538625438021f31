// What spoils a map: blank borders, a sky level, shells, blobs, artefacts; and the header that goes with it.

import type { Table } from '@cirasa/catalog'
import { describe, expect, it } from 'vitest'
import { type SkyOptions, simulateSky, skyPreset } from '../src/index.ts'

function mapOf(options: SkyOptions) {
  const sky = simulateSky({ width: 400, height: 300, density: 0, noise: 0, ...options })
  const data = new Float32Array(sky.width * sky.height)
  sky.readRows(0, sky.height, data)
  return { sky, data, at: (x: number, y: number) => data[y * sky.width + x] }
}

const column = (table: Table, name: string) => table.columns.find(({ definition }) => definition.name === name)!.values

const centreOf = (table: Table) => ['x_pix', 'y_pix'].map((name) => (column(table, name) as Float64Array)[0] - 1)

/** The first seed whose structure lies whole on a map of 900 x 900. */
function wellInside(options: SkyOptions) {
  for (let seed = 1; ; seed++) {
    const [x, y] = centreOf(simulateSky({ density: 0, ...options, seed }).truth())
    if (Math.min(x, y) > 250 && Math.max(x, y) < 650) return mapOf({ ...options, seed })
  }
}

describe('a spoilt sky', () => {
  it('is blank at its border and nowhere else, and no true source lies there', () => {
    const { sky, data } = mapOf({ blankBorder: 30, density: 2000 })
    data.forEach((value, i) => {
      const [x, y] = [i % 400, Math.floor(i / 400)]
      const isInside = x >= 30 && x < 370 && y >= 30 && y < 270
      if (Number.isNaN(value) === isInside) throw new Error(`pixel ${x}, ${y} is ${value}`)
    })
    for (const x of column(sky.truth(), 'x_pix') as Float64Array) expect(x > 30.5 && x < 370.5).toBe(true)
  })

  it('may be blank altogether', () => {
    const { sky, data } = mapOf({ blankBorder: 1000, density: 2000 })
    expect(data.every(Number.isNaN)).toBe(true)
    expect(sky.truth().rows).toBe(0)
  })

  it('has a sky level that changes by about its slope', () => {
    const { data } = mapOf({ background: 5e-5, backgroundSlope: 4e-5 })
    const mean = data.reduce((sum, value) => sum + value, 0) / data.length
    expect(mean).toBeGreaterThan(4e-5)
    expect(mean).toBeLessThan(6e-5)
    const change = data.reduce((a, b) => Math.max(a, b)) - data.reduce((a, b) => Math.min(a, b))
    expect(change).toBeGreaterThan(1e-5)
    expect(change).toBeLessThan(6e-5)
  })

  it.each([
    ['blob', { blobs: 1 }],
    ['shell', { shells: 1 }],
  ])('has a %s with the peak and in the place that the truth says', (kind, options) => {
    const { sky, data } = wellInside({ ...options, width: 900, height: 900, noise: 1e-9, diffuseMin: 1e6, diffuseMax: 2e6 })
    const truth = sky.truth()
    expect(column(truth, 'kind')).toEqual(['diffuse'])
    const [x, y] = centreOf(truth)
    const peak = (column(truth, 'flux_peak') as Float32Array)[0]
    const radius = (column(truth, 'maj_fwhm') as Float32Array)[0] / 8
    let brightest = 0
    let outside = 0
    data.forEach((value, i) => {
      brightest = Math.max(brightest, value)
      if (Math.hypot((i % 900) - x, Math.floor(i / 900) - y) > radius * 1.05) outside = Math.max(outside, value)
    })
    expect(brightest / peak).toBeCloseTo(1, 2)
    expect(outside / peak).toBeLessThan(0.15)
    const centre = data[Math.round(y) * 900 + Math.round(x)]
    if (kind === 'shell') expect(centre / peak).toBeLessThan(0.4)
    else expect(centre / peak).toBeCloseTo(1, 2)
  })

  it('has rings about the brightest source, and leaves the source itself alone', () => {
    const clean = mapOf({ density: 300, seed: 5 })
    const spoilt = mapOf({ density: 300, seed: 5, artefacts: 1, artefactLevel: 0.01 })
    const truth = spoilt.sky.truth()
    const kinds = column(truth, 'kind') as readonly string[]
    const peaks = column(truth, 'flux_peak') as Float32Array
    const artefact = kinds.indexOf('artefact')
    const brightest = peaks.indexOf(Math.max(...peaks))
    const [x, y] = ['x_pix', 'y_pix'].map((name) => Math.round((column(truth, name) as Float64Array)[artefact] - 1))
    expect(x).toBe(Math.round((column(truth, 'x_pix') as Float64Array)[brightest] - 1))
    expect(Math.abs(spoilt.at(x, y) - clean.at(x, y))).toBeLessThan(1e-6 * peaks[brightest])
    const differences = spoilt.data.map((value, i) => value - clean.data[i])
    const [low, high] = [differences.reduce((a, b) => Math.min(a, b)), differences.reduce((a, b) => Math.max(a, b))]
    expect(high).toBeGreaterThan(0.002 * peaks[brightest])
    expect(high).toBeLessThanOrEqual(0.01 * peaks[brightest])
    expect(low).toBeLessThan(-0.002 * peaks[brightest])
  })

  it('of the hard preset has four axes, a FREQ and a STOKES axis, and its beam', () => {
    const { sky } = mapOf({ ...skyPreset('hard'), width: 200, height: 100 })
    expect(sky.shape).toEqual([200, 100, 1, 1])
    expect(sky.header).toMatchObject({
      CTYPE1: 'RA---SIN',
      CTYPE3: 'FREQ',
      CTYPE4: 'STOKES',
      CRPIX1: 100.5,
      CRPIX2: 50.5,
      BMAJ: 15 / 3600,
      BUNIT: 'Jy/beam',
    })
    expect(column(sky.truth(), 'kind')).toContain('diffuse')
  })
})
