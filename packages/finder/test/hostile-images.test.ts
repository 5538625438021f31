// Images that nobody means well with: each ends soon, in a sound catalogue or a coded error, never in nonsense.

import { isCodedError } from '@cirasa/errors'
import { Xoshiro128 } from '@cirasa/simulate'
import { describe, expect, it } from 'vitest'
import { findSources } from '../src/index.ts'
import { correlatedNoise, emptyPicture, mapped, type Picture, planeOf, whiteNoise } from './pictures.ts'
import { contextOf } from './scenes.ts'
import { expectSound } from './sound-catalogue.ts'

const SIDE = 160
/** Where every second pixel may be a summit of its own. */
const SMALL = 24
const noise = correlatedNoise(SIDE, SIDE, 161)
const white = whiteNoise(SIDE, SIDE, 162)

/** Pixels of any sign and size, 30 orders of magnitude apart, and blanks. */
function dice(): Picture {
  const random = new Xoshiro128(163, 1, 1)
  const value = (): number =>
    random.uniform() < 0.05 ? Number.NaN : Math.sign(random.uniform() - 0.5) * 10 ** (30 * random.uniform() - 15)
  return { width: SMALL, height: SMALL, pixels: Float32Array.from({ length: SMALL * SMALL }, value) }
}

const images: Readonly<Record<string, Picture>> = {
  'a ramp': mapped(noise, (_, x, y) => x + 2 * y),
  'a steep ramp with noise': mapped(noise, (value, x) => value + 50 * x),
  'a paraboloid': mapped(noise, (_, x, y) => -((x - 80) ** 2) - (y - 80) ** 2),
  'a chessboard': mapped(noise, (_, x, y) => (x + y) % 2),
  'a chessboard of blanks': mapped(noise, (value, x, y) => ((x + y) % 2 === 0 ? value : Number.NaN)),
  'one finite pixel': mapped(noise, (_, x, y) => (x === 70 && y === 50 ? 1 : Number.NaN)),
  'one finite row': mapped(noise, (value, _, y) => (y === 50 ? value : Number.NaN)),
  'one pixel that is not 0': mapped(emptyPicture(SIDE, SIDE), (_, x, y) => (x === 70 && y === 50 ? 1 : 0)),
  'one hot pixel in noise': mapped(noise, (value, x, y) => (x === 70 && y === 50 ? 1e6 : value)),
  'hot pixels all over': mapped(noise, (value, x, y) => ((x * 31 + y * 17) % 23 === 0 ? 1000 : value)),
  'hot columns': mapped(noise, (value, x) => (x % 40 === 7 ? 500 : value)),
  'two values': mapped(white, (value) => (value > 0 ? 1 : 0)),
  'two values, one of them rare': mapped(white, (value) => (value > 2.2 ? 1 : 0)),
  'dice of 30 orders of magnitude': dice(),
  'the smallest numbers': mapped(noise, (value) => value * 1e-44),
  'the largest numbers': mapped(noise, (value) => value * 6e37),
  'a lognormal': mapped(correlatedNoise(SMALL, SMALL, 164), (value) => Math.exp(4 * value)),
  'a half saturated image': mapped(noise, (value) => Math.min(value, 0.3)),
  'a plateau': mapped(noise, (value, x, y) => (Math.hypot(x - 80, y - 80) < 40 ? 1000 : value)),
  'a ring': mapped(noise, (value, x, y) => value + 300 * Math.exp(-(((Math.hypot(x - 80, y - 80) - 50) / 3) ** 2))),
  'a blank with a source at its rim': mapped(noise, (value, x, y) =>
    x < 80 ? Number.NaN : value + 500 * Math.exp(-((x - 80) ** 2 + (y - 80) ** 2) / 6),
  ),
  stripes: mapped(noise, (value, x) => value + 100 * Math.sin(x / 3)),
}

describe('a hostile image', () => {
  for (const [name, picture] of Object.entries(images)) {
    for (const context of [contextOf(picture), { unit: '', name: 'no header' }]) {
      it(`such as ${name}${context.unit === '' ? ' without a header' : ''} gives a sound catalogue or a coded error`, async () => {
        try {
          expectSound(await findSources(planeOf(picture), context, { negative: true }), picture, context)
        } catch (error) {
          if (!isCodedError(error)) throw error
          expect(error.code).toMatch(/^FINDER_(ALL_BLANK|NO_NOISE)$/)
        }
      })
    }
  }
})
