// Tables that promise more than they hold, or whose bytes were changed: coded errors, bounded memory.

import { isCodedError } from '@cirasa/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BinaryTableHdu, type CardValue, encodeBinaryTable, memorySource, openFits, readTable } from '../src/index.ts'
import { codeOf, concat, extension, headerBytes, padded, primary } from './fixtures.ts'

const empty = headerBytes(primary(8, []))

async function read(
  rowBytes: number,
  rows: number,
  pcount: number,
  cards: readonly (readonly [string, CardValue])[],
  data: Uint8Array,
): Promise<unknown> {
  const header = headerBytes(extension('BINTABLE', 8, [rowBytes, rows], [['PCOUNT', pcount], ['GCOUNT', 1], ...cards]))
  const { hdus } = await openFits(memorySource(concat(empty, header, padded(data))))
  return readTable(hdus[1] as BinaryTableHdu)
}

const words = (...numbers: readonly number[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(numbers.length * 4))
  numbers.forEach((number, i) => {
    view.setInt32(i * 4, number)
  })
  return new Uint8Array(view.buffer)
}

describe('a table is refused', () => {
  it.each<[string, number, number, number, [string, CardValue][], Uint8Array, string]>([
    [
      'whose columns are wider than its rows',
      4,
      1,
      0,
      [
        ['TFIELDS', 1],
        ['TFORM1', '1D'],
      ],
      words(0),
      'FITS_BAD_TABLE',
    ],
    ['without the format of a column', 4, 1, 0, [['TFIELDS', 1]], words(0), 'FITS_BAD_TABLE'],
    [
      'with more rows than bytes',
      4,
      1e9,
      0,
      [
        ['TFIELDS', 1],
        ['TFORM1', '1J'],
      ],
      words(0),
      'FITS_TRUNCATED',
    ],
    [
      'with endless rows of nothing',
      0,
      1e12,
      0,
      [
        ['TFIELDS', 1],
        ['TFORM1', '0PJ'],
      ],
      words(0),
      'FITS_BAD_TABLE',
    ],
    [
      'with values outside its heap',
      8,
      1,
      8,
      [
        ['TFIELDS', 1],
        ['TFORM1', '1PJ'],
      ],
      words(2, 4, 0, 0),
      'FITS_BAD_TABLE',
    ],
    [
      'with a negative number of values',
      8,
      1,
      8,
      [
        ['TFIELDS', 1],
        ['TFORM1', '1PJ'],
      ],
      words(-1, 0, 0, 0),
      'FITS_BAD_TABLE',
    ],
    [
      'whose rows all share a large heap',
      8,
      4000,
      4000,
      [
        ['TFIELDS', 1],
        ['TFORM1', '1PB'],
      ],
      words(
        ...Array(9000)
          .fill(4000)
          .map((n, i) => (i % 2 ? 0 : n)),
      ),
      'FITS_BAD_TABLE',
    ],
  ])('%s', async (_, rowBytes, rows, pcount, cards, data, code) => {
    expect(await codeOf(read(rowBytes, rows, pcount, cards, data))).toBe(code)
  })

  it('for columns and rows that it does not have', async () => {
    const bytes = concat(empty, encodeBinaryTable({ name: 'T', columns: [{ name: 'a', values: new Int32Array(5) }] }))
    const hdu = (await openFits(memorySource(bytes))).hdus[1] as BinaryTableHdu
    expect(await codeOf(readTable(hdu, { columns: ['b'] }))).toBe('FITS_NO_COLUMN')
    expect(await codeOf(readTable(hdu, { rows: { start: 2, stop: 6 } }))).toBe('FITS_OUT_OF_RANGE')
  })
})

describe('a table with bytes changed at random', () => {
  const whole = concat(
    empty,
    encodeBinaryTable({
      name: 'T',
      columns: [
        { name: 'n', values: new Uint16Array([1, 2, 3, 4]), nullValue: 4 },
        { name: 't', values: ['a', 'bc', '', 'd'] },
        { name: 'x', shape: [3], values: { kind: 'bits', values: new Uint8Array(12) } },
        {
          name: 'v',
          values: { kind: 'variable', rows: [3, 0, 1, 2].map((n) => ({ kind: 'number' as const, values: new Float32Array(n) })) },
        },
      ],
    }),
  )
  it('gives values or a coded error', async () => {
    const change = fc.oneof(
      fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 255 })),
      fc.tuple(fc.integer({ min: 2880, max: 2880 + 80 * 24 }), fc.integer({ min: 32, max: 126 })),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const bytes = whole.slice()
        for (const [at, value] of changes) bytes[at] = value
        try {
          for (const hdu of (await openFits(memorySource(bytes))).hdus)
            if (hdu.kind === 'binary-table' || hdu.kind === 'ascii-table') await readTable(hdu)
        } catch (error) {
          if (!isCodedError(error)) throw error
        }
      }),
      { numRuns: 2000 },
    )
  })
})
