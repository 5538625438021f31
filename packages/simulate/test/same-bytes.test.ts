// A seed is a map: the same bytes each time, in any portions, in any order; another seed is another map.

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SkyOptions, simulateSky } from '../src/index.ts'

const everything: SkyOptions = {
  seed: 42,
  width: 120,
  height: 150,
  density: 5000,
  noiseVariation: 0.4,
  shells: 1,
  blobs: 2,
  background: 1e-5,
  backgroundSlope: 3e-5,
  blankBorder: 5,
  artefacts: 2,
}

function wholeMap(options: SkyOptions): Float32Array {
  const sky = simulateSky(options)
  const data = new Float32Array(sky.width * sky.height)
  sky.readRows(0, sky.height, data)
  return data
}

const bytes = (data: Float32Array) => Buffer.from(data.buffer, data.byteOffset, data.byteLength)

describe('a simulated sky', () => {
  it.each([
    ['a round beam', everything],
    ['a slanted beam', { ...everything, beamMinor: 10, beamAngle: 20 }],
  ])('with %s has the same bytes in strips of any size, read in any order', (_, options) => {
    const whole = wholeMap(options)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 160 }), fc.array(fc.nat(150), { minLength: 2, maxLength: 6 }), (rows, cuts) => {
        const sky = simulateSky(options)
        for (let i = 1; i < cuts.length; i++) {
          const [from, to] = [Math.min(cuts[i - 1], cuts[i]), Math.max(cuts[i - 1], cuts[i])]
          const part = new Float32Array((to - from) * 120)
          sky.readRows(from, to, part)
          expect(bytes(part).equals(bytes(whole.slice(from * 120, to * 120)))).toBe(true)
        }
        expect(Buffer.concat([...sky.strips(rows)].map(bytes)).equals(bytes(whole))).toBe(true)
      }),
      { numRuns: 8 },
    )
  })

  it('has the bytes that it had when this test was written', () => {
    expect(
      createHash('sha256')
        .update(bytes(wholeMap(everything)))
        .digest('hex')
        .slice(0, 16),
    ).toBe('23ccae31be2c7b2f')
  })

  it('is another one for another seed, however large', () => {
    const maps = [1, 2, 2 ** 40 + 1, 2 ** 41 + 1].map((seed) => bytes(wholeMap({ ...everything, seed })).toString('base64'))
    expect(new Set(maps).size).toBe(4)
  })

  it('keeps its sources when only the noise changes', () => {
    const truth = (options: SkyOptions) =>
      simulateSky({ ...everything, ...options })
        .truth()
        .columns.find(({ definition }) => definition.name === 'x_pix')!.values
    expect(truth({ noise: 1e-6 })).toEqual(truth({}))
    expect(truth({ fluxLaw: 'power', fluxSlope: 2 })).toEqual(truth({}))
  })

  it('reads rows of the map alone', () => {
    const sky = simulateSky(everything)
    for (const [y0, y1, room] of [
      [-1, 3, 9999],
      [0, 151, 99999],
      [5, 4, 9999],
      [0, 2, 239],
      [0.5, 2, 9999],
    ]) {
      expect(() => sky.readRows(y0, y1, new Float32Array(room))).toThrow(expect.objectContaining({ code: 'SIMULATE_BAD_ROWS' }))
    }
    expect(() => [...sky.strips(0)]).toThrow(expect.objectContaining({ code: 'SIMULATE_BAD_OPTION' }))
  })
})
