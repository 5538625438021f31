// How errors grow with the size of a source: not in noise alone, more where faint sources crowd that nobody can see.

import { describe, expect, it } from 'vitest'
import { localRunner } from '../../src/engine.ts'
import { factorAt, factorsOf, measureNoiseBySize, NO_EXCESS, type NoiseBySize } from '../../src/fitting/noise-by-size.ts'
import { PROBE_LENGTH, PROBED_SIZES } from '../../src/fitting/probe-noise.ts'
import { type ComponentField, componentFields } from '../../src/measurement/component-fields.ts'
import { RecordWriter } from '../../src/record-table.ts'
import { correlatedNoise, ellipse, mapped, type Picture, planeOf, type Spot, withSpots } from '../pictures.ts'

const beam = ellipse(4, 4)
const SIDE = 1300
const noise = correlatedNoise(SIDE, SIDE, 31)

/** Points of one peak on a jittered grid. */
function crowd(step: number, peak: number): Spot[] {
  const perRow = Math.floor(SIDE / step)
  return Array.from({ length: perRow * perRow }, (_, i) => ({
    x: step * ((i % perRow) + 0.5 + 0.45 * Math.sin(12.9 * i)),
    y: step * (Math.floor(i / perRow) + 0.5 + 0.45 * Math.sin(78.2 * i)),
    peak,
    shape: beam,
  }))
}

function factors(picture: Picture, found: readonly Spot[] = []): Promise<NoiseBySize> {
  const { width, height } = picture
  const plane = planeOf(picture)
  const mesh = { width, height, columns: 1, rows: 1, level: Float64Array.of(0), rms: Float64Array.of(1) }
  const writer = new RecordWriter(componentFields)
  const nothing = Object.fromEntries(componentFields.map((field) => [field, 0])) as Record<ComponentField, number>
  for (const { x, y, peak } of found) writer.add({ ...nothing, x, y, flux_fit: peak })
  const base = { mesh, interpolation: 'bicubic', beam, whiteFraction: 0, regularisation: 0.02 } as const
  return measureNoiseBySize(localRunner(plane, { unit: 'Jy/beam', name: 'noise' }), base, [writer.table()], undefined)
}

const alone = await factors(noise)

describe('the factor on errors', () => {
  it('is one in noise that is correlated by the beam, at any size', () => {
    for (const values of Object.values(alone)) for (const value of values) expect(value).toBeLessThan(1.12)
  })

  it('grows with the size where sources crowd that are too faint to be found', async () => {
    const { flux, position } = await factors(withSpots(noise, crowd(12, 2.5)))
    expect(flux[1]).toBeGreaterThan(flux[0])
    expect(flux[3]).toBeGreaterThan(1.3)
    // Sources on all sides pull to no side.
    expect(position[3]).toBeLessThan(flux[3])
  })

  it('does not count what was found', async () => {
    const bright = crowd(60, 200)
    const { flux } = await factors(withSpots(noise, bright), bright)
    flux.forEach((value, s) => {
      expect(Math.abs(value - alone.flux[s])).toBeLessThan(0.1)
    })
  })

  it('is one where there is too little sky to tell', async () => {
    expect(await factors(correlatedNoise(250, 250, 32))).toEqual(NO_EXCESS)
    expect(await factors(mapped(noise, (value, x) => (x % 20 === 0 ? Number.NaN : value)))).toEqual(NO_EXCESS)
  })

  it('is never less than one, and relative to points where these scatter by less than the noise', () => {
    const probe = new Float64Array(200 * PROBE_LENGTH)
    for (let i = 0; i < probe.length; i++) probe[i] = i % PROBE_LENGTH === 0 ? 0.5 : i % PROBE_LENGTH === 1 ? 0.4 : 0.75
    const { flux, peak } = factorsOf([probe])
    expect(flux[0]).toBe(1)
    expect(flux[1]).toBeCloseTo(1.5, 12)
    expect(peak[0]).toBeCloseTo(1.5, 12)
  })
})

describe('factorAt', () => {
  const values = [1, 1.2, 1.3, 1.7]

  it('has the measured values at the measured sizes', () => {
    PROBED_SIZES.forEach((size, s) => {
      expect(factorAt(values, size)).toBeCloseTo(values[s], 12)
    })
  })

  it('runs straight between them and level beyond them', () => {
    expect(factorAt(values, 1.25)).toBeCloseTo(1.1, 12)
    expect(factorAt(values, 2.6)).toBeCloseTo(1.5, 12)
    expect(factorAt(values, 0.8)).toBe(1)
    expect(factorAt(values, 40)).toBe(1.7)
    expect(factorAt(values, Number.NaN)).toBe(1)
  })
})
