// VOTable: what we write is valid and comes back; what others write in any serialisation is read.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import {
  editedTables,
  getStrings,
  labelledTable,
  makeTable,
  NULL_INT,
  type VotableOptions,
  writeCasda,
  writeVotable,
} from '../src/index.ts'
import { tablesOf } from '../src/model/tables-of.ts'
import { readVotable } from '../src/votable/read-votable.ts'
import { anyTable } from './any-table.ts'
import { joined, roundedValuesOf, sampleCatalog, sampleRun, valuesOf } from './sample-catalog.ts'

const serializations = ['tabledata', 'binary2'] as const
const folder = mkdtempSync(path.join(tmpdir(), 'cirasa-votable-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(name: string, chunks: Iterable<Uint8Array>): string {
  const file = path.join(folder, name)
  writeFileSync(file, joined(chunks))
  return file
}

/** Tables in counts and pixels, from a header whose unit no standard knows. */
const optical = makeTable(
  'sources',
  { source_id: ['S1', 'é'], x_pix: [1, 2], y_pix: [3, 4], flux_peak: [5, null], flux_int: [1, 2], bkg_local: [0.5, 1], maj_fwhm: [3, 4] },
  { units: { brightness: 'counts', flux: 'flibbles', size: 'pixels' } },
)
/** With what people say and have changed. */
function edited(): Iterable<Uint8Array> {
  const [target] = getStrings(sampleCatalog.sources, 'source_id')
  const numbers = { x: 3, y: 4, ra: 10, dec: 20, flux_peak: 0.5, flags: 1, island_n_pix: 9 }
  const [by, at] = ['Ada', '2026-11-20T00:00:00.000Z']
  const edits = [
    { kind: 'refit', target, by, at, numbers },
    { kind: 'added', target: 'added-1', by, at, numbers },
  ] as const
  const { tables } = editedTables(tablesOf(sampleCatalog), edits, { flagsText: () => 'edge', skyOf: () => undefined })
  const said = new Map([[target, { label: 'galaxy', verdict: null, by: [by], at, votes: 1, notes: [{ by, text: 'a & b' }] }]])
  return writeVotable({ tables: tables.map((table) => labelledTable(table, said, tables[0])), run: sampleRun })
}
const documents: Record<string, () => Iterable<Uint8Array>> = {
  'edited.vot': edited,
  'tabledata.vot': () => writeVotable(sampleCatalog, { description: 'a <b> & c' }),
  'binary2.vot': () => writeVotable(sampleCatalog, { serialization: 'binary2' }),
  'optical.vot': () => writeVotable(optical),
  'empty.vot': () =>
    writeVotable(makeTable('sources', { source_id: [], x_pix: [], y_pix: [], flux_peak: [] }), { serialization: 'binary2' }),
  'casda-components.vot': () => writeCasda(sampleCatalog),
  'casda-islands.vot': () => writeCasda(sampleCatalog, 'islands'),
}

describe.each(serializations)('VOTable in %s', (serialization) => {
  const options: VotableOptions = { serialization }

  it('brings a catalogue back with its run, units and nulls', () => {
    const { tables, run } = readVotable(joined(writeVotable(sampleCatalog, options)))
    expect(run).toEqual(sampleRun)
    tables.forEach((table, index) => {
      const original = [sampleCatalog.components, sampleCatalog.islands, sampleCatalog.sources][index]
      expect(table).toMatchObject({ name: original.name, description: original.description })
      expect(valuesOf(table)).toEqual(serialization === 'tabledata' ? roundedValuesOf(original) : valuesOf(original))
      const keyOf = ({ name, type, unit, ucd, description }: (typeof original.columns)[number]['definition']) => [
        name,
        type,
        unit,
        ucd,
        description,
      ]
      expect(table.columns.map((column) => keyOf(column.definition))).toEqual(original.columns.map((column) => keyOf(column.definition)))
    })
  })

  it('brings any table back, but for what XML cannot say and blanks at the end', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((given) => given.replace(/[\p{Cc}\ufffe\uffff]/gu, '').trimEnd())
    fc.assert(
      fc.property(anyTable(text), (table) => {
        expect(valuesOf(readVotable(joined(writeVotable(table, options))).tables[0])).toEqual(valuesOf(table))
      }),
    )
  })
})

