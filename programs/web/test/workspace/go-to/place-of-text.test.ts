// Every way in which people write a place leads to it, and nothing else does.

import { describe, expect, it } from 'vitest'
import { placeOfText } from '../../../src/workspace/go-to/place-of-text.ts'

const expectSky = (text: string, ra: number, dec: number) => {
  const place = placeOfText(text)
  if (place?.kind !== 'sky') throw new Error(`${text} is read as ${JSON.stringify(place)}`)
  expect(place.ra).toBeCloseTo(ra, 5)
  expect(place.dec).toBeCloseTo(dec, 5)
}

describe('a place on the sky', () => {
  it.each([
    '17:45:36 -45:00:00',
    '17:45:36-45:00:00',
    '17:45:36, -45:00:00',
    '17 45 36 -45 00 00',
    '17 45 36.0 -45 00 00.0',
    '17h45m36s -45d00m00s',
    '17h45m36s, -45°00′00″',
    '17h45m36s-45d00m00s',
    '266.4 -45',
    '266.4, -45',
    '266.4-45.0',
    'ICRS 266.4 -45',
    '  266.4   −45 ',
    'J174536-450000',
    'J174536.00-450000.0',
    'J1745.6-4500',
    'EMU J174536-450000',
    'CIRASA-X J174536-450000',
  ])('%s', (text) => expectSky(text, 266.4, -45))

  it('may have whole minutes only', () => {
    expectSky('17 45 -45 00', 266.25, -45)
    expectSky('J1745-4500', 266.25, -45)
  })

  it('is Galactic where it says so', () => {
    // The centre and the pole of the frame as the Hipparcos catalogue defines them (ESA SP-1200, vol. 1, 1.5.3).
    expectSky('gal 0 0', 266.40499, -28.93618)
    expectSky('G0.0+0.0', 266.40499, -28.93618)
    expectSky('l b 0, 0', 266.40499, -28.93618)
    expectSky('galactic 0 90', 192.85948, 27.12825)
  })
})

describe('a place in pixels', () => {
  it.each(['px 100 200', 'pix 100, 200', '100, 200 px', '100 200 pixels', 'xy 100.0 200'])('%s', (text) => {
    expect(placeOfText(text)).toEqual({ kind: 'pixel', x: 100, y: 200 })
  })

  it('may lie beside the image', () => {
    expect(placeOfText('px -3.5 -10')).toEqual({ kind: 'pixel', x: -3.5, y: -10 })
  })
})

describe('no place', () => {
  it.each([
    '',
    'M 31',
    'S12',
    '12',
    '1 2 3',
    '17:45:36',
    '266.4 -95',
    '17:65:00 -45:00:00',
    'J1765-4500',
    'J2500-4500',
    'gal 10 100',
    '1,2,3',
    `1${' '.repeat(200)}2`,
  ])('%s', (text) => expect(placeOfText(text)).toBeUndefined())
})
