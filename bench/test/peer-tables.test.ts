// The catalogues of the peers are read as they write them, into columns that the scorer takes.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aegean } from '../finders/aegean.ts'
import type { BenchFinder } from '../finders/bench-finder.ts'
import { pybdsf } from '../finders/pybdsf.ts'
import { sep } from '../finders/sep-and-photutils.ts'
import { sextractor } from '../finders/sextractor.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cirasa-bench-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function read(finder: BenchFinder, files: Readonly<Record<string, string>>, row = finder.name) {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  const found = (await finder.read({ map: 'map.fits', folder, threads: 1, beamArea: 16 })).get(row)
  if (found === undefined) throw new Error(`no row ${row}`)
  return found
}

const sextractorHead = `#   1 ALPHA_J2000            Right ascension of barycenter (J2000)                      [deg]
#   2 DELTA_J2000            Declination of barycenter (J2000)                          [deg]
#   3 FLUX_MAX               Peak flux above background                                 [count]
#   4 FLUX_AUTO              Flux within a Kron-like elliptical aperture                [count]
#   5 THRESHOLD              Detection threshold above background                       [count]
`

describe('SExtractor', () => {
  it('keeps peaks of 5 sigma, the threshold being 3, and divides sums by the beam', async () => {
    const text = `${sextractorHead}180.5 -30.25  51e-5  0.032 3e-4\n180.6 -30.35  49e-5  0.064 3e-4\n`
    const found = await read(sextractor, { 'catalogue.txt': text })
    expect(found.rows).toBe(1)
    expect([found.ra?.[0], found.dec?.[0], found.fluxPeak[0]]).toEqual([180.5, -30.25, 51e-5])
    expect(found.fluxInt?.[0]).toBeCloseTo(0.002, 12)
  })
})

describe('SEP', () => {
  it('may find nothing', async () => {
    expect((await read(sep, { 'catalogue.csv': 'ra,dec,peak,total,x,y\n' })).rows).toBe(0)
  })
})

describe('Aegean', () => {
  it('has its fluxes integrated already', async () => {
    const text = 'island,source,ra,dec,peak_flux,int_flux,a\n1,0,180.3,-30.5,0.0008,0.0009,15.7\n'
    const found = await read(aegean, { 'catalogue_comp.csv': text })
    expect([found.fluxPeak[0], found.fluxInt?.[0]]).toEqual([0.0008, 0.0009])
  })
})

describe('PyBDSF', () => {
  const list = (rows: string) => `# Gaussian list for map.fits
# Reference frequency of the detection ("ch0") image: 1.40000e+09 Hz

# Gaus_id, RA, DEC, Total_flux, Peak_flux, S_Code
${rows}`

  it('gives sources and Gaussians, names in the last comment', async () => {
    const files = {
      'catalogue.srl.csv': list('   0, 180.5, -30.1, 0.0005, 0.0004, S\n'),
      'catalogue.gaul.csv': list('   0, 180.5, -30.1, 0.0005, 0.0004, S\n   1, 180.6, -30.2, 0.0007, 0.0006, S\n'),
    }
    expect((await read(pybdsf, files)).rows).toBe(1)
    const gaussians = await read(pybdsf, files, 'pybdsf_gaul')
    expect([gaussians.rows, gaussians.dec?.[1], gaussians.fluxInt?.[1]]).toEqual([2, -30.2, 0.0007])
  })

  it('may find nothing, and then leaves no file', async () => {
    expect((await read(pybdsf, {}, 'pybdsf_gaul')).rows).toBe(0)
  })
})
