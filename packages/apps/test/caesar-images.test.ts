// Images whose headers say things differently: other units, no beam, no sky, a beam that the options tell.

import path from 'node:path'
import { fitsWriter, type Header, openFits, readImage, writeImage } from '@cirasa/fits'
import { fileSink, openFile } from '@cirasa/fits/node'
import { describe, expect, it } from 'vitest'
import { runSample, SAMPLE } from './sample-run.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The sample with another header and its pixels multiplied. */
async function changedSample(change: (header: Header) => Header, factor = 1): Promise<string> {
  const file = path.join(temporaryFolder(), 'changed.fits')
  using source = openFile(SAMPLE)
  const [hdu] = (await openFits(source)).hdus
  if (hdu.kind !== 'image') throw new Error('The sample is an image')
  const { data, shape } = await readImage(hdu, { as: 'float32' })
  const scaled = (data as Float32Array).map((value) => value * factor)
  const writer = fitsWriter(await fileSink(file))
  await writeImage(writer, { shape: [...shape], header: change(hdu.header), data: scaled })
  await writer.finish()
  return file
}

interface Row {
  readonly x0: number
  readonly y0: number
  readonly A: number
  readonly fluxDensity: number
  readonly bmaj: number
  readonly beamArea: number
  readonly iauName: string
}

async function componentsOf(file: string, given: Record<string, unknown> = {}) {
  const { json, warnings, told } = await runSample(given, { inputs: [{ path: file, name: 'my sky.fits' }] })
  return { rows: json('catalog_fitcomp-my sky.json').components as Row[], sources: json('catalog-my sky.json').sources, warnings, told }
}

const bare = (header: Header): Header => header.delete('BMAJ', 'BMIN', 'BPA')

describe("CAESAR's tables", () => {
  it('are in Jy, whatever the unit of the image', async () => {
    const [milli, plain] = [
      await componentsOf(await changedSample((header) => header.set('BUNIT', 'mJy/beam'), 1000)),
      await componentsOf(SAMPLE),
    ]
    expect(milli.rows).toHaveLength(plain.rows.length)
    milli.rows.forEach((row, i) => {
      expect(row.A / plain.rows[i].A).toBeCloseTo(1, 2)
      expect(row.fluxDensity / plain.rows[i].fluxDensity).toBeCloseTo(1, 2)
    })
    milli.sources.forEach(
      (source: { S: number; Smax: number }, i: number) => void expect(source.Smax / plain.sources[i].Smax).toBeCloseTo(1, 5),
    )
  })

  it('are of pixels where there is no sky', async () => {
    const { rows, sources, warnings } = await componentsOf(await changedSample((header) => bare(header).delete('CTYPE1', 'CTYPE2')), {
      convertregionstowcs: true,
    })
    expect(rows.length).toBeGreaterThan(100)
    expect(rows[0]).toMatchObject({ x0_wcs: 0, bmaj_wcs: 0, beamArea: 0, iauName: 'S1_fitcomp1' })
    expect(rows.every(({ bmaj }) => bmaj > 1)).toBe(true)
    expect(sources[0].islands[0].vertices.length).toBeGreaterThan(3)
    expect(warnings.at(-1)).toBe('Regions are in pixels: the image has no sky coordinates.')
  })
})

describe('the beam that the options tell', () => {
  it('stands in for one that the header has not', async () => {
    const [told, known] = [await componentsOf(await changedSample(bare), { bmaj: 15, bmin: 15 }), await componentsOf(SAMPLE)]
    expect(told.warnings).toEqual([])
    expect(told.rows.map(({ x0, fluxDensity }) => [x0, fluxDensity])).toEqual(known.rows.map(({ x0, fluxDensity }) => [x0, fluxDensity]))
  })

  it('does not win over the header, and says so', async () => {
    const { rows, warnings } = await componentsOf(SAMPLE, { bmaj: 40, bmin: 40 })
    expect(warnings).toEqual(['Options bmaj, bmin and bpa have no effect: the header of the image has a beam.'])
    expect(rows).toEqual((await componentsOf(SAMPLE)).rows)
  })

  it('turns cells of the noise from pixels into beams', async () => {
    const [cells, same] = [await componentsOf(SAMPLE, { bkgboxpix: true, bkgbox: 48 }), await componentsOf(SAMPLE, { bkgbox: 12.8 })]
    expect(cells.warnings).toEqual([])
    expect(cells.rows.map(({ A }) => A.toPrecision(5))).toEqual(same.rows.map(({ A }) => A.toPrecision(5)))
    const { warnings } = await componentsOf(SAMPLE, { bkgboxpix: true, bkgbox: 2 })
    expect(warnings[0]).toContain('too small for the beam')
  })
})

describe('the cuts on islands', () => {
  it('call those point-like that pass, and no others', async () => {
    const { sources } = await componentsOf(SAMPLE, { selectsources: true, 'no-boundingboxcut': true, circratiothr: 0.6, nbeamsthr: 2 })
    for (const { morph_label, islands } of sources) {
      const [{ circ_ratio_par, elongation_par, beam_area_ratio_par }] = islands
      const passes = (circ_ratio_par < 0 || circ_ratio_par >= 0.6) && elongation_par <= 0.7 && beam_area_ratio_par <= 2
      expect(morph_label === 'POINT-LIKE').toBe(passes)
    }
  })
})
