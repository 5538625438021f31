// Files made to harm: the reader ends soon, with bounded notes and without an exception, but for a file that is too large.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDs9 } from '../src/index.ts'

const piece = fc.constantFrom(
  'circle',
  'polygon',
  'ellipse(',
  'point',
  'text',
  'global',
  'fk5',
  'image',
  '(',
  ')',
  ',',
  ';',
  '#',
  '{',
  '}',
  '"',
  "'",
  '=',
  '||',
  '-',
  ' ',
  '\n',
  '1',
  '1e9',
  '12:30:00',
  'NaN',
  '\u0000',
  'é',
  'text={',
  'color=',
  '__proto__',
  'constructor',
  'tag=',
)

describe('readDs9 of hostile text', () => {
  it('gives regions with finite numbers and at most 101 notes, whatever the text', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 300 }).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const { regions, notes } = readDs9(text)
          expect(notes.length).toBeLessThanOrEqual(101)
          for (const region of regions) {
            const numbers =
              region.shape === 'polygon' ? Array.from(region.points) : Object.values(region).filter((value) => typeof value === 'number')
            expect(numbers.every(Number.isFinite)).toBe(true)
          }
        },
      ),
      { numRuns: 300 },
    ))

  it.each([
    ['an endless word', 'a'.repeat(2_000_000)],
    ['an endless property', `circle(1,1,1) # ${'a'.repeat(2_000_000)}`],
    ['texts that never close', `circle(1,1,1) # ;${'={'.repeat(500_000)}`],
    ['quotes that never close', `;${'="'.repeat(500_000)}`],
    ['nested braces', `circle(1,1,1) # text=${'{'.repeat(1_000_000)}`],
    ['a million lines of nonsense', 'nonsense here\n'.repeat(300_000)],
    ['a polygon of millions of points', `polygon(${'1,'.repeat(3_000_000)}1)`],
    ['blanks', `circle(1,1,1)${' '.repeat(1_000_000)}||x${' || '.repeat(200_000)}x`],
    ['semicolons', ';'.repeat(2_000_000)],
  ])('ends with %s', (_, text) => {
    const { regions, notes } = readDs9(text)
    expect(regions.length).toBeLessThanOrEqual(1)
    expect(notes.length).toBeLessThanOrEqual(101)
    for (const { says } of notes) expect(says.length).toBeLessThan(200)
  })

  it('reads the first hundred thousand regions', () => {
    const { regions, notes } = readDs9('point 1 1\n'.repeat(100_005))
    expect(regions).toHaveLength(100_000)
    expect(notes).toEqual([{ line: 100_001, says: 'Only the first 100000 regions are read.' }])
  })

  it('refuses more text than a region file has', () => {
    expect(() => readDs9('#'.repeat(2 ** 26 + 1))).toThrow(expect.objectContaining({ code: 'REGIONS_TOO_LARGE' }))
  })
})
