// Agreement with wcslib, through astropy, on random headers of every projection, distortion and pole setting.

import { isCodedError } from '@cirasa/errors'
import { type CelestialWcs, createWcs } from '@cirasa/wcs'
import { beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../testbed/oracle.ts'
import { kindCount, type Trial, trial } from './random-header.ts'
import { separation } from './separation.ts'
import { type Answer, askWcslib } from './wcslib.ts'

const HEADERS_A_KIND = 30
const POINTS = 24

/** Degrees on the sphere, and pixels (relative to 10^4 for pixels farther than that from the origin). */
const SKY_TOLERANCE = 1e-9
const PIXEL_TOLERANCE = 1e-6

describeWith('astropy', `wcs agrees with wcslib on ${kindCount * HEADERS_A_KIND} random headers`, () => {
  const trials = Array.from({ length: kindCount * HEADERS_A_KIND }, (_, n) => trial(n, POINTS))
  let answers: Answer[] = []
  beforeAll(() => {
    answers = askWcslib(trials)
  })

  /** Calls `check` for each header that both accept, and says which header it was when it fails. */
  function forEachAccepted(check: (wcs: CelestialWcs, trial: Trial, answer: Answer) => void): void {
    trials.forEach((one, n) => {
      if (answers[n].error !== undefined) return
      try {
        check(createWcs(one.header), one, answers[n])
      } catch (error) {
        throw new Error(`header ${n}: ${JSON.stringify(one.header)}`, { cause: error })
      }
    })
  }

  it('refuses the same headers, with a coded error', () => {
    const refused = trials.map((one) => {
      try {
        createWcs(one.header)
        return false
      } catch (error) {
        if (!isCodedError(error)) throw error
        return true
      }
    })
    expect(refused).toEqual(answers.map((answer) => answer.error !== undefined))
    expect(refused.filter((value) => !value).length).toBeGreaterThan(500)
  })

  it('finds the same sky, or none, at every pixel', () => {
    let seen = 0
    forEachAccepted((wcs, { x, y }, { lon, lat }) => {
      x.forEach((_, i) => {
        const sky = wcs.pixelToSky(x[i], y[i])
        if (lon[i] === null) expect(sky).toEqual({ lon: Number.NaN, lat: Number.NaN })
        else {
          seen++
          expect(separation(sky.lon, sky.lat, lon[i]!, lat[i]!)).toBeLessThan(SKY_TOLERANCE)
        }
      })
    })
    expect(seen).toBeGreaterThan(8000)
  })

  it('finds the same pixel for the sky of the image', () =>
    forEachAccepted((wcs, _, { lon, lat, backX, backY }) => {
      backX.forEach((_, i) => {
        if (backX[i] === null) return
        const { x, y } = wcs.skyToPixel(lon[i]!, lat[i]!)
        expect(Math.hypot(x - backX[i]!, y - backY[i]!)).toBeLessThan(PIXEL_TOLERANCE)
      })
    }))

  it('finds the same pixel, or none, for any position on the sky', () => {
    let outside = 0
    forEachAccepted((wcs, { lon, lat }, answer) => {
      lon.forEach((_, i) => {
        const { x, y } = wcs.skyToPixel(lon[i], lat[i])
        if (answer.x[i] === null) {
          outside++
          expect({ x, y }).toEqual({ x: Number.NaN, y: Number.NaN })
        } else {
          const tolerance = PIXEL_TOLERANCE * Math.max(1, Math.hypot(x, y) / 1e4)
          const distance = Math.hypot(x - answer.x[i]!, y - answer.y[i]!)
          if (Math.abs(lat[i]) === 90 && distance > tolerance) {
            // A pole on the seam of a map is there twice, and rounding says where: the other place must be the pole as well.
            const there = wcs.pixelToSky(answer.x[i]!, answer.y[i]!)
            expect(separation(there.lon, there.lat, lon[i], lat[i])).toBeLessThan(SKY_TOLERANCE)
          } else expect(distance).toBeLessThan(tolerance)
        }
      })
    })
    expect(outside).toBeGreaterThan(1000)
  })
})
