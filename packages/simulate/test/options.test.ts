// Options that make no sense are refused with a code before any memory is taken.

import { describe, expect, it } from 'vitest'
import { type SkyOptions, simulateSky, skyOptionTable, skyParameters, skyPreset, skyPresets } from '../src/index.ts'

const refused = (options: object, code: string) =>
  expect(() => simulateSky(options as SkyOptions)).toThrow(expect.objectContaining({ code }))

describe('options of a simulated sky', () => {
  it.each([
    { width: 0 },
    { width: -5 },
    { width: 2.5 },
    { height: 1e12 },
    { height: Number.NaN },
    { axes: 5 },
    { seed: -1 },
    { seed: 1.5 },
    { seed: 2 ** 60 },
    { noise: -1 },
    { noise: Number.POSITIVE_INFINITY },
    { noiseVariation: 1 },
    { density: -1 },
    { density: '250' },
    { fluxLaw: 'gauss' },
    { fluxMin: 0 },
    { fluxMin: 2, fluxMax: 1 },
    { beamMajor: 10, beamMinor: 12 },
    { extendedMin: 4 },
    { axisRatioMin: 0 },
    { dec: 91 },
    { pixelScale: 0 },
    { diffuseMin: 30 },
    { shells: 1e9 },
  ])('refuses %o', (options) => refused(options, 'SIMULATE_BAD_OPTION'))

  it('refuses an option that it does not know', () => refused({ denstiy: 3 }, 'SIMULATE_UNKNOWN_OPTION'))
  it('refuses more sources than fit in memory', () =>
    refused({ width: 100_000, height: 100_000, density: 1e6 }, 'SIMULATE_TOO_MANY_SOURCES'))
  it('refuses a beam of thousands of pixels', () =>
    refused({ width: 10, height: 10, beamMajor: 1e5, beamMinor: 1e5 }, 'IMAGE_KERNEL_TOO_LARGE'))

  it('takes the default for what is left out or undefined', () => {
    expect(skyParameters({ density: undefined })).toMatchObject({
      width: 3600,
      pixelScale: 4,
      beamMajor: 15,
      noise: 20e-6,
      density: 250,
      fluxLaw: 'exp',
      fluxSlope: 1.6,
    })
  })

  it('accepts its own defaults and every preset', () => {
    for (const { name, default: standard } of skyOptionTable) expect(skyParameters({ [name]: standard })[name]).toBe(standard)
    for (const name of Object.keys(skyPresets)) expect(() => skyParameters(skyPreset(name))).not.toThrow()
  })

  it('refuses a preset that there is not, inherited names included', () => {
    for (const name of ['figure7', 'toString', '']) {
      expect(() => skyPreset(name)).toThrow(expect.objectContaining({ code: 'SIMULATE_UNKNOWN_PRESET' }))
    }
  })
})
