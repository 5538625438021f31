// FITS tables: ours come back, astropy sees the units and nulls, and astropy's are read.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { readFitsTables } from '../src/fits/read-fits.ts'
import { findColumn, NULL_INT, writeFits } from '../src/index.ts'
import { anyTable } from './any-table.ts'
import { joined, sampleCatalog, sampleRun, valuesOf } from './sample-catalog.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'cirasa-fits-tables-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('FITS tables', () => {
  it('bring a catalogue back with its run, units, descriptions and nulls', async () => {
    const { tables, run } = await readFitsTables(joined(writeFits(sampleCatalog)))
    expect(run).toEqual({ ...sampleRun, image: { ...sampleRun.image, name: 'field ?.fits' } })
    expect(tables.map((table) => table.name)).toEqual(['components', 'islands', 'sources'])
    tables.forEach((table, index) => {
      const original = [sampleCatalog.components, sampleCatalog.islands, sampleCatalog.sources][index]
      expect(valuesOf(table)).toEqual(valuesOf(original))
      for (const [at, { definition }] of original.columns.entries()) {
        const { name, type, unit, ucd, description } = definition
        expect(table.columns[at].definition).toMatchObject({ name, type, ...(unit === undefined ? {} : { unit }), ucd, description })
      }
    })
  })

  it('bring any table back, text in ASCII without blanks at its end', async () => {
    const text = fc.string({ unit: 'grapheme-ascii', maxLength: 12 }).map((given) => given.trimEnd())
    await fc.assert(
      fc.asyncProperty(anyTable(text), async (table) => {
        expect(valuesOf((await readFitsTables(joined(writeFits(table)))).tables[0])).toEqual(valuesOf(table))
      }),
    )
  })

  it('refuse a file that ends early', async () => {
    const bytes = joined(writeFits(sampleCatalog.components))
    await expect(readFitsTables(bytes.subarray(0, bytes.length - 2880))).rejects.toMatchObject({ code: 'FITS_TRUNCATED' })
  })
})

describeWith('astropy', 'astropy', () => {
  it('verifies our file and sees units, values and nulls', () => {
    const file = path.join(folder, 'ours.fits')
    writeFileSync(file, joined(writeFits(sampleCatalog)))
    const program = `
import json, sys, warnings
warnings.simplefilter('error')
from astropy.io import fits
from astropy.table import Table
file = json.load(sys.stdin)
with fits.open(file) as f:
    f.verify('exception')
    names = [h.name for h in f[1:]]
t = Table.read(file, hdu=1, unit_parse_strict='raise') if False else Table.read(file, hdu=1)
print(json.dumps({'names': names, 'units': {n: str(t[n].unit) for n in ('ra', 'e_ra', 'flux_peak', 'flux_int', 'freq', 'x_pix')},
  'ra': t['ra'].filled(-1).tolist(), 'ndf': t['ndf'].filled(-1).tolist(), 'hpx': [str(v) for v in t['hpx24'].filled(-1)], 'id': [str(v) for v in t['component_id']]}))`
    const seen = askPython<Record<string, unknown>>(program, file)
    expect(seen.names).toEqual(['COMPONENTS', 'ISLANDS', 'SOURCES'])
    expect(seen.units).toEqual({ ra: 'deg', e_ra: 'arcsec', flux_peak: 'Jy / beam', flux_int: 'Jy', freq: 'Hz', x_pix: 'pix' })
    const ours = valuesOf(sampleCatalog.components)
    expect(seen.ra).toEqual(ours.ra.map((value) => (Number.isNaN(value) ? -1 : value)))
    expect(seen.ndf).toEqual(ours.ndf.map((value) => (value === NULL_INT ? -1 : value)))
    expect(seen.hpx).toEqual(ours.hpx24.map((value) => (Number.isNaN(value) ? '-1' : String(value))))
    expect(seen.id).toEqual(ours.component_id)
  })

  it('writes tables that we read: vectors, nulls, booleans, large integers', async () => {
    const file = path.join(folder, 'theirs.fits')
    const program = `
import json, sys
import numpy as np
from astropy.table import Table, MaskedColumn
t = Table({'i': MaskedColumn(np.array([1, 2], 'i4'), mask=[False, True], unit='Jy'), 'u2': np.array([65535, 1], 'u2'), 'k': np.array([2**62, 1], 'i8'),
  's': ['a', 'bb'], 'b': [True, False], 'v': np.array([[1, 2], [3, 4]], 'f4'), 'big': np.zeros((2, 40))})
t.meta['TELESCOP'] = 'ASKAP'
t.write(json.load(sys.stdin))
print('1')`
    askPython(program, file)
    const [table] = (await readFitsTables(readFileSync(file))).tables
    expect(valuesOf(table)).toMatchObject({
      i: [1, NULL_INT],
      u2: [65535, 1],
      k: ['4611686018427387904', '1'],
      s: ['a', 'bb'],
      b: [1, 0],
      v: [1, 3],
      v_2: [2, 4],
    })
    expect(findColumn(table, 'big')?.definition.type).toBe('string')
    expect(findColumn(table, 'i')?.definition.unit).toBe('Jy')
    expect(table.meta?.TELESCOP).toBe('ASKAP')
  })
})
