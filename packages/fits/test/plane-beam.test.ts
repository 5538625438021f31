// The beam of a plane, where each plane of a cube has its own.

import { describe, expect, it } from 'vitest'
import { choosePlane, encodeBinaryTable, type ImageHdu, memorySource, openFits, readPlaneBeam } from '../src/index.ts'
import { concat, headerBytes, padded, primary } from './fixtures.ts'

const pixels = padded(new Uint8Array(2 * 2 * 3 * 4))
const axes = [
  ['CTYPE3', 'FREQ'],
  ['CTYPE4', 'STOKES'],
] as const

/** A cube of three channels in one polarisation with the header's cards and a table of beams. */
async function beamOf(index: number, { cards = [], table = beams() }: { cards?: [string, number | boolean][]; table?: Uint8Array } = {}) {
  const header = headerBytes(primary(-32, [2, 2, 3, 1], [...axes, ...cards]))
  const file = await openFits(memorySource(concat(header, pixels, table)))
  const hdu = file.hdus[0] as ImageHdu
  return readPlaneBeam(file, hdu, choosePlane(hdu, { FREQ: index }))
}

/** Rows in no particular order: what counts is the channel that they name. */
function beams({ unit = 'arcsec', name = 'BEAMS', angle = 'BPA' } = {}): Uint8Array {
  return encodeBinaryTable({
    name,
    columns: [
      { name: 'BMAJ', unit, values: Float32Array.of(30, 0, 36) },
      { name: 'BMIN', unit, values: Float32Array.of(20, 0, 18) },
      { name: angle, unit: 'deg', values: Float32Array.of(10, 0, -45) },
      { name: 'CHAN', values: Int32Array.of(2, 1, 0) },
      { name: 'POL', values: Int32Array.of(0, 0, 0) },
    ],
  })
}

describe('readPlaneBeam', () => {
  it('takes the row of the channel', async () => {
    expect(await beamOf(0)).toEqual({ majorDeg: 0.01, minorDeg: 0.005, positionAngleDeg: -45 })
    expect((await beamOf(2))?.majorDeg).toBeCloseTo(30 / 3600, 12)
  })

  it('gives none for a channel whose row holds none', async () => {
    expect(await beamOf(1)).toBeUndefined()
  })

  it('reads the unit of the columns', async () => {
    expect((await beamOf(0, { table: beams({ unit: 'deg' }) }))?.majorDeg).toBe(36)
  })

  it('prefers the header, unless the header says that beams change', async () => {
    const cards: [string, number][] = [['BMAJ', 0.5]]
    expect((await beamOf(0, { cards }))?.majorDeg).toBe(0.5)
    expect((await beamOf(0, { cards: [...cards, ['CASAMBM', true] as never] }))?.majorDeg).toBeCloseTo(0.01, 12)
  })

  it.each([{ name: 'OTHERS' }, { angle: 'ANGLE' }])('leaves a table alone that is none of beams: %o', async (different) => {
    expect(await beamOf(0, { table: beams(different) })).toBeUndefined()
  })
})
