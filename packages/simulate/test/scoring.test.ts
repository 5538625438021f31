// Scores of catalogues small enough to be scored by hand.

import { matchOneToOne } from '@cirasa/catalog'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CompareOptions, compareCatalogues, formatReport, positionsOf, type SourceColumns } from '../src/index.ts'

interface Row {
  readonly x: number
  readonly y: number
  readonly peak: number
  readonly flux?: number
  readonly kind?: string
  readonly major?: number
}

/** Positions in arcsec on a map of 1 arcsec pixels, x to the west; noise is 1, so a peak is a signal to noise. */
function catalogue(rows: readonly Row[], more: Partial<SourceColumns> = {}): SourceColumns {
  return {
    rows: rows.length,
    x: rows.map(({ x }) => x),
    y: rows.map(({ y }) => y),
    fluxPeak: rows.map(({ peak }) => peak),
    fluxInt: rows.map(({ peak, flux }) => flux ?? peak),
    major: rows.map(({ major }) => major ?? 15),
    minor: rows.map(({ major }) => major ?? 15),
    kind: rows.map(({ kind }) => kind ?? 'point'),
    ...more,
  }
}

const options: CompareOptions = { beam: 15, pixelScale: 1, noise: 1 }
const score = (found: readonly Row[], truth: readonly Row[], more?: Partial<CompareOptions>) =>
  compareCatalogues(catalogue(found), catalogue(truth), { ...options, ...more })

describe('matching', () => {
  it('is within half a beam, the edge included', () => {
    const truth = [{ x: 100, y: 100, peak: 10 }]
    expect(score([{ x: 107.5, y: 100, peak: 10 }], truth).counts).toMatchObject({ matched: 1, false: 0 })
    expect(score([{ x: 107.6, y: 100, peak: 10 }], truth).counts).toMatchObject({ matched: 0, false: 1 })
    expect(score([{ x: 107.6, y: 100, peak: 10 }], truth, { matchRadius: 8 }).counts).toMatchObject({ matched: 1, false: 0 })
  })

  it('is one to one: of two found the nearer is matched and the other a split', () => {
    const { counts, reliability } = score(
      [
        { x: 103, y: 100, peak: 5 },
        { x: 99, y: 100, peak: 5 },
      ],
      [{ x: 100, y: 100, peak: 10 }],
    )
    expect(counts).toEqual({ found: 2, reference: 1, matched: 1, split: 1, blended: 0, excused: 0, false: 0 })
    expect(reliability).toBe(1)
  })

  it('gives a found row its second nearest when the nearest belongs to a nearer row', () => {
    const found = [
      { x: 3, y: 0, peak: 9 },
      { x: 1, y: 0, peak: 9 },
    ]
    const truth = [
      { x: 0, y: 0, peak: 9 },
      { x: 7, y: 0, peak: 9 },
    ]
    const frame = { kind: 'pixel', pixelScale: 1 } as const
    const match = matchOneToOne(positionsOf(catalogue(found), frame), positionsOf(catalogue(truth), frame), 7.5)
    expect([...match.truthOf]).toEqual([1, 0])
    expect([...match.foundOf]).toEqual([1, 0])
    expect([...match.nearest]).toEqual([0, 0])
  })

  it('finds the same pairs as trying all of them', () => {
    const place = fc.record({ x: fc.integer({ min: -60, max: 60 }), y: fc.integer({ min: -60, max: 60 }), peak: fc.constant(1) })
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 40 }),
        fc.array(place, { maxLength: 40 }),
        fc.double({ min: 0.5, max: 80, noNaN: true }),
        (found, truth, radius) => {
          const frame = { kind: 'pixel', pixelScale: 1 } as const
          const match = matchOneToOne(positionsOf(catalogue(found), frame), positionsOf(catalogue(truth), frame), radius)
          const pairs = found.flatMap((f, i) => truth.map((t, j) => ({ i, j, d: Math.hypot(f.x - t.x, f.y - t.y) })))
          const taken = { i: new Set<number>(), j: new Set<number>() }
          const expected = new Int32Array(found.length).fill(-1)
          for (const { i, j, d } of pairs.sort((a, b) => a.d - b.d || a.i - b.i || a.j - b.j)) {
            if (d > radius || taken.i.has(i) || taken.j.has(j)) continue
            taken.i.add(i)
            taken.j.add(j)
            expected[i] = j
          }
          expect([...match.truthOf]).toEqual([...expected])
        },
      ),
    )
  })

  it('passes over rows without a position', () => {
    expect(
      score(
        [{ x: Number.NaN, y: 1, peak: 5 }],
        [
          { x: 1, y: 1, peak: 9 },
          { x: Number.NaN, y: 2, peak: 9 },
        ],
      ).counts,
    ).toMatchObject({ matched: 0, false: 1 })
  })

  it('refuses catalogues that are piled up at one place', () => {
    const pile = Array.from({ length: 5000 }, () => ({ x: 1, y: 1, peak: 9 }))
    expect(() => score(pile, pile)).toThrow(expect.objectContaining({ code: 'CATALOG_TOO_CROWDED' }))
  })
})