describe('readVotable', () => {
  const wrap = (fields: string, data: string): Uint8Array =>
    new TextEncoder().encode(
      `<?xml version="1.0"?><!DOCTYPE VOTABLE SYSTEM "http://us-vo.org/xml/VOTable.dtd"><v:VOTABLE xmlns:v="x"><v:RESOURCE><v:TABLE>${fields}<v:DATA>${data}</v:DATA></v:TABLE></v:RESOURCE></v:VOTABLE>`.replaceAll(
        /<(\/?)([A-Z])/g,
        '<$1v:$2',
      ),
    )

  it('reads prefixes, sentinels, short rows, arrays and long ids', () => {
    const fields =
      '<FIELD name="a" datatype="int"><VALUES null="-99"/></FIELD><FIELD name="id" datatype="long"/><FIELD name="v" datatype="float" arraysize="2"/><FIELD name="t" datatype="char" arraysize="*"/>'
    const { tables } = readVotable(
      wrap(fields, '<TABLEDATA><TR><TD>-99</TD><TD>9223372036854775807</TD><TD>1 2</TD><TD> x </TD></TR><TR><TD>5</TD></TR></TABLEDATA>'),
    )
    expect(valuesOf(tables[0])).toEqual({ a: [NULL_INT, 5], id: ['9223372036854775807', ''], v: ['1 2', ''], t: [' x ', ''] })
  })

  it.each([
    ['a bomb of entities', '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><VOTABLE>&b;</VOTABLE>'],
    ['an entity that nobody declared', '<VOTABLE><RESOURCE>&lol;</RESOURCE></VOTABLE>'],
    ['XML that breaks off', '<VOTABLE><RESOURCE><TABLE>'],
    ['a depth without end', '<VOTABLE>'.repeat(5000)],
    ['an unknown datatype', '<VOTABLE><RESOURCE><TABLE><FIELD name="a" datatype="blob"/></TABLE></RESOURCE></VOTABLE>'],
    [
      'an absurd arraysize',
      '<VOTABLE><RESOURCE><TABLE><FIELD name="a" datatype="int" arraysize="999999999999"/></TABLE></RESOURCE></VOTABLE>',
    ],
  ])('refuses %s', (_, text) => {
    expect(() => readVotable(new TextEncoder().encode(text))).toThrow(expect.objectContaining({ code: 'CATALOG_BAD_TABLE' }))
  })

  it.each([
    ['data elsewhere', '<BINARY><STREAM href="file:///etc/passwd"/></BINARY>'],
    ['an unknown encoding', '<BINARY><STREAM encoding="gzip">AAAA</STREAM></BINARY>'],
    ['what is not base64', '<BINARY><STREAM encoding="base64">%%%%</STREAM></BINARY>'],
    ['a row that breaks off', '<BINARY><STREAM encoding="base64">AAAA</STREAM></BINARY>'],
    ['too many cells', '<TABLEDATA><TR><TD>1</TD><TD>2</TD></TR></TABLEDATA>'],
    ['text for a number', '<TABLEDATA><TR><TD>one</TD></TR></TABLEDATA>'],
  ])('refuses %s', (_, data) => {
    expect(() => readVotable(wrap('<FIELD name="a" datatype="int"/>', data))).toThrow(
      expect.objectContaining({ code: 'CATALOG_BAD_TABLE' }),
    )
  })

  it('refuses a text longer than its stream', () => {
    const fields = '<FIELD name="a" datatype="char" arraysize="*"/>'
    expect(() => readVotable(wrap(fields, '<BINARY><STREAM encoding="base64">////fwAA</STREAM></BINARY>'))).toThrow(
      expect.objectContaining({ code: 'CATALOG_BAD_TABLE' }),
    )
  })
})

