// Agreement with astropy on sky frames: what RADESYS and EQUINOX mean, and the way to ICRS and back.

import { createWcs, type HeaderRecord } from '@cirasa/wcs'
import { beforeAll, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { random } from './random-header.ts'
import { separation } from './separation.ts'

const PROGRAM = `
import json, sys, warnings
import numpy as np
from astropy import units as u
from astropy.coordinates import BarycentricMeanEcliptic, ICRS, SkyCoord, Supergalactic
from astropy.io import fits
from astropy.time import Time
from astropy.wcs import WCS
from astropy.wcs.utils import wcs_to_celestial_frame
warnings.simplefilter('ignore')
import logging; logging.disable(logging.CRITICAL)
ask = json.load(sys.stdin)
lon, lat = np.array(ask['lon']) * u.deg, np.array(ask['lat']) * u.deg
out = []
for header in ask['headers']:
    h = fits.Header()
    for k, v in header.items(): h[k] = v
    w = WCS(h)
    name = header['CTYPE1'][:4]
    if name == 'ELON': frame = BarycentricMeanEcliptic(equinox=Time(header.get('EQUINOX', 2000.0), format='jyear'))
    elif name == 'SLON': frame = Supergalactic()
    else: frame = wcs_to_celestial_frame(w)
    to = SkyCoord(lon, lat, frame=frame).transform_to(ICRS())
    back = SkyCoord(lon, lat, frame='icrs').transform_to(frame).represent_as('unitspherical')
    out.append(dict(ra=to.ra.deg.tolist(), dec=to.dec.deg.tolist(), lon=back.lon.deg.tolist(), lat=back.lat.deg.tolist()))
json.dump(out, sys.stdout)
`

interface Answer {
  ra: number[]
  dec: number[]
  lon: number[]
  lat: number[]
}

const equatorial = { CTYPE1: 'RA---CAR', CTYPE2: 'DEC--CAR' }
const cases: readonly { name: string; frame: string; header: HeaderRecord; to: number; from: number }[] = [
  { name: 'no RADESYS, no EQUINOX', frame: 'ICRS', header: equatorial, to: 1e-9, from: 1e-9 },
  { name: 'EQUINOX 2000', frame: 'FK5', header: { ...equatorial, EQUINOX: 2000 }, to: 1e-9, from: 1e-9 },
  { name: 'EPOCH 2000', frame: 'FK5', header: { ...equatorial, EPOCH: 2000 }, to: 1e-9, from: 1e-9 },
  { name: 'ICRS with EQUINOX', frame: 'ICRS', header: { ...equatorial, RADESYS: 'ICRS', EQUINOX: 2000 }, to: 1e-9, from: 1e-9 },
  { name: 'FK5 of 1975', frame: 'FK5', header: { ...equatorial, RADESYS: 'FK5', EQUINOX: 1975 }, to: 1e-9, from: 1e-9 },
  { name: 'FK5 of 2035.5', frame: 'FK5', header: { ...equatorial, EQUINOX: 2035.5 }, to: 1e-9, from: 1e-9 },
  { name: 'RADECSYS', frame: 'FK5', header: { ...equatorial, RADECSYS: 'FK5' }, to: 1e-9, from: 1e-9 },
  { name: 'EQUINOX 1950', frame: 'FK4', header: { ...equatorial, EQUINOX: 1950 }, to: 1e-9, from: 1e-9 },
  // Away from B1950 the matrix of FK4 is not orthogonal; astropy goes back by its transpose, we by its inverse, so that we come back.
  { name: 'FK4 of 1900', frame: 'FK4', header: { ...equatorial, RADESYS: 'FK4', EQUINOX: 1900 }, to: 1e-9, from: 1e-5 },
  { name: 'FK4 without E-terms', frame: 'FK4-NO-E', header: { ...equatorial, RADESYS: 'FK4-NO-E', EQUINOX: 1950 }, to: 1e-9, from: 1e-9 },
  { name: 'Galactic', frame: 'GALACTIC', header: { CTYPE1: 'GLON-CAR', CTYPE2: 'GLAT-CAR', EQUINOX: 2000 }, to: 1e-9, from: 1e-9 },
  { name: 'supergalactic', frame: 'SUPERGALACTIC', header: { CTYPE1: 'SLON-CAR', CTYPE2: 'SLAT-CAR' }, to: 1e-9, from: 1e-9 },
  { name: 'ecliptic', frame: 'ECLIPTIC', header: { CTYPE1: 'ELON-CAR', CTYPE2: 'ELAT-CAR' }, to: 1e-9, from: 1e-9 },
  { name: 'ecliptic of 2015', frame: 'ECLIPTIC', header: { CTYPE1: 'ELON-CAR', CTYPE2: 'ELAT-CAR', EQUINOX: 2015 }, to: 1e-9, from: 1e-9 },
]

describeWith('astropy', 'sky frames agree with astropy', () => {
  const r = random(3)
  const lon = Array.from({ length: 200 }, () => r.uniform(0, 360)).concat([0, 0, 123.4, 359.9999999])
  const lat = Array.from({ length: 200 }, () => r.uniform(-90, 90)).concat([90, -90, 89.99999, 0])
  // A plate carree whose reference point is the origin: its pixels are longitude and latitude themselves.
  const headers = cases.map(({ header }) => ({ ...header, CRVAL1: 180, CRVAL2: 0, CDELT1: 1, CDELT2: 1, CRPIX1: 181, CRPIX2: 1 }))
  let answers: Answer[] = []
  beforeAll(() => {
    answers = askPython(PROGRAM, { headers, lon, lat })
  })

  it.each(cases.map((one, n) => ({ ...one, n })))('$name: $frame', ({ frame, to, from, n }) => {
    const wcs = createWcs(headers[n])
    expect(wcs.frame).toBe(frame)
    lon.forEach((_, i) => {
      const icrs = wcs.pixelToIcrs(lon[i], lat[i])
      expect(separation(icrs.lon, icrs.lat, answers[n].ra[i], answers[n].dec[i])).toBeLessThan(to)
      const pixel = wcs.icrsToPixel(lon[i], lat[i])
      expect(separation(pixel.x, pixel.y, answers[n].lon[i], answers[n].lat[i])).toBeLessThan(from)
      const back = wcs.icrsToPixel(icrs.lon, icrs.lat)
      expect(separation(back.x, back.y, lon[i], lat[i])).toBeLessThan(1e-11)
    })
  })
})