describe('rows with no true source', () => {
  const pair = [
    { x: 0, y: 0, peak: 10 },
    { x: 20, y: 0, peak: 9 },
  ]
  it('between two sources of 5 sigma are blends, and false when one counts strictly', () => {
    const { counts, reliability, strictReliability } = score(
      [
        { x: 10, y: 0, peak: 12 },
        { x: 300, y: 0, peak: 5 },
      ],
      pair,
    )
    expect(counts).toMatchObject({ blended: 1, false: 1 })
    expect(reliability).toBe(0.5)
    expect(strictReliability).toBe(0)
  })
  it('near one bright and one faint source are false', () => {
    expect(score([{ x: 10, y: 0, peak: 12 }], [pair[0], { ...pair[1], peak: 4.9 }]).counts).toMatchObject({ blended: 0, false: 1 })
  })
  it('inside a diffuse structure are excused, unless told not to be', () => {
    const truth = [{ x: 500, y: 500, peak: 3, kind: 'diffuse', major: 200 }]
    const found = [
      { x: 590, y: 540, peak: 6 },
      { x: 599, y: 540, peak: 6 },
    ]
    expect(score(found, truth).counts).toMatchObject({ reference: 0, excused: 1, false: 1 })
    expect(score(found, truth, { excuse: [] }).counts).toMatchObject({ excused: 0, false: 2 })
  })
  it('near an artefact are false, unless told to be excused', () => {
    const truth = [{ x: 500, y: 500, peak: 3, kind: 'artefact', major: 200 }]
    const found = [{ x: 550, y: 500, peak: 6 }]
    expect(score(found, truth).counts).toMatchObject({ reference: 0, excused: 0, false: 1 })
    expect(score(found, truth, { excuse: ['diffuse', 'artefact'] }).counts).toMatchObject({ excused: 1, false: 0 })
  })
  it('leave the reliability unknown when nothing was found', () => expect(score([], pair).reliability).toBeNull())
})

describe('completeness', () => {
  const truth = [
    { x: 0, y: 0, peak: 5 },
    { x: 1000, y: 0, peak: 6.99 },
    { x: 2000, y: 0, peak: 7 },
    { x: 3000, y: 0, peak: 30, kind: 'extended' },
    { x: 4000, y: 0, peak: 4.99 },
    // Two neighbours 25 arcsec apart: the faint one is less than a tenth of the bright one.
    { x: 5000, y: 0, peak: 100 },
    { x: 5025, y: 0, peak: 9.9 },
  ]
  const { completeness } = score([truth[0], truth[2], truth[3], truth[5]], truth)
  const of = (snr: string) => completeness.find((line) => line.snr === snr)!

  it('counts each bin from its lower edge to below its upper one', () => {
    expect(of('5-7').all).toEqual({ total: 2, found: 1, value: 0.5 })
    expect(of('7-10').all).toEqual({ total: 2, found: 1, value: 0.5 })
    expect(of('10-30').all).toEqual({ total: 0, found: 0, value: null })
    expect(of('>=30').all).toEqual({ total: 2, found: 2, value: 1 })
    expect(of('>=5').all).toEqual({ total: 6, found: 4, value: 4 / 6 })
    expect(of('>=10').all).toEqual({ total: 2, found: 2, value: 1 })
  })
  it('leaves out of the isolated what has a neighbour of a tenth of its peak within two beams', () => {
    expect(of('7-10').isolated).toEqual({ total: 1, found: 1, value: 1 })
    expect(of('>=30').isolated.total).toBe(2)
  })
  it('counts extended sources apart', () => expect(of('>=10').extended).toEqual({ total: 1, found: 1, value: 1 }))

  it("takes the reference's own local signal to noise when no noise is given", () => {
    const reference = catalogue([{ x: 0, y: 0, peak: 1 }], { snr: [12] })
    const { completeness: lines } = compareCatalogues(catalogue([]), reference, { beam: 15, pixelScale: 1 })
    expect(lines.find((line) => line.snr === '10-30')!.all.total).toBe(1)
    expect(() => compareCatalogues(catalogue([]), catalogue(truth), { beam: 15, pixelScale: 1 })).toThrow(
      expect.objectContaining({ code: 'SIMULATE_BAD_OPTION' }),
    )
  })
  it('calls a source of a reference without kinds extended when it is a fifth wider than the beam', () => {
    const reference = catalogue(
      [
        { x: 0, y: 0, peak: 50, major: 18.1 },
        { x: 500, y: 0, peak: 50, major: 17.9 },
      ],
      { kind: undefined },
    )
    expect(compareCatalogues(catalogue([]), reference, options).completeness.find((line) => line.snr === '>=10')!.extended.total).toBe(1)
  })
})

