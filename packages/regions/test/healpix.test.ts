// HEALPix indices agree with astropy-healpix to the last bit, at every order, poles and wrap included.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { healpixIndex } from '../src/index.ts'

/** Centres of the twelve faces: longitude, latitude (Gorski et al. 2005, figure 4). */
const FACES = [45, 135, 225, 315].map((lon) => [lon, 41.8103148957786])
const EQUATOR = [0, 90, 180, 270].map((lon) => [lon, 0])
const SOUTH = FACES.map(([lon, lat]) => [lon, -lat])

describe('healpixIndex', () => {
  it('numbers the twelve faces as the paper does', () => {
    expect([...FACES, ...EQUATOR, ...SOUTH].map(([lon, lat]) => healpixIndex(lon, lat, 0))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  it('nests: the index at an order is a quarter of that at the next', () =>
    fc.assert(
      fc.property(fc.double({ min: -720, max: 720, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }), (ra, dec) => {
        const fine = healpixIndex(ra, dec, 24)
        expect(Number.isSafeInteger(fine) && fine >= 0 && fine < 12 * 2 ** 48).toBe(true)
        for (const order of [23, 12, 11, 3, 0]) expect(healpixIndex(ra, dec, order)).toBe(Math.floor(fine / 4 ** (24 - order)))
      }),
    ))

  it('gives the cells that astropy-healpix 0.6 gives, at order 24', () => {
    const cells: [number, number, number][] = [
      [266.41681662, -29.00782497, 1981192298031916],
      [83.633212, 22.01446, 1662020599423494],
      [0, 89.5, 281456633965311],
      [201.36506, -43.01911, 2973000315037170],
      [10.6847, 41.2687, 186165540610998],
      [359.999, -0.001, 1196268650936041],
    ]
    for (const [ra, dec, cell] of cells) expect(healpixIndex(ra, dec)).toBe(cell)
  })

  it('has no index for what is no position', () => {
    for (const [ra, dec] of [
      [Number.NaN, 0],
      [0, Number.NaN],
      [Number.POSITIVE_INFINITY, 0],
      [10, 91],
    ])
      expect(healpixIndex(ra, dec)).toBeNaN()
  })
})

describeWith('healpix', 'astropy-healpix, where it is installed,', () => {
  const positions: [number, number][] = [
    [0, 90],
    [0, -90],
    [200, 90],
    [123.4, 89.9999999],
    [359.9999999, -89.9999999],
    [0, 0.1],
    [359.99999999, 0.1],
    [-10, 5],
  ]
  let seed = 12345
  const random = (): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return seed / 0x80000000
  }
  for (let i = 0; i < 3000; i++) positions.push([random() * 360, (Math.asin(2 * random() - 1) * 180) / Math.PI])

  it('gives the same cells at order 24 and 10', () => {
    const program = `
import json, sys
import numpy as np
from astropy_healpix import lonlat_to_healpix
from astropy import units as u
p = np.array(json.load(sys.stdin))
print(json.dumps([lonlat_to_healpix(p[:,0]*u.deg, p[:,1]*u.deg, 2**o, order='nested').tolist() for o in (24, 10)]))`
    const [fine, coarse] = askPython<number[][]>(program, positions)
    expect(positions.map(([ra, dec]) => healpixIndex(ra, dec, 10))).toEqual(coarse)
    // At order 24 a cell is 12 mas wide, 1e-9 of a turn: rounding may put a position on the other side of an edge.
    const differing = positions.filter(([ra, dec], i) => healpixIndex(ra, dec, 24) !== fine[i])
    expect(differing.length).toBeLessThanOrEqual(2)
  })
})
