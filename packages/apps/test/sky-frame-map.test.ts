// Regions lie and turn on other sky frames as astropy has it.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { frameMap } from '../src/caesar/tables/sky-frame-map.ts'

const program = `
import json, sys
from astropy.coordinates import SkyCoord
import astropy.units as u
answers = []
for frame, ra, dec, angle in json.load(sys.stdin):
    here = SkyCoord(ra * u.deg, dec * u.deg, frame='icrs')
    there = here.directional_offset_by(angle * u.deg, 1 * u.arcsec).transform_to(frame)
    moved = here.transform_to(frame)
    answers.append([moved.spherical.lon.deg, moved.spherical.lat.deg, moved.position_angle(there).deg])
json.dump(answers, sys.stdout)
`

describeWith('astropy', 'the frame of a region file', () => {
  it('has positions and position angles as astropy gives them', () => {
    const place = fc.tuple(
      fc.constantFrom('fk5' as const, 'galactic' as const),
      fc.double({ min: 0, max: 359.99, noNaN: true }),
      fc.double({ min: -88, max: 88, noNaN: true }),
      fc.double({ min: 0, max: 179.9, noNaN: true }),
    )
    const places = fc.sample(place, 60)
    const answers = askPython<[number, number, number][]>(program, places)
    places.forEach(([frame, ra, dec, angle], i) => {
      const [lon, lat, turned] = answers[i]
      const map = frameMap(frame)
      const found = map.position(ra, dec)
      expect(Math.abs(((found.lon - lon + 540) % 360) - 180) * Math.cos((lat * Math.PI) / 180)).toBeLessThan(1e-8)
      expect(found.lat).toBeCloseTo(lat, 8)
      const off = Math.abs(((map.positionAngle(ra, dec, angle) - turned + 450) % 180) - 90)
      expect(off, `${frame} ${ra} ${dec} ${angle}`).toBeLessThan(0.01)
    })
  })
})
