// How good the catalogue of a dense simulated sky is: bounds that tuning stays within and a fault does not.

import { type CatalogueScore, columnsOfTable, compareCatalogues, type SkyOptions, simulateSky, skyPreset } from '@cirasa/simulate'
import { createWcs } from '@cirasa/wcs'
import { beforeAll, describe, expect, it } from 'vitest'
import { findSources, type PlaneContext } from '../src/index.ts'
import type { Picture } from './pictures.ts'
import { planeOf } from './pictures.ts'
import { expectSound } from './sound-catalogue.ts'

const SIDE = 700

async function scoreOf(options: SkyOptions): Promise<CatalogueScore> {
  const sky = simulateSky({ width: SIDE, height: SIDE, ...options })
  const { beamMajor, beamMinor, beamAngle } = sky.parameters
  const pixels = new Float32Array(SIDE * SIDE)
  sky.readRows(0, SIDE, pixels)
  const picture: Picture = { width: SIDE, height: SIDE, pixels }
  const context: PlaneContext = {
    wcs: createWcs(sky.header),
    beam: { major: beamMajor, minor: beamMinor, positionAngle: beamAngle } as PlaneContext['beam'],
    unit: 'Jy/beam',
    name: 'quality',
  }
  const found = await findSources(planeOf(picture), context)
  expectSound(found, picture, context)
  return compareCatalogues(columnsOfTable(found.catalog.components), columnsOfTable(sky.truth()), { beam: beamMajor })
}

const skies: Readonly<Record<string, SkyOptions>> = {
  'a sky of 2500 sources a square degree': { ...skyPreset('figure6-dense'), seed: 101 },
  'such a sky under an elliptical beam': { ...skyPreset('figure6-dense'), seed: 102, beamMajor: 18, beamMinor: 11, beamAngle: 35 },
}

for (const [name, options] of Object.entries(skies)) {
  describe(`the catalogue of ${name}`, () => {
    let score: CatalogueScore
    beforeAll(async () => {
      score = await scoreOf(options)
    })

    const completeness = (snr: string, of: 'all' | 'isolated' | 'extended'): number =>
      score.completeness.find((one) => one.snr === snr)?.[of].value ?? Number.NaN

    it('invents next to nothing', () => {
      expect(score.counts.found).toBeGreaterThan(500)
      expect(score.reliability).toBeGreaterThan(0.975)
      expect(score.counts.split / score.counts.found).toBeLessThan(0.02)
    })

    it('misses next to nothing above 7 sigma, and half at the threshold', () => {
      expect(completeness('>=10', 'isolated')).toBeGreaterThan(0.97)
      expect(completeness('>=10', 'all')).toBeGreaterThan(0.94)
      expect(completeness('7-10', 'isolated')).toBeGreaterThan(0.93)
      expect(completeness('5-7', 'isolated')).toBeGreaterThan(0.55)
      expect(completeness('>=10', 'extended')).toBeGreaterThan(0.85)
    })

    it('measures fluxes without bias, with little more scatter than the noise makes', () => {
      for (const [snr, bias, width] of [
        ['7-10', 0.05, 0.16],
        ['10-30', 0.02, 0.09],
        ['>=30', 0.005, 0.025],
      ] as const) {
        const of = score.fluxes.find((one) => one.population === 'point' && one.flux === 'integrated' && one.snr === snr)
        expect(of?.count, snr).toBeGreaterThan(40)
        expect(Math.abs((of?.median ?? 9) - 1), snr).toBeLessThan(bias)
        expect(of?.width, snr).toBeLessThan(width)
      }
      const extended = score.fluxes.find((one) => one.population === 'extended' && one.flux === 'integrated')
      expect(Math.abs((extended?.median ?? 9) - 1)).toBeLessThan(0.1)
      expect(extended?.width).toBeLessThan(0.2)
    })

    it('places sources within a small part of the beam', () => {
      for (const [snr, width] of [
        ['7-10', 1],
        ['10-30', 0.5],
        ['>=30', 0.12],
      ] as const) {
        const of = score.positions.find((one) => one.population === 'isolated' && one.snr === snr)
        for (const axis of ['east', 'north'] as const) {
          expect(of?.[axis].width, `${snr} ${axis}`).toBeLessThan(width)
          expect(Math.abs(of?.[axis].median ?? 9), `${snr} ${axis}`).toBeLessThan(0.25 * width)
        }
      }
    })

    it('states errors that are as large as its mistakes', () => {
      for (const quantity of ['fluxPeak', 'fluxInt', 'x', 'y', 'ra', 'dec'] as const) {
        const pull = score.pulls.find((one) => one.population === 'isolated point' && one.quantity === quantity)
        expect(pull?.count, quantity).toBeGreaterThan(150)
        expect(pull?.width, quantity).toBeGreaterThan(0.8)
        expect(pull?.width, quantity).toBeLessThan(1.3)
        expect(Math.abs(pull?.median ?? 9), quantity).toBeLessThan(0.35)
      }
    })
  })
}