describeWith('stilts', 'stilts votlint', () => {
  it.each(Object.keys(documents))('has nothing to say about %s', (name) => {
    const { stdout, stderr } = spawnSync('stilts', ['votlint', 'ucd=true', 'unit=true', fileOf(name, documents[name]())], {
      encoding: 'utf8',
    })
    expect(stdout + stderr).toBe('')
  })

  it('counts the rows of both serialisations alike', () => {
    for (const name of ['tabledata.vot', 'binary2.vot']) {
      const count = execFileSync('stilts', ['tpipe', `in=${fileOf(name, documents[name]())}#1`, 'omode=count'], { encoding: 'utf8' })
      expect(count).toMatch(/rows: 7/)
    }
  })
})

describeWith('astropy', 'astropy', () => {
  const validate = `
import json, sys, io
from astropy.io.votable import validate
out = io.StringIO()
validate(json.load(sys.stdin), output=out, xmllint=False)
print(json.dumps(out.getvalue()))`

  it.each(Object.keys(documents))('finds no violations in %s', (name) => {
    expect(askPython<string>(validate, fileOf(name, documents[name]()))).toContain('found no violations')
  })

  const read = `
import json, sys
from astropy.table import Table
t = Table.read(json.load(sys.stdin), table_id=0, format='votable')
names = ('component_id', 'ra', 'flux_peak', 'hpx24', 'ndf')
print(json.dumps({'units': {n: str(t[n].unit) for n in ('ra', 'e_ra', 'flux_peak', 'flux_int', 'freq')},
  'masked': {n: [bool(m) for m in getattr(t[n], 'mask', [False]*len(t))] for n in names},
  'values': {n: [v for v in t[n].filled(0).tolist()] if n != 'component_id' else [str(v) for v in t[n]] for n in names}}))`

  it.each(['tabledata.vot', 'binary2.vot'])('reads %s with our units, values and nulls', (name) => {
    type Seen = { units: Record<string, string>; masked: Record<string, boolean[]>; values: Record<string, (number | string)[]> }
    const seen = askPython<Seen>(read, fileOf(name, documents[name]()))
    expect(seen.units).toEqual({ ra: 'deg', e_ra: 'arcsec', flux_peak: 'Jy / beam', flux_int: 'Jy', freq: 'Hz' })
    const ours = name === 'tabledata.vot' ? roundedValuesOf(sampleCatalog.components) : valuesOf(sampleCatalog.components)
    for (const column of ['ra', 'flux_peak', 'hpx24', 'ndf']) {
      expect(seen.masked[column], column).toEqual([false, false, false, false, true, false, false])
      const values = seen.values[column].map((value, row) => (row === 4 ? null : Math.fround(Number(value))))
      expect(values, column).toEqual(ours[column].map((value, row) => (row === 4 ? null : Math.fround(Number(value)))))
    }
    expect(seen.values.component_id).toEqual(ours.component_id)
  })

  it.each(['tabledata', 'binary', 'binary2'])('writes %s that we read', (format) => {
    const file = path.join(folder, `theirs-${format}.vot`)
    const program = `
import json, sys
import numpy as np
from astropy.table import Table, MaskedColumn
file, format = json.load(sys.stdin)
t = Table({'i': MaskedColumn(np.array([1, 2, 3], 'i4'), mask=[False, format == 'tabledata', False], unit='Jy'), 'd': [0.1, np.nan, -1e300], 'f': np.array([0.1, 2, 3], 'f4'),
  's': ['a', 'bb', 'ccc'], 'u': ['é', 'ü', 'x'], 'b': [True, False, True], 'k': np.array([2**62, 5, -7], 'i8'), 'v': np.array([[1, 2], [3, 4], [5, 6]], 'i2')})
t.write(file, format='votable', table_id='mine', tabledata_format=format)
print('1')`
    askPython(program, [file, format])
    const { tables } = readVotable(readFileSync(file))
    const values = valuesOf(tables[0])
    expect(values).toMatchObject({
      i: [1, format === 'tabledata' ? NULL_INT : 2, 3],
      d: [0.1, Number.NaN, -1e300],
      f: [Math.fround(0.1), 2, 3],
      s: ['a', 'bb', 'ccc'],
      u: ['é', 'ü', 'x'],
      b: [1, 0, 1],
      k: ['4611686018427387904', '5', '-7'],
      v: ['1 2', '3 4', '5 6'],
    })
    expect(tables[0].columns[0].definition.unit).toBe('Jy')
  })
})
