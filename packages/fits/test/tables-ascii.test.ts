// Fields of ASCII tables as old programs wrote them.

import { describe, expect, it } from 'vitest'
import { type AsciiTableHdu, type CardValue, memorySource, openFits, readTable } from '../src/index.ts'
import { codeOf, concat, extension, headerBytes, padded, primary } from './fixtures.ts'

async function table(lines: readonly string[], cards: readonly (readonly [string, CardValue])[]): Promise<AsciiTableHdu> {
  const width = lines[0]?.length ?? 0
  const header = headerBytes(extension('TABLE', 8, [width, lines.length], [['PCOUNT', 0], ['GCOUNT', 1], ...cards]))
  const { hdus } = await openFits(memorySource(concat(headerBytes(primary(8, [])), header, padded(Buffer.from(lines.join(''))))))
  return hdus[1] as AsciiTableHdu
}

const one = async (lines: readonly string[], tform: string, more: readonly (readonly [string, CardValue])[] = []): Promise<unknown[]> => {
  const hdu = await table(lines, [['TFIELDS', 1], ['TBCOL1', 1], ['TFORM1', tform], ...more])
  const { values } = (await readTable(hdu)).columns[0]
  return values.kind === 'variable' ? [] : Array.from(values.values as ArrayLike<unknown>)
}

describe('a field of an ASCII table', () => {
  it('may have Fortran exponents, a sign apart, and no letter before the exponent', async () => {
    expect(await one(['  1.5D+2', ' -2.5E-1', '  - 3.5 ', '  .5    ', '1.25+002', '   7.   '], 'D8.1')).toEqual([
      150, -0.25, -3.5, 0.5, 125, 7,
    ])
  })

  it('has the decimal point that its format says where it has none', async () => {
    expect(await one(['  1234', '12.345', '-1234 '], 'F6.2')).toEqual([12.34, 12.345, -12.34])
  })

  it('is NaN where it is blank or what TNULL says', async () => {
    expect(await one(['  12', ' ---', '    '], 'I4', [['TNULL1', '---']])).toEqual([12, Number.NaN, Number.NaN])
  })

  it('is scaled', async () => {
    expect(
      await one(['  12', '   0'], 'I4', [
        ['TSCAL1', 0.5],
        ['TZERO1', 100],
      ]),
    ).toEqual([106, 100])
  })

  it('keeps the blanks before a string, not those after it', async () => {
    expect(await one([' ab ', 'c   ', '    '], 'A4')).toEqual([' ab', 'c', ''])
  })

  it.each([
    [
      'no number',
      ['abcd'],
      [
        ['TFORM1', 'I4'],
        ['TBCOL1', 1],
      ],
    ],
    [
      'beyond its row',
      ['1234'],
      [
        ['TFORM1', 'I4'],
        ['TBCOL1', 2],
      ],
    ],
    ['without a place', ['1234'], [['TFORM1', 'I4']]],
    [
      'of an unknown format',
      ['1234'],
      [
        ['TFORM1', 'Q4'],
        ['TBCOL1', 1],
      ],
    ],
  ] as const)('is refused when it is %s', async (_, lines, cards) => {
    expect(await codeOf(readTable(await table(lines, [['TFIELDS', 1], ...cards])))).toBe('FITS_BAD_TABLE')
  })
})
