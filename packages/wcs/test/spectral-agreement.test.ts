// Agreement with wcslib on spectral axes: linear and non-linear, in the words of Paper III and of AIPS, in many units.

import { createSpectralAxis, type HeaderRecord } from '@cirasa/wcs'
import { beforeAll, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'

const PROGRAM = `
import json, sys, warnings
import numpy as np
from astropy.io import fits
from astropy.wcs import WCS
warnings.simplefilter('ignore')
import logging; logging.disable(logging.CRITICAL)
out = []
for header in json.load(sys.stdin):
    h = fits.Header()
    for k, v in header.items(): h[k] = v
    w = WCS(h); w.wcs.set()
    pixels = np.arange(0, 101, 25.0)
    a = dict(world=w.wcs_pix2world(pixels, 0)[0].tolist(), specsys=w.wcs.specsys)
    if not header['CTYPE1'].endswith('LOG'): w.wcs.sptr('FREQ-???')
    a['frequency'] = w.wcs_pix2world(pixels, 0)[0].tolist()
    out.append(a)
json.dump(out, sys.stdout)
`

interface Answer {
  world: number[]
  frequency: number[]
  specsys: string
}

/** Reference value, step, and unit that make sense for a variable; 100 channels of each. */
const references: Readonly<Record<string, readonly [number, number, string][]>> = {
  FREQ: [
    [1.4e9, 1e6, 'Hz'],
    [1.4, 1e-3, 'GHz'],
  ],
  ENER: [[9e-25, 1e-27, 'J']],
  WAVN: [[4.7, 0.01, '1/m']],
  VRAD: [
    [2e6, 5e4, 'm/s'],
    [-300, 10, 'km/s'],
  ],
  WAVE: [
    [0.21, 1e-4, 'm'],
    [0.21e9, 1e5, 'nm'],
  ],
  VOPT: [
    [2e6, 5e4, 'm/s'],
    [9000, 20, 'km/s'],
  ],
  ZOPT: [[0.1, 0.002, '']],
  AWAV: [[0.21, 1e-4, 'm']],
  VELO: [[2e6, 5e4, 'm/s']],
  BETA: [[0.01, 1e-3, '']],
}
const letters: Readonly<Record<string, string>> = {
  FREQ: 'F',
  ENER: 'F',
  WAVN: 'F',
  VRAD: 'F',
  WAVE: 'W',
  VOPT: 'W',
  ZOPT: 'W',
  AWAV: 'A',
  VELO: 'V',
  BETA: 'V',
}

const headers: HeaderRecord[] = []
for (const [code, list] of Object.entries(references)) {
  const sampled = [...'FWAV'].filter((letter) => letter !== letters[code]).map((letter) => `-${letter}2${letters[code]}`)
  for (const [CRVAL1, CDELT1, CUNIT1] of list)
    for (const suffix of ['', ...sampled])
      headers.push({ CTYPE1: code + suffix, CRVAL1, CDELT1, CUNIT1, CRPIX1: 30, RESTFRQ: 1.420405752e9 })
}
headers.push(
  { CTYPE1: 'FREQ-LOG', CRVAL1: 1.4e9, CDELT1: 1e7, CRPIX1: 1, RESTFRQ: 1.42e9 },
  { CTYPE1: 'VELO-LSR', CRVAL1: 1e6, CDELT1: 1e4, CRPIX1: 1, RESTFRQ: 1.42e9, VELREF: 257 },
  { CTYPE1: 'VELO-HEL', CRVAL1: 1e6, CDELT1: 1e4, CRPIX1: 1, RESTFRQ: 1.42e9 },
  { CTYPE1: 'FELO-HEL', CRVAL1: 1e6, CDELT1: -1e4, CRPIX1: 50, RESTFRQ: 1.42e9 },
  { CTYPE1: 'FREQ-LSR', CRVAL1: 1.4e9, CDELT1: 1e6, CRPIX1: 1, RESTFRQ: 1.42e9 },
  { CTYPE1: 'WAVE', CRVAL1: 0.2, CDELT1: 1e-4, CRPIX1: 1, RESTWAV: 0.21 },
  { CTYPE1: 'VRAD', CRVAL1: 0.2, CDELT1: 2, PC1_1: 500, CRPIX1: 1, RESTWAV: 0.21 },
  { CTYPE1: 'AWAV', CRVAL1: 500, CDELT1: 1, CUNIT1: 'nm', CRPIX1: 1, RESTWAV: 5e-7 },
)

/** wcslib 7.12 has Planck's constant of 1986, and for air the refraction at 15 degrees instead of Paper III's: 1e-5 of the wavelength. */
const otherConstants = (ctype: string): boolean => /^ENER|AWAV|A2|2A/.test(ctype)

describeWith('astropy', 'spectral axes agree with wcslib', () => {
  let answers: Answer[] = []
  beforeAll(() => {
    answers = askPython(PROGRAM, headers)
  })

  it.each(headers.map((header, n) => ({ name: `${header.CTYPE1} ${header.CUNIT1 ?? ''}`, header, n })))('$name', ({ header, n }) => {
    const axis = createSpectralAxis(header, 1)
    const { world, frequency, specsys } = answers[n]
    const span = Math.abs(world[4] - world[0])
    const band = Math.abs(frequency[4] - frequency[0])
    const tolerance = otherConstants(String(header.CTYPE1)) ? 2e-3 : 1e-9
    world.forEach((expected, i) => {
      const pixel = 25 * i
      expect(Math.abs(axis.pixelToWorld(pixel) - expected) / span).toBeLessThan(tolerance)
      expect(Math.abs(axis.pixelToFrequency(pixel) - frequency[i]) / band).toBeLessThan(Math.max(tolerance, 1e-7))
      expect(axis.worldToPixel(expected)).toBeCloseTo(pixel, tolerance > 1e-9 ? 2 : 6)
      expect(axis.frequencyToPixel(axis.pixelToFrequency(pixel))).toBeCloseTo(pixel, 6)
    })
    expect(axis.specsys).toBe(specsys)
  })
})
