// `cirasa info` says of real images what astropy and their own headers say.

import { describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { describeWithRealData, realImage } from '../../../testbed/real-data.ts'
import { sample } from './broken-files.ts'
import { cirasa, temporaryFolder } from './run-cli.ts'

const describeImage = async (...args: string[]) => JSON.parse((await cirasa(['info', '--json', ...args], temporaryFolder())).stdout)

describe('cirasa info', () => {
  it('tells the noise of the sample to a tenth, its beam and its sky', async () => {
    const { image, hdus, bytes } = await describeImage(sample)
    expect(bytes).toBe(1_054_080)
    expect(hdus).toHaveLength(1)
    expect(image.pixels.rms).toBeGreaterThan(18e-6)
    expect(image.pixels.rms).toBeLessThan(26e-6)
    expect(image.beam).toEqual({ major: 15, minor: 15, positionAngle: 0 })
    expect(image.sky).toMatchObject({ frame: 'ICRS', projection: 'SIN' })
    expect(image.sky.pixelScale).toBeCloseTo(4, 6)
  })

  it('says it in words', async () => {
    const { stdout, code } = await cirasa(['info', sample], temporaryFolder())
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ +0 {2}image +- +512 x 512 {2}float32$/m)
    expect(stdout).toMatch(/^beam +15\.00" x 15\.00", PA 0 deg$/m)
    expect(stdout).toMatch(/^rms +2\d\.\d+ µJy\/beam about/m)
  })
})

describeWithRealData('cirasa info on real images', () => {
  it('lists the planes of a cube and looks at the one that is asked for', async () => {
    const cube = realImage('l1448_13co_cube.fits')
    const { stdout } = await cirasa(['info', cube], temporaryFolder())
    expect(stdout).toContain('0 of 0 to 52: --plane VOPT=N')
    const first = await describeImage(cube)
    const tenth = await describeImage(cube, '--plane', 'VOPT=10')
    expect(await describeImage(cube, '--plane', '10')).toEqual(tenth)
    expect(tenth.image.axes[2].index).toBe(10)
    expect(tenth.image.pixels.max).not.toBe(first.image.pixels.max)
  })

  it('reads packed and compressed images', async () => {
    expect((await describeImage(realImage('gc_2mass_k.fits.gz'))).image.axes[0].length).toBe(721)
    const plain = await describeImage(realImage('scorpio_faint_snr.fits'))
    const packed = await describeImage(realImage('scorpio_faint_snr.fits.fz'))
    expect(packed.image.sky).toEqual(plain.image.sky)
    expect(packed.image.pixels.rms / plain.image.pixels.rms).toBeCloseTo(1, 1)
  })

  describeWith('astropy', 'against astropy', () => {
    it.each(['scorpio_s17', 'ami_swift554620_4axis', 'gc_bolocam_nan', 'pmn_1904-66_sin'])(
      'agrees on the middle, range and blanks of %s',
      async (name) => {
        const file = realImage(`${name}.fits`)
        const { image } = await describeImage(file)
        const seen = askPython<{ middle: [number, number]; min: number; max: number; blank: number }>(
          `
import sys, json, warnings
import numpy as np
from astropy.io import fits
from astropy.wcs import WCS
warnings.simplefilter('ignore')
h = fits.open(json.load(sys.stdin))[0]
data = h.data.reshape(-1, *h.data.shape[-2:])[0]
for axis in (3, 4):
    for key in ('CTYPE', 'CRVAL', 'CRPIX', 'CDELT', 'CUNIT', 'CROTA'):
        h.header.remove(f'{key}{axis}', ignore_missing=True)
h.header['NAXIS'] = 2
h.header.remove('WCSAXES', ignore_missing=True)
sky = WCS(h.header, naxis=2).pixel_to_world((data.shape[1] - 1) / 2, (data.shape[0] - 1) / 2).icrs
print(json.dumps({'middle': [sky.ra.deg, sky.dec.deg], 'min': float(np.nanmin(data)), 'max': float(np.nanmax(data)), 'blank': float(np.mean(~np.isfinite(data)))}))`,
          file,
        )
        expect(image.sky.centre.ra).toBeCloseTo(seen.middle[0], 7)
        expect(image.sky.centre.dec).toBeCloseTo(seen.middle[1], 7)
        expect(image.pixels.min).toBe(seen.min)
        expect(image.pixels.max).toBe(seen.max)
        expect(image.pixels.blank).toBeCloseTo(seen.blank, 12)
      },
    )
  })
})
