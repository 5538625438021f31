// Units: what headers and finders write is understood, and what measures the same converts.

import { describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { unitFactor, voUnit } from '../src/index.ts'

const spellings: [string, string | undefined][] = [
  ['Jy/beam', 'Jy/beam'],
  ['JY/BEAM', 'Jy/beam'],
  ['Jy beam-1', 'Jy.beam**-1'],
  ['mJy/bm', 'mJy/beam'],
  ['counts', 'count'],
  ['ADU', 'adu'],
  ['DN', 'adu'],
  ['MJy/sr', 'MJy/sr'],
  ['arcsec^2', 'arcsec**2'],
  ['degrees', 'deg'],
  ['Kelvin', 'K'],
  ['km/s', 'km/s'],
  ['pix', 'pixel'],
  ['--', undefined],
  ['', undefined],
  ['furlongs', undefined],
  ['e-/s', undefined],
  ['x'.repeat(5000), undefined],
]

describe('voUnit', () => {
  it.each(spellings)('reads %s', (given, expected) => {
    expect(voUnit(given)).toBe(expected)
  })
})

const factors: [string, string, number][] = [
  ['deg', 'arcsec', 3600],
  ['mas', 'arcsec', 0.001],
  ['rad', 'deg', 180 / Math.PI],
  ['mJy', 'Jy', 1e-3],
  ['uJy/beam', 'Jy/beam', 1e-6],
  ['Jy.beam**-1', 'mJy/beam', 1000],
  ['GHz', 'Hz', 1e9],
  ['deg**2', 'arcsec**2', 3600 ** 2],
]

describe('unitFactor', () => {
  it.each(factors)('%s in %s is %d', (from, to, factor) => {
    expect(unitFactor(from, to)! / factor).toBeCloseTo(1, 13)
  })

  it('has none between what differs', () => {
    for (const [from, to] of [
      ['count', 'Jy'],
      ['Jy', 'Jy/beam'],
      ['deg', 'Hz'],
      ['adu', 'count'],
      ['nonsense', 'nonsense'],
    ])
      expect(unitFactor(from, to), `${from} ${to}`).toBeUndefined()
  })
})

describeWith('astropy', 'astropy', () => {
  it('parses every unit that we write and converts alike', () => {
    const program = `
import json, sys
from astropy import units as u
spelled, factors = json.load(sys.stdin)
for s in spelled: u.Unit(s, format='vounit')
print(json.dumps([u.Unit(a, format='vounit').to(u.Unit(b, format='vounit')) for a, b, f in factors]))`
    const known = spellings.map(([, unit]) => unit).filter((unit) => unit !== undefined)
    const theirs = askPython<number[]>(program, [known, factors])
    theirs.forEach((factor, index) => {
      expect(unitFactor(factors[index][0], factors[index][1])! / factor).toBeCloseTo(1, 13)
    })
  })
})
