// The restoring beam, wherever a header has it.

import { describe, expect, it } from 'vitest'
import { Header, readBeam } from '../src/index.ts'
import { rawHeader } from './fixtures.ts'

const beam = (...cards: string[]) => readBeam(Header.parse(rawHeader(...cards)))

describe('readBeam', () => {
  it('reads BMAJ, BMIN and BPA', () => {
    expect(beam('BMAJ    = 0.0125', 'BMIN    = 0.01', 'BPA     = -30.5')).toEqual({
      majorDeg: 0.0125,
      minorDeg: 0.01,
      positionAngleDeg: -30.5,
    })
  })

  it('takes the angle as 0 and the beam as round where they are not said', () => {
    expect(beam('BMAJ    = 0.0125', 'BMIN    = 0.01')).toEqual({ majorDeg: 0.0125, minorDeg: 0.01, positionAngleDeg: 0 })
    expect(beam('BMAJ    = 0.0125')).toEqual({ majorDeg: 0.0125, minorDeg: 0.0125, positionAngleDeg: 0 })
  })

  it('turns axes that are the wrong way round', () => {
    expect(beam('BMAJ    = 0.01', 'BMIN    = 0.02', 'BPA     = 10')).toEqual({ majorDeg: 0.02, minorDeg: 0.01, positionAngleDeg: 100 })
  })

  it('reads the last CLEAN line of an AIPS history', () => {
    expect(
      beam(
        'HISTORY AIPS   CLEAN BMAJ=  1.0000E-03 BMIN=  1.0000E-03 BPA=   0.00',
        'HISTORY AIPS   CLEAN BMAJ=  1.2500E-02 BMIN=  1.2000E-02 BPA=  45.00',
        'HISTORY AIPS   CLEAN NITER=     2000 PRODUCT=1   / NORMAL',
      ),
    ).toEqual({ majorDeg: 0.0125, minorDeg: 0.012, positionAngleDeg: 45 })
  })

  it.each([[[]], [['BMAJ    = 0']], [['BMAJ    = -1', 'BMIN    = 1']], [["BMAJ    = 'wide'"]], [['HISTORY AIPS   CLEAN BMAJ= x BMIN= y']]])(
    'gives none for %o',
    (cards) => {
      expect(beam(...cards)).toBeUndefined()
    },
  )
})
