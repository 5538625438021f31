// Components drawn into pixels, against the plain formula.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentPeak } from '../../src/fitting/component.ts'
import { addComponent } from '../../src/fitting/render.ts'
import { extended, patchOf, point, valueAt } from '../patches.ts'
import { ellipse } from '../pictures.ts'

const WIDTH = 40
const HEIGHT = 30
const beam = ellipse(5, 3.5, 25)

const component = () =>
  fc
    .tuple(
      fc.double({ min: -8, max: 48, noNaN: true }),
      fc.double({ min: -8, max: 38, noNaN: true }),
      fc.double({ min: 0, max: 9, noNaN: true }),
      fc.double({ min: 0, max: 180, noNaN: true }),
    )
    .map(([x, y, size, angle]) => extended(10, x, y, ellipse(size, 0.6 * size, angle)))

describe('addComponent', () => {
  it('adds what the formula says, at the borders and beyond them too', () =>
    fc.assert(
      fc.property(component(), fc.constantFrom(1, -1), (one, sign) => {
        const pixels = new Float64Array(WIDTH * HEIGHT).fill(3)
        addComponent(pixels, WIDTH, HEIGHT, one, beam, sign, 6)
        for (let i = 0; i < pixels.length; i++) {
          expect(Math.abs(pixels[i] - 3 - sign * valueAt(one, beam, i % WIDTH, Math.floor(i / WIDTH)))).toBeLessThan(1e-6)
        }
      }),
      { numRuns: 40 },
    ))

  it('adds the flux times the area of the beam in all', () => {
    const pixels = new Float32Array(WIDTH * HEIGHT)
    addComponent(pixels, WIDTH, HEIGHT, extended(7, 19.4, 14.8, ellipse(3, 2, 60)), beam, 1, 6)
    const area = 2 * Math.PI * Math.sqrt(beam[0] * beam[2] - beam[1] ** 2)
    expect(pixels.reduce((sum, value) => sum + value, 0) / area).toBeCloseTo(7, 3)
  })

  it('draws nothing beyond its reach', () => {
    const pixels = new Float64Array(WIDTH * HEIGHT)
    addComponent(pixels, WIDTH, HEIGHT, point(1, 20, 15), ellipse(4, 4), 1, 2)
    const sigma = 4 / 2.3548
    pixels.forEach((value, i) => {
      const distance = Math.hypot((i % WIDTH) - 20, Math.floor(i / WIDTH) - 15)
      if (Math.abs(distance - 2 * sigma) > 1e-9) expect(value > 0).toBe(distance < 2 * sigma)
    })
  })
})

describe('componentPeak', () => {
  it('is the value in the middle', () => {
    const one = extended(9, 20, 15, ellipse(6, 2, 80))
    expect(componentPeak(one, beam)).toBeCloseTo(patchOf(WIDTH, HEIGHT, [one], beam).data[15 * WIDTH + 20], 9)
  })

  it('is the flux for a point source', () => expect(componentPeak(point(4.5, 1, 2), beam)).toBeCloseTo(4.5, 12))
})
