// Which components are one source: those whose light does not dip between them.

import { describe, expect, it } from 'vitest'
import { groupComponents } from '../../src/catalogue/group-components.ts'

interface Row {
  readonly island: number
  readonly x: number
  readonly peak: number
  readonly variance?: number
}

function groups(rows: readonly Row[], rms = 1): number[] {
  const column = (value: (row: Row) => number): Float64Array => Float64Array.from(rows, value)
  return [
    ...groupComponents({
      island: column(({ island }) => island),
      x: column(({ x }) => x),
      y: column(() => 0),
      flux_peak: column(({ peak }) => peak),
      rms_local: column(() => rms),
      observed: Float64Array.from(rows.flatMap(({ variance = 4 }) => [variance, 0, variance])),
    }),
  ]
}

describe('groupComponents', () => {
  it('joins two that blend into one hill and parts two with a valley between them', () => {
    expect(
      groups([
        { island: 1, x: 0, peak: 100 },
        { island: 1, x: 3, peak: 100 },
      ]),
    ).toEqual([0, 0])
    expect(
      groups([
        { island: 1, x: 0, peak: 100 },
        { island: 1, x: 10, peak: 100 },
      ]),
    ).toEqual([0, 1])
  })

  it('does not call a valley what may be noise', () => {
    const pair = [
      { island: 1, x: 0, peak: 6 },
      { island: 1, x: 5.4, peak: 6 },
    ]
    expect(groups(pair, 2)).toEqual([0, 0])
    expect(groups(pair, 0.01)).toEqual([0, 1])
  })

  it('joins a chain through its middle', () => {
    expect(groups([0, 3, 6, 9].map((x) => ({ island: 1, x, peak: 50 })))).toEqual([0, 0, 0, 0])
    expect(groups([0, 20, 3, 23].map((x) => ({ island: 1, x, peak: 50 })))).toEqual([0, 1, 0, 1])
  })

  it('never joins over islands', () => {
    expect(
      groups([
        { island: 1, x: 0, peak: 100 },
        { island: 2, x: 1, peak: 100 },
      ]),
    ).toEqual([0, 1])
  })

  it('treats holes as hills', () => {
    expect(groups([0, 3].map((x) => ({ island: 1, x, peak: -100 })))).toEqual([0, 0])
    expect(groups([0, 10].map((x) => ({ island: 1, x, peak: -100 })))).toEqual([0, 1])
  })

  it('has nothing to do without components', () => expect(groups([])).toEqual([]))
})
