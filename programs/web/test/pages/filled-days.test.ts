// Days without anything stand in a plot as well.

import { describe, expect, it } from 'vitest'
import { filledDays } from '../../src/pages/dashboard/filled-days.ts'

describe('the days of an account', () => {
  it('have no gaps, end today, and begin where they were asked to', () => {
    const known = { day: '2024-02-28', submitted: 1, ended: 2, runSeconds: 3, uploadedBytes: 4 }
    const days = filledDays([known], 4, Date.UTC(2024, 2, 1, 23, 59))
    expect(days.map(({ day }) => day)).toEqual(['2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01'])
    expect(days[1]).toBe(known)
    expect(days[3].ended).toBe(0)
  })
})
