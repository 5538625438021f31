// Real images, radio and optical, whole and spoilt: each gives a sound catalogue with about as many sources as other finders see.

import { isCodedError } from '@cirasa/errors'
import { type CompressedImageHdu, chooseImage, type ImageHdu, openFits, readBeam, readCompressedSection, readImage } from '@cirasa/fits'
import { openFile } from '@cirasa/fits/node'
import { createWcs, type Wcs } from '@cirasa/wcs'
import { expect, it } from 'vitest'
import { describeWithRealData, realImage } from '../../../testbed/real-data.ts'
import { findSources, type PlaneContext } from '../src/index.ts'
import { type Picture, planeOf } from './pictures.ts'
import { expectSound } from './sound-catalogue.ts'

/** What is expected of an image: the least and the most components, or the code of an error. Other finders' counts are in the data's README. */
const expected: Readonly<Record<string, readonly [number, number]>> = {
  'scorpio_s17.fits': [30, 400],
  'scorpio_faint_snr.fits': [15, 120],
  'scorpio_faint_snr.fits.fz': [15, 120],
  'ami_swift554620_4axis.fits': [1, 4],
  'pmn_1904-66_sin.fits': [40, 130],
  'pmn_1904-66_ait.fits': [40, 130],
  'gc_bolocam_nan.fits': [80, 900],
  'gc_2mass_k.fits.gz': [1000, 13_000],
  'm67_dss_int16.fits': [1000, 2500],
  'ntt_na36_optical.fits': [30, 90],
  'l1448_13co_cube.fits': [1, 40],
}

function skyOf(hdu: ImageHdu | CompressedImageHdu): Wcs | undefined {
  try {
    return createWcs(hdu.header.toRecord(), { plane: hdu.shape.map(() => 0) })
  } catch (error) {
    if (isCodedError(error)) return undefined
    throw error
  }
}

/** Rows that are looked at: of the most crowded image a third will do. */
const MOST_ROWS: Readonly<Record<string, number>> = { 'gc_2mass_k.fits.gz': 240 }

async function openImage(name: string): Promise<{ picture: Picture; context: PlaneContext }> {
  const file = openFile(realImage(name))
  try {
    const hdu = chooseImage(await openFits(file))
    const { data } =
      hdu.kind === 'compressed-image' ? await readCompressedSection(hdu, [], { as: 'float32' }) : await readImage(hdu, { as: 'float32' })
    const [width] = hdu.shape
    const height = Math.min(hdu.shape[1], MOST_ROWS[name] ?? hdu.shape[1])
    const beam = readBeam(hdu.header)
    const sky =
      beam && ({ major: beam.majorDeg * 3600, minor: beam.minorDeg * 3600, positionAngle: beam.positionAngleDeg } as PlaneContext['beam'])
    const context = { wcs: skyOf(hdu), beam: sky, unit: hdu.header.string('BUNIT') ?? '', name }
    return { picture: { width, height, pixels: Float32Array.from((data as Float32Array).subarray(0, width * height)) }, context }
  } finally {
    file.close()
  }
}

describeWithRealData('real images', () => {
  for (const [name, [least, most]] of Object.entries(expected)) {
    it(`${name} gives a sound catalogue`, async () => {
      const { picture, context } = await openImage(name)
      const found = await findSources(planeOf(picture), context)
      expectSound(found, picture, context)
      expect(found.catalog.components.rows).toBeGreaterThanOrEqual(least)
      expect(found.catalog.components.rows).toBeLessThanOrEqual(most)
    })
  }

  it('compressing an image with some loss changes little in its catalogue', async () => {
    const [one, other] = [await openImage('scorpio_faint_snr.fits'), await openImage('scorpio_faint_snr.fits.fz')]
    const counts = [await findSources(planeOf(one.picture), one.context), await findSources(planeOf(other.picture), other.context)].map(
      ({ catalog }) => catalog.components.rows,
    )
    expect(Math.abs(counts[0] - counts[1])).toBeLessThan(0.3 * counts[0] + 3)
  })
})
