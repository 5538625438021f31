// Summits and how far they stand out: on hills made by hand, and against slow but plain definitions on random ones.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPeaks } from '../../src/deblending/peaks.ts'
import type { Patch } from '../../src/fitting/patch.ts'

/** A patch drawn with digits for heights; a dot is a pixel that is not of the island. */
function drawn(...rows: readonly string[]): Patch {
  const width = rows[0].length
  const cells = [...rows.join('')]
  return {
    x0: 0,
    y0: 0,
    width,
    height: rows.length,
    data: Float64Array.from(cells, (cell) => (cell === '.' ? 0 : Number(cell))),
    member: Uint8Array.from(cells, (cell) => (cell === '.' ? 0 : 1)),
    core: { left: 0, right: width - 1, top: 0, bottom: rows.length - 1 },
    blanks: new Int32Array(0),
    rms: 1,
    reach: 4,
  }
}

const peaksOf = (patch: Patch): number[][] => findPeaks(patch, patch.data).map(({ x, y, value, prominence }) => [x, y, value, prominence])

describe('findPeaks', () => {
  it('finds the one summit of a hill', () => {
    expect(peaksOf(drawn('.....', '.121.', '.242.', '.121.', '.....'))).toEqual([[2, 2, 4, 4]])
  })

  it('measures a lower summit from the pass to the higher one', () => {
    expect(peaksOf(drawn('........', '.1238761', '.12376..', '........'))).toEqual([[4, 1, 8, 8]])
    expect(peaksOf(drawn('.........', '.25935621', '.........'))).toEqual([
      [3, 1, 9, 9],
      [6, 1, 6, 3],
    ])
  })

  it('goes by the highest pass, also over a corner', () => {
    expect(peaksOf(drawn('9.......', '.5......', '..7.....', '...2222.', '.......8'))).toEqual([
      [0, 0, 9, 9],
      [7, 4, 8, 6],
      [2, 2, 7, 2],
    ])
  })

  it('takes the highest of three in a row as the one that the others stand beside', () => {
    expect(peaksOf(drawn('..........', '.634592728', '..........')).map(([, , value, prominence]) => [value, prominence])).toEqual([
      [9, 9],
      [8, 6],
      [7, 5],
      [6, 3],
    ])
  })

  it('finds one summit on a plateau', () => {
    expect(peaksOf(drawn('......', '.3333.', '.3333.', '......')).length).toBe(1)
  })

  it('tells two equal summits apart', () => {
    const peaks = peaksOf(drawn('.......', '.24142.', '.......'))
    expect(peaks.map(([x]) => x).sort()).toEqual([2, 4])
    expect(peaks.map(([, , , prominence]) => prominence).sort()).toEqual([3, 4])
  })

  it('does not look beyond the island', () => {
    const patch = drawn('.....', '.12..', '.....')
    patch.data[1 * 5 + 3] = 100
    expect(peaksOf(patch)).toEqual([[2, 1, 2, 2]])
  })

  const islands = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 6 })).chain(([width, height]) =>
    fc
      .tuple(
        fc.shuffledSubarray(
          Array.from({ length: width * height }, (_, i) => i + 1),
          { minLength: width * height },
        ),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: width * height, maxLength: width * height }),
      )
      .map(([heights, holes]): Patch => {
        const member = Uint8Array.from(holes, (hole) => (hole === 0 ? 0 : 1))
        const core = { left: 0, right: width - 1, top: 0, bottom: height - 1 }
        return { ...drawn('1'), width, height, core, data: Float64Array.from(heights), member }
      }),
  )

  const neighboursOf = ({ width, height, member }: Patch, i: number): number[] => {
    const near: number[] = []
    for (let y = Math.floor(i / width) - 1; y <= Math.floor(i / width) + 1; y++) {
      for (let x = (i % width) - 1; x <= (i % width) + 1; x++) {
        if (x >= 0 && y >= 0 && x < width && y < height && y * width + x !== i && member[y * width + x] === 1) near.push(y * width + x)
      }
    }
    return near
  }

  /** The highest of the lowest points of all ways from a pixel to higher ground; undefined when there is none. */
  const passOf = (patch: Patch, summit: number): number | undefined => {
    for (const water of [...patch.data].filter((value) => value < patch.data[summit]).sort((a, b) => b - a)) {
      const seen = new Set([summit])
      for (const pixel of seen) for (const next of neighboursOf(patch, pixel)) if (patch.data[next] >= water) seen.add(next)
      if ([...seen].some((pixel) => patch.data[pixel] > patch.data[summit])) return water
    }
    return undefined
  }

  it('finds all local maxima of random hills, highest first, with their prominences', () =>
    fc.assert(
      fc.property(islands, (patch) => {
        const pixels = [...patch.data.keys()].filter((i) => patch.member[i] === 1)
        const expected = pixels
          .filter((i) => neighboursOf(patch, i).every((near) => patch.data[near] < patch.data[i]))
          .sort((a, b) => patch.data[b] - patch.data[a])
          .map((i) => [i % patch.width, Math.floor(i / patch.width), patch.data[i], patch.data[i] - (passOf(patch, i) ?? 0)])
        expect(peaksOf(patch)).toEqual(expected)
      }),
    ))
})
