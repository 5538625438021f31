// The headers of real images: the sky where astropy sees it, a plate solution in full, and a coded reason where there is no sky.

import { createWcs, findSpectralAxis, type HeaderRecord } from '@cirasa/wcs'
import { beforeAll, describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { describeWithRealData, realImage } from '../../../testbed/real-data.ts'
import { separation } from './separation.ts'

const PROGRAM = `
import json, sys, warnings
import numpy as np
from astropy.coordinates import ICRS
from astropy.io import fits
from astropy.wcs import WCS
from astropy.wcs.utils import pixel_to_skycoord
warnings.simplefilter('ignore')
import logging; logging.disable(logging.CRITICAL)
out = []
for name, hdu in json.load(sys.stdin):
    with fits.open(name, ignore_missing_simple=True) as f:
        header = f[hdu].header
    cards = {}
    for c in header.cards:
        try:
            if isinstance(c.value, (str, int, float, bool)) and c.keyword not in cards: cards[c.keyword] = c.value
        except Exception: pass
    nx, ny = header['NAXIS1'], header['NAXIS2']
    x, y = [v.ravel() for v in np.meshgrid(np.linspace(0, nx - 1, 9), np.linspace(0, ny - 1, 9))]
    w = WCS(header)
    if not w.has_celestial:
        out.append(dict(cards=cards, x=x.tolist(), y=y.tolist(), sky=None)); continue
    c = w.celestial
    lon, lat = c.all_pix2world(x, y, 0)
    icrs = pixel_to_skycoord(x, y, c).transform_to(ICRS())
    back = c.wcs_world2pix(lon, lat, 0)
    nan = lambda a: [float(v) if np.isfinite(v) else None for v in a]
    out.append(dict(cards=cards, x=x.tolist(), y=y.tolist(), sky=dict(lon=nan(lon), lat=nan(lat), ra=nan(icrs.ra.deg), dec=nan(icrs.dec.deg), backX=nan(back[0]), backY=nan(back[1]))))
json.dump(out, sys.stdout)
`

interface Answer {
  cards: HeaderRecord
  x: number[]
  y: number[]
  sky: Record<'lon' | 'lat' | 'ra' | 'dec' | 'backX' | 'backY', (number | null)[]> | null
}

const images: readonly [file: string, hdu: number, projection: string, frame: string][] = [
  ['ami_swift554620_4axis.fits', 0, 'SIN', 'FK5'],
  ['gc_2mass_k.fits.gz', 0, 'TAN', 'FK5'],
  ['gc_bolocam_nan.fits', 0, 'CAR', 'GALACTIC'],
  ['m67_dss_int16.fits', 0, 'DSS', 'FK5'],
  ['pmn_1904-66_ait.fits', 0, 'AIT', 'FK5'],
  ['pmn_1904-66_sin.fits', 0, 'SIN', 'FK5'],
  ['scorpio_faint_snr.fits', 0, 'SIN', 'FK5'],
  ['scorpio_faint_snr.fits.fz', 1, 'SIN', 'FK5'],
  ['scorpio_s17.fits', 0, 'SIN', 'FK5'],
  ['l1448_13co_cube.fits', 0, 'SFL', 'ICRS'],
  ['ntt_na36_optical.fits', 0, '', ''],
]

describeWithRealData('real headers', () => {
  describeWith('astropy', 'agree with astropy', () => {
    const answers = new Map<string, Answer>()
    beforeAll(() => {
      const all = askPython<Answer[]>(
        PROGRAM,
        images.map(([file, hdu]) => [realImage(file), hdu]),
      )
      for (const [n, [file]] of images.entries()) answers.set(file, all[n])
    })

    describe.each(images.filter(([, , projection]) => projection !== ''))('%s', (file, _, projection, frame) => {
      it(`is ${projection} in ${frame}, with the same sky to 1e-9 degrees and pixels to 1e-6`, () => {
        const { cards, x, y, sky } = answers.get(file)!
        const wcs = createWcs(cards)
        expect([wcs.projection, wcs.frame]).toEqual([projection, frame])
        for (const i of x.keys()) {
          const here = wcs.pixelToSky(x[i], y[i])
          if (sky!.lon[i] === null) {
            expect(here.lon).toBeNaN()
            continue
          }
          expect(separation(here.lon, here.lat, sky!.lon[i]!, sky!.lat[i]!)).toBeLessThan(1e-9)
          const pixel = wcs.skyToPixel(sky!.lon[i]!, sky!.lat[i]!)
          expect(Math.hypot(pixel.x - sky!.backX[i]!, pixel.y - sky!.backY[i]!)).toBeLessThan(1e-6)
          const icrs = wcs.pixelToIcrs(x[i], y[i])
          // An EQUINOX of zero is FK4 of the year 0 to astropy, but not given to us.
          if (cards.EQUINOX !== 0) expect(separation(icrs.lon, icrs.lat, sky!.ra[i]!, sky!.dec[i]!)).toBeLessThan(1e-9)
        }
      })
    })

    it('has no sky where the header names none, and says so with a code', () => {
      const { cards, sky } = answers.get('ntt_na36_optical.fits')!
      expect(sky).toBeNull()
      expect(() => createWcs(cards)).toThrow(expect.objectContaining({ code: 'WCS_NOT_CELESTIAL' }))
    })

    it('finds the spectral axis of cubes, also where only its keywords are left', () => {
      expect(findSpectralAxis(answers.get('l1448_13co_cube.fits')!.cards)).toBe(3)
      expect(findSpectralAxis(answers.get('ami_swift554620_4axis.fits')!.cards)).toBe(3)
      expect(findSpectralAxis(answers.get('scorpio_s17.fits')!.cards)).toBe(3)
      expect(findSpectralAxis(answers.get('gc_bolocam_nan.fits')!.cards)).toBeUndefined()
    })
  })
})
