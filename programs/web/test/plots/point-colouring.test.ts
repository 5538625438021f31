// Points have the colour of their number or their word, and very many of them that of most.

import { type ColumnType, columnValues, type Table, type ValuesGiven } from '@cirasa/catalog'
import { describe, expect, it } from 'vitest'
import { paintColouredDensity } from '../../src/plots/coloured-density.ts'
import { colourable, colouringBy } from '../../src/plots/point-colouring.ts'
import type { PixelImage, PointPlaces } from '../../src/plots/point-image.ts'

const tableOf = (columns: Readonly<Record<string, readonly [ColumnType, ValuesGiven]>>): Table => ({
  name: 'sources',
  description: '',
  rows: Object.values(columns)[0][1].length,
  columns: Object.entries(columns).map(([name, [type, values]]) => ({
    definition: { name, type, description: '' },
    values: columnValues(type, values),
  })),
})

const table = tableOf({
  source_id: ['string', ['S1', 'S2', 'S3', 'S4']],
  snr: ['double', [5, 50, 500, null]],
  morph: ['string', ['point', 'extended', 'point', '']],
  flags_text: ['string', ['', 'NEAR_EDGE', 'NEAR_EDGE DEBLENDED', '']],
  checked: ['boolean', [true, false, null, true]],
})
const by = (name: string, kind: 'linear' | 'log' = 'linear', of: Table = table) =>
  colouringBy({ by: name, kind, table: of, columns: of.columns, passes: new Uint8Array(of.rows).fill(1) })

describe('a colouring', () => {
  it('goes along the map by a number, and leaves out what has none', () => {
    const { numbers, key } = by('snr', 'log')!
    expect(numbers[0]).toBeLessThan(numbers[1])
    // On a log axis the middle of 5 and 500 is 50.
    expect(numbers[1]).toBe(128)
    expect(numbers[0] - 1).toBe(255 - numbers[2])
    expect(numbers[3]).toBe(0)
    expect(key).toMatchObject({ kind: 'values', name: 'snr', hasBlank: true })
  })

  it('has the ends of the map for what lies beyond the rows that pass', () => {
    const passes = Uint8Array.of(0, 1, 0, 0)
    const { numbers } = colouringBy({ by: 'snr', kind: 'linear', table, columns: table.columns, passes })!
    expect([...numbers]).toEqual([1, 128, 255, 0])
  })

  it('takes any expression', () => {
    const { numbers } = by('log10(snr) > 1.5')!
    expect(numbers[1]).toBeGreaterThan(numbers[0])
    expect([numbers[2], numbers[3]]).toEqual([numbers[1], 0])
  })

  it('has a class a word, in the order of the alphabet, and flags in words', () => {
    expect(by('morph')).toEqual({
      numbers: Uint8Array.of(2, 1, 2, 0),
      key: { kind: 'classes', name: 'morph', classes: ['extended', 'point'], hasOther: false, hasBlank: true },
    })
    expect([...by('checked')!.numbers]).toEqual([2, 1, 0, 2])
    expect(by('flags_text')!.key).toMatchObject({ classes: ['near edge', 'near edge, deblended'] })
  })

  it('gives the most frequent words a class each, and the others one together', () => {
    const words = [...'aabbccddeeffgghi']
    const { numbers, key } = by('word', 'linear', tableOf({ word: ['string', words] }))!
    expect(key).toMatchObject({ classes: [...'abcdefg'], hasOther: true, hasBlank: false })
    expect([...numbers.slice(-4)]).toEqual([7, 7, 8, 8])
  })

  it('is none for a column that there is not', () => {
    expect(by('nothing')).toBeUndefined()
  })

  it('is offered by numbers and by words, but not by what names single rows', () => {
    expect(colourable(table.columns)).toEqual({ numbers: ['snr'], words: ['morph', 'flags_text', 'checked'] })
  })
})

describe('very many coloured points', () => {
  const places: PointPlaces = { x: Int16Array.of(0, 0, 0, 1, -1), y: Int16Array.of(0, 0, 0, 0, 0), width: 3, height: 1 }
  const words = Uint32Array.from({ length: 256 }, (_, i) => 1000 + i)
  const painted = (numbers: readonly number[], kind: 'values' | 'classes') => {
    const image: PixelImage = { pixels: new Uint32Array(3), width: 3, height: 1 }
    const key = {
      kind,
      name: '',
      classes: [],
      factor: 1,
      hasOther: false,
      hasBlank: false,
      scale: { kind: 'linear', low: 0, high: 1 },
    } as const
    paintColouredDensity(image, places, [0, 1, 2, 3, 4], 1, { numbers: Uint8Array.from(numbers), key }, words)
    return [...image.pixels]
  }

  it('have the colour of their mean, those without a value left out', () => {
    expect(painted([10, 30, 0, 200, 255], 'values')).toEqual([1020, 1200, 0])
  })

  it('have the colour of what most of them are', () => {
    expect(painted([2, 3, 3, 0, 1], 'classes')).toEqual([1003, 1000, 0])
    expect(painted([0, 0, 5, 8, 1], 'classes')).toEqual([1005, 1008, 0])
  })
})
