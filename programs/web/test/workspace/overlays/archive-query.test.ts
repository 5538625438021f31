// What archives are asked: a circle on the sky, never wider than is sensible, with nothing of ours in it but the place.

import { describe, expect, it } from 'vitest'
import { nameAddress, simbadAddress, vizierAddress } from '../../../src/workspace/overlays/archive-query.ts'

const cone = { ra: 266.4, dec: -45, radius: 0.25, most: 1000 }

describe('an address of VizieR', () => {
  it('names catalogue, place and radius in degrees', () => {
    const { searchParams } = new URL(vizierAddress('VIII/65/nvss', cone))
    expect(searchParams.get('-source')).toBe('VIII/65/nvss')
    expect(searchParams.get('-c')).toBe('266.4000000 -45.0000000')
    expect(searchParams.get('-c.rd')).toBe('0.250000')
    expect(searchParams.get('-out.max')).toBe('1000')
  })

  it('says the sign of a northern declination', () =>
    expect(new URL(vizierAddress('X', { ...cone, dec: 5 })).searchParams.get('-c')).toBe('266.4000000 +5.0000000'))

  it('keeps what was typed inside of its value', () => {
    const { searchParams } = new URL(vizierAddress('X&-out.max=9999999', cone))
    expect(searchParams.getAll('-out.max')).toEqual(['1000'])
  })
})

describe('an address of SIMBAD', () => {
  it('asks for a circle in ADQL, at most five degrees wide', () => {
    const query = new URL(simbadAddress({ ...cone, radius: 90 })).searchParams.get('query')
    expect(query).toContain("CIRCLE('ICRS', 266.4000000, -45.0000000, 5.000000)")
  })
})

describe('an address of a name', () => {
  it('asks SIMBAD for one object, and keeps quotes inside of the name', () => {
    const { searchParams } = new URL(nameAddress(" Barnard's star' OR 1=1 "))
    expect(searchParams.get('maxrec')).toBe('1')
    expect(searchParams.get('query')).toMatch(/ WHERE id = 'Barnard''s star'' OR 1=1'$/)
  })
})
