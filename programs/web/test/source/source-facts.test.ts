// What the page of a source says: positions as others give them, neighbours, values with errors, options that differ.

import { makeTable } from '@cirasa/catalog'
import { finderOptions } from '@cirasa/finder'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedOptions } from '../../src/source/changed-options.ts'
import { fitValues } from '../../src/source/fit-values.ts'
import { neighboursOf } from '../../src/source/neighbours.ts'
import { outsideAddresses } from '../../src/source/outside-addresses.ts'
import { inSkyFrame, skyTexts } from '../../src/source/sky-texts.ts'

const tableAt = (places: readonly (readonly [ra: number, dec: number])[]) =>
  makeTable('sources', {
    source_id: places.map((_, row) => `S${row}`),
    ra: places.map(([ra]) => ra),
    dec: places.map(([, dec]) => dec),
    x_pix: places.map(() => 1),
    y_pix: places.map(() => 1),
    flux_peak: places.map(() => 1),
  })

describe('a position', () => {
  it('is that of the Galactic centre in Galactic coordinates', () => {
    // Sgr A* (Reid & Brunthaler 2004): l = 359.944, b = -0.046.
    const { longitude, latitude } = inSkyFrame(266.4168166, -29.0078248, 'GALACTIC')
    expect(longitude).toBeCloseTo(359.9442, 3)
    expect(latitude).toBeCloseTo(-0.0462, 3)
  })

  it('is spelled in several ways, and not at all where there is none', () => {
    const texts = skyTexts(266.4, -0.5)
    expect(texts.slice(0, 2)).toEqual([
      { frame: 'ICRS', text: '17:45:36.000 -00:30:00.00', copied: '17:45:36.000 -00:30:00.00' },
      { frame: 'ICRS', text: '266.400000° -0.500000°', copied: '266.400000 -0.500000' },
    ])
    expect(texts.map(({ frame }) => frame)).toEqual(['ICRS', 'ICRS', 'FK5 J2000', 'Galactic', 'Ecliptic J2000'])
    expect(skyTexts(Number.NaN, 1)).toEqual([])
  })

  it('can be asked for elsewhere', () => {
    const [simbad] = outsideAddresses(266.4, 0.5, 30)
    expect(new URL(simbad.address).searchParams.get('Coord')).toBe('266.400000 +0.500000')
    expect(outsideAddresses(Number.NaN, 0, 30)).toEqual([])
  })
})

describe('neighbours', () => {
  it('are the nearest ones in order, across the meridian too', () => {
    const table = tableAt([
      [359.999, 0],
      [0.001, 0],
      [359.998, 0],
      [10, 10],
      [Number.NaN, Number.NaN],
    ])
    const found = neighboursOf(table, 0, 2)
    expect(found.map(({ row }) => row)).toEqual([2, 1])
    expect(found.map(({ separation }) => Math.round(separation * 10) / 10)).toEqual([3.6, 7.2])
    expect(found.map(({ positionAngle }) => Math.round(positionAngle))).toEqual([270, 90])
  })

  it('are all others sorted by distance, whatever the table', () => {
    const places = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 2,
      maxLength: 20,
    })
    fc.assert(
      fc.property(places, (given) => {
        const found = neighboursOf(tableAt(given), 0, 100)
        expect(found).toHaveLength(given.length - 1)
        for (let i = 1; i < found.length; i++) expect(found[i].separation).toBeGreaterThanOrEqual(found[i - 1].separation)
      }),
    )
  })

  it('are none for a row without a position', () => {
    expect(
      neighboursOf(
        tableAt([
          [Number.NaN, 0],
          [1, 1],
        ]),
        0,
        5,
      ),
    ).toEqual([])
  })
})

it('gives values with errors in one unit, and leaves out what is not known', () => {
  const table = makeTable('sources', {
    source_id: ['S1'],
    x_pix: [1],
    y_pix: [1],
    flux_peak: [0.00157331],
    e_flux_peak: [0.0000182],
    flux_int: [Number.NaN],
    snr: [76.7366],
    pos_ang: [151.3],
  })
  expect(fitValues(table, 0).map(({ name, value, error, unit }) => [name, value, error, unit])).toEqual([
    ['Peak flux', '1.573', '0.018', 'mJy/beam'],
    ['Position angle', '151.3', undefined, 'deg'],
    ['S/N', '76.74', undefined, ''],
  ])
})

it('names the options that differ from the usual', () => {
  const options = Object.fromEntries(finderOptions.map((option) => [option.name, option.default]))
  expect(changedOptions({ options })).toEqual([])
  expect(changedOptions({ options: { ...options, 'seed-threshold': 4.5, gone: true } })).toEqual([
    { name: 'seed-threshold', value: '4.5', usual: '5' },
    { name: 'gone', value: 'true', usual: undefined },
  ])
})