describe('fluxes and positions', () => {
  const truth = [0, 1, 2, 3, 4].map((i) => ({ x: 1000 * i, y: 0, peak: 20, flux: 20 }))
  const ratios = [0.9, 1, 1.1, 1.2, 3]
  const found = truth.map(({ x, peak, flux }, i) => ({ x: x - [1, 2, 3, 4, 5][i], y: 0.5, peak: peak * 1.05, flux: flux * ratios[i] }))
  const result = score(found, truth)

  it('gives median, robust width and spread of found over true flux', () => {
    const line = result.fluxes.find(({ flux, population, snr }) => flux === 'integrated' && population === 'point' && snr === '10-30')!
    // Deviations from 1.1: 0.2 0.1 0 0.1 1.9, median 0.1. Mean 1.44, variance 0.6184.
    expect(line.count).toBe(5)
    expect(line.median).toBeCloseTo(1.1, 12)
    expect(line.width).toBeCloseTo(0.14826, 5)
    expect(line.std).toBeCloseTo(Math.sqrt(0.6184), 10)
    expect(result.fluxes.find(({ flux, snr }) => flux === 'peak' && snr === '10-30')!.median).toBeCloseTo(1.05, 12)
  })
  it('gives the offset east and north, found minus true', () => {
    const line = result.positions.find(({ population, snr }) => population === 'all' && snr === '10-30')!
    expect(line.east).toMatchObject({ count: 5, median: 3, width: expect.closeTo(1.482602, 5), std: Math.SQRT2 })
    expect(line.north).toMatchObject({ median: 0.5, width: 0 })
  })
  it('leaves sources that are not isolated out of the fluxes', () => {
    const crowded = score(found, [...truth, { x: 1000, y: 28, peak: 2, flux: 2 }])
    expect(
      crowded.fluxes.find(({ flux, population, snr }) => flux === 'integrated' && population === 'point' && snr === '10-30')!.count,
    ).toBe(4)
  })
})

describe('positions on the sky', () => {
  const sky = (ra: number[], dec: number[]): SourceColumns => ({
    rows: ra.length,
    ra,
    dec,
    fluxPeak: ra.map(() => 20),
    fluxInt: ra.map(() => 20),
  })
  const compare = (found: SourceColumns, truth: SourceColumns) => compareCatalogues(found, truth, { beam: 15, noise: 1 })

  it('match across 0 hours and near the pole', () => {
    const truth = sky([359.9999, 10, 0], [0, 89.9999, -60])
    const found = sky([0.0001, 190, 0], [0, 89.99995, -60.001])
    expect(compare(found, truth).counts.matched).toBe(3)
  })
  it('have offsets on the sky, in arcsec, cos dec included', () => {
    const { east, north } = compare(sky([359.9999], [-60 - 1 / 3600]), sky([0.0001], [-60])).positions.find(
      ({ snr, population }) => snr === '10-30' && population === 'all',
    )!
    expect(east.median).toBeCloseTo(-0.36, 4)
    expect(north.median).toBeCloseTo(-1, 4)
  })
  it('are taken where both catalogues have them, else those on the map, else it is an error', () => {
    const both = { ...sky([10], [10]), x: [5], y: [5] }
    const onMap: SourceColumns = { rows: 1, x: [5], y: [5], fluxPeak: [20] }
    expect(compareCatalogues(both, both, { ...options }).options.frame).toBe('sky')
    expect(compareCatalogues(both, both, { ...options, frame: 'pixel' }).options.frame).toBe('pixel')
    expect(compareCatalogues(onMap, both, options).options.frame).toBe('pixel')
    expect(() => compareCatalogues(onMap, sky([10], [10]), options)).toThrow(expect.objectContaining({ code: 'SIMULATE_NO_POSITIONS' }))
    expect(() => compareCatalogues(onMap, onMap, { beam: 15, noise: 1 })).toThrow(
      expect.objectContaining({ code: 'SIMULATE_NO_POSITIONS' }),
    )
  })
})

describe('bad input', () => {
  it.each([{ beam: 0 }, { beam: Number.NaN }, { matchRadius: -1 }, { pixelScale: Number.POSITIVE_INFINITY }, { noise: 0 }])(
    'refuses %o',
    (more) => {
      expect(() => score([], [], more)).toThrow(expect.objectContaining({ code: 'SIMULATE_BAD_OPTION' }))
    },
  )
  it('refuses columns of unequal length', () => {
    const lame = { ...catalogue([{ x: 0, y: 0, peak: 1 }]), fluxInt: [] }
    expect(() => compareCatalogues(lame, catalogue([]), options)).toThrow(expect.objectContaining({ code: 'SIMULATE_UNEQUAL_COLUMNS' }))
  })
})

describe('the report', () => {
  it('is plain JSON, and aligned text with the same numbers', () => {
    const rows = [
      { x: 0, y: 0, peak: 20 },
      { x: 900, y: 0, peak: 40 },
    ]
    const result = score(rows.slice(1), rows)
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    const text = formatReport(result)
    expect(text).toContain('1 found, 2 in the reference')
    expect(text).toMatch(/S\/N >=10\s+0\.5000\s+1\/2/)
    expect(text).toMatch(/S\/N 5-7\s+-\s+0\/0/)
    const [header, ...lines] = text.split('\n').filter((line) => /^(Completeness|S\/N)/.test(line))
    expect(lines.every((line) => line.length <= Math.max(header.length, ...lines.map(({ length }) => length)))).toBe(true)
  })
})
