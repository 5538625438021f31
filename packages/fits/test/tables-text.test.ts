// Strings of a binary table: where one ends, and how many stand in a field.

import { describe, expect, it } from 'vitest'
import { type BinaryTableHdu, type CardValue, memorySource, openFits, readTable } from '../src/index.ts'
import { concat, extension, headerBytes, padded, primary } from './fixtures.ts'

async function read(
  rows: readonly string[],
  cards: Readonly<Record<string, CardValue>>,
): Promise<{ shape: readonly number[]; values: unknown }> {
  const structure = extension(
    'BINTABLE',
    8,
    [rows[0].length, rows.length],
    [
      ['PCOUNT', 0],
      ['GCOUNT', 1],
      ['TFIELDS', 1],
    ],
  )
  const header = headerBytes([...structure, ...Object.entries(cards)])
  const { hdus } = await openFits(memorySource(concat(headerBytes(primary(8, [])), header, padded(Buffer.from(rows.join(''), 'latin1')))))
  const { shape, values } = (await readTable(hdus[1] as BinaryTableHdu)).columns[0]
  return { shape, values: values.kind === 'text' ? values.values : values }
}

describe('a string in a table', () => {
  it('ends at its first NUL, and has no blanks at its end', async () => {
    expect((await read(['ab  ', 'c\0de', '\0\0\0\0', '    ', ' x y', 'é  \0'], { TFORM1: '4A' })).values).toEqual([
      'ab',
      'c',
      '',
      '',
      ' x y',
      'é',
    ])
  })

  it('is one of several where TDIM says so', async () => {
    expect(await read(['abcdef', 'ghi   '], { TFORM1: '6A', TDIM1: '(2,3)' })).toEqual({
      shape: [3],
      values: ['ab', 'cd', 'ef', 'gh', 'i', ''],
    })
  })

  it('is one of several where TFORM says so', async () => {
    expect(await read(['abcdef', 'ghi   '], { TFORM1: '6A3' })).toEqual({ shape: [2], values: ['abc', 'def', 'ghi', ''] })
  })

  it('leaves the rest of a field unused that its length does not divide', async () => {
    expect(await read(['abcde', 'fghij'], { TFORM1: '5A', TDIM1: '(2,2)' })).toEqual({ shape: [2], values: ['ab', 'cd', 'fg', 'hi'] })
    expect(await read(['abcde', 'fghij'], { TFORM1: '5A2' })).toEqual({ shape: [2], values: ['ab', 'cd', 'fg', 'hi'] })
  })

  it('is not read beyond what TDIM counts', async () => {
    expect(await read(['abcdef', 'ghijkl'], { TFORM1: '6A', TDIM1: '(2,2)' })).toEqual({ shape: [2], values: ['ab', 'cd', 'gh', 'ij'] })
  })

  it('is whole where TDIM does not fit', async () => {
    expect(await read(['abcde'], { TFORM1: '5A', TDIM1: '(3,2)' })).toEqual({ shape: [], values: ['abcde'] })
  })
})
