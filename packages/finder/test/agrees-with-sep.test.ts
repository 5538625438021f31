// Bright isolated sources as SEP (Source Extractor as a library) sees them: the same places, the same light.

import { expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { findSources } from '../src/index.ts'
import { correlatedNoise, mapped, planeOf, withSpots } from './pictures.ts'
import { BEAM, contextOf, FWHM, rowAt, rowsOf } from './scenes.ts'

const SIDE = 320

const PROGRAM = `
import json, sys
import numpy, sep
given = json.load(sys.stdin)
data = numpy.array(given['pixels'], dtype=numpy.float64).reshape(given['height'], given['width'])
background = sep.Background(data, bw=64, bh=64)
flat = data - background
objects = sep.extract(flat, 8 * background.globalrms)
flux, _, _ = sep.sum_circle(flat, objects['x'], objects['y'], 2.2 * given['fwhm'])
x, y, _ = sep.winpos(flat, objects['x'], objects['y'], given['fwhm'] / 2.3548)
print(json.dumps({'x': x.tolist(), 'y': y.tolist(), 'peak': objects['peak'].tolist(), 'flux': flux.tolist(),
                  'level': float(background.globalback), 'rms': float(background.globalrms)}))
`

interface Answer {
  readonly x: number[]
  readonly y: number[]
  readonly peak: number[]
  readonly flux: number[]
  readonly level: number
  readonly rms: number
}

describeWith('sep', 'isolated bright sources', () => {
  const spots = Array.from({ length: 49 }, (_, i) => ({
    x: 27 + 44 * (i % 7) + 5 * Math.sin(3 * i),
    y: 27 + 44 * Math.floor(i / 7) + 5 * Math.cos(2 * i),
    peak: 60 + 12 * i,
    shape: BEAM,
  }))
  const picture = mapped(withSpots(correlatedNoise(SIDE, SIDE, 121, 1, FWHM), spots), (value) => value + 25)

  it('have the places, the light and the noise that SEP measures', async () => {
    const sep = askPython<Answer>(PROGRAM, { ...picture, pixels: [...picture.pixels], fwhm: FWHM })
    const { catalog } = await findSources(planeOf(picture), contextOf(picture))
    const rows = rowsOf(catalog)
    expect(sep.x.length).toBe(spots.length)
    expect(rows.length).toBe(spots.length)
    for (let i = 0; i < sep.x.length; i++) {
      const row = rowAt(rows, sep.x[i], sep.y[i], 0.3)
      expect(row, `at ${sep.x[i]}, ${sep.y[i]}`).toBeDefined()
      // SEP's peak is the brightest pixel: at most half a pixel's diagonal away from the summit, and with the noise of one pixel.
      const summit = sep.peak[i] / (row?.peak ?? 0)
      expect(summit).toBeGreaterThan(Math.exp(-0.25 / BEAM[0]) - 4 / (row?.peak ?? 1))
      expect(summit).toBeLessThan(1 + 4 / (row?.peak ?? 1))
      // The aperture holds the noise of about twenty beams.
      expect(Math.abs(sep.flux[i] / (2 * Math.PI * BEAM[0]) - (row?.flux ?? 0))).toBeLessThan(20)
    }
    expect(Math.abs((catalog.run.rms ?? 0) / sep.rms - 1)).toBeLessThan(0.12)
    expect(Math.abs((catalog.run.median ?? 0) - sep.level)).toBeLessThan(0.2)
  })
})
