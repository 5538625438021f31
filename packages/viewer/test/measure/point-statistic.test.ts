// The signal-to-noise ratio at a place, and when there is none.

import { describe, expect, it } from 'vitest'
import { pointStatistic } from '../../src/measure/point-statistic.ts'

describe('pointStatistic', () => {
  it('divides what is above the background by the local rms', () => {
    expect(pointStatistic({ value: 7, background: 1, rms: 2 })).toEqual({ value: 7, background: 1, rms: 2, snr: 3 })
    expect(pointStatistic({ value: 7, rms: 2 }).snr).toBe(3.5)
    expect(pointStatistic({ value: 7, background: Number.NaN, rms: 2 }).snr).toBe(3.5)
  })

  it.each([{}, { value: 1 }, { rms: 1 }, { value: 1, rms: 0 }, { value: 1, rms: Number.NaN }, { value: Number.NaN, rms: 1 }])(
    'has none for %j',
    (readings) => {
      expect(pointStatistic(readings)).toEqual(readings)
    },
  )
})
