// The standard tables take the columns given, in standard order, and refuse what they do not know.

import { describe, expect, it } from 'vitest'
import { findColumn, getNumbers, getStrings, isNull, makeTable, NULL_INT } from '../src/index.ts'

const one = { component_id: ['r-1a'], island_id: ['r-1'], x_pix: [10.5], y_pix: [3], flux_peak: [0.25] }

describe('makeTable', () => {
  it('takes only the columns given and puts them in standard order', () => {
    const table = makeTable('components', { flags: [3], ...one })
    expect(table.rows).toBe(1)
    expect(table.columns.map((column) => column.definition.name)).toEqual([
      'component_id',
      'island_id',
      'x_pix',
      'y_pix',
      'flux_peak',
      'flags',
    ])
    expect(getStrings(table, 'component_id')).toEqual(['r-1a'])
    expect(getNumbers(table, 'flux_peak')).toEqual(Float32Array.of(0.25))
  })

  it('keeps a typed array of the right kind as it is', () => {
    const values = Float64Array.of(1.5)
    expect(getNumbers(makeTable('components', { ...one, x_pix: values }), 'x_pix')).toBe(values)
  })

  it('turns null, undefined and NaN into the null of the type', () => {
    const table = makeTable('components', { ...one, ra: [null], ndf: [Number.NaN], morph: [undefined], iau_name: [''] })
    for (const name of ['ra', 'ndf', 'morph', 'iau_name']) expect(isNull(findColumn(table, name)!, 0), name).toBe(true)
    expect(getNumbers(table, 'ndf')[0]).toBe(NULL_INT)
    expect(isNull(findColumn(table, 'x_pix')!, 0)).toBe(false)
  })

  it('refuses names that it does not know, columns of other lengths and tables without an id', () => {
    expect(() => makeTable('components', { ...one, flux: [1] })).toThrow(expect.objectContaining({ code: 'CATALOG_UNKNOWN_COLUMN' }))
    expect(() => makeTable('components', one, { columnUnits: { flux: 'Jy' } })).toThrow(
      expect.objectContaining({ code: 'CATALOG_UNKNOWN_COLUMN' }),
    )
    expect(() => makeTable('components', { ...one, ra: [1, 2] })).toThrow(expect.objectContaining({ code: 'CATALOG_UNEQUAL_LENGTHS' }))
    expect(() => makeTable('sources', { x_pix: [1], y_pix: [1], flux_peak: [1] })).toThrow(
      expect.objectContaining({ code: 'CATALOG_MISSING_COLUMN' }),
    )
  })

  it('gives an image in counts its own units and no radio UCD', () => {
    const table = makeTable(
      'sources',
      { source_id: ['s'], x_pix: [1], y_pix: [1], flux_peak: [9], flux_int: [20], maj_fwhm: [3] },
      { units: { brightness: 'count', flux: 'count', size: 'pixel' } },
    )
    expect(findColumn(table, 'flux_peak')?.definition).toMatchObject({ unit: 'count', ucd: 'phot.count;stat.max' })
    expect(findColumn(table, 'flux_int')?.definition).toMatchObject({ unit: 'count', ucd: 'phot.count' })
    expect(findColumn(table, 'maj_fwhm')?.definition.unit).toBe('pixel')
    const radio = makeTable('sources', { source_id: ['s'], x_pix: [1], y_pix: [1], flux_peak: [9] })
    expect(findColumn(radio, 'flux_peak')?.definition).toMatchObject({ unit: 'Jy/beam', ucd: 'phot.flux.density;em.radio;stat.max' })
  })
})
