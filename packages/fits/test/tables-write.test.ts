// Binary tables that we write: the same values come back, to us, to astropy and to STILTS.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import {
  type BinaryTableHdu,
  type ColumnInput,
  encodeBinaryTable,
  type FixedValues,
  fitsWriter,
  Header,
  memorySink,
  memorySource,
  openFits,
  readTable,
  type TableInput,
  verifyChecksum,
  writeBinaryTable,
} from '../src/index.ts'
import { codeOf, concat, headerBytes, primary } from './fixtures.ts'

const encoded = async (table: TableInput): Promise<BinaryTableHdu> => {
  const { hdus } = await openFits(memorySource(concat(headerBytes(primary(8, [])), encodeBinaryTable(table))))
  return hdus[1] as BinaryTableHdu
}

/** Values of any kind, `count` of them. */
function anyValues(count: number): fc.Arbitrary<FixedValues> {
  const list = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: count, maxLength: count })
  const printable = fc.string({ unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)), maxLength: 9 })
  const whole = (min: number, max: number): fc.Arbitrary<number[]> => list(fc.integer({ min, max }))
  return fc.oneof(
    whole(0, 255).map((values) => ({ kind: 'number' as const, values: Uint8Array.from(values) })),
    whole(-128, 127).map((values) => ({ kind: 'number' as const, values: Int8Array.from(values) })),
    whole(-32768, 32767).map((values) => ({ kind: 'number' as const, values: Int16Array.from(values) })),
    whole(0, 65535).map((values) => ({ kind: 'number' as const, values: Uint16Array.from(values) })),
    whole(-(2 ** 31), 2 ** 31 - 1).map((values) => ({ kind: 'number' as const, values: Int32Array.from(values) })),
    whole(0, 2 ** 32 - 1).map((values) => ({ kind: 'number' as const, values: Uint32Array.from(values) })),
    list(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })).map((values) => ({
      kind: 'number' as const,
      values: BigInt64Array.from(values),
    })),
    list(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })).map((values) => ({ kind: 'number' as const, values: BigUint64Array.from(values) })),
    list(fc.float()).map((values) => ({ kind: 'number' as const, values: Float32Array.from(values) })),
    list(fc.double()).map((values) => ({ kind: 'number' as const, values: Float64Array.from(values) })),
    list(printable).map((values) => ({ kind: 'text' as const, values })),
    whole(-1, 1).map((values) => ({ kind: 'logical' as const, values: Int8Array.from(values) })),
    whole(0, 1).map((values) => ({ kind: 'bits' as const, values: Uint8Array.from(values) })),
    list(fc.tuple(fc.float(), fc.float())).map((values) => ({ kind: 'complex' as const, values: Float32Array.from(values.flat()) })),
    list(fc.tuple(fc.double(), fc.double())).map((values) => ({ kind: 'complex' as const, values: Float64Array.from(values.flat()) })),
  )
}

const shaped = fc
  .record({ rows: fc.integer({ min: 1, max: 6 }), shape: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }) })
  .chain(({ rows, shape }) => {
    const column = anyValues(shape.reduce((product, length) => product * length, rows))
    return fc.record({ shape: fc.constant(shape), columns: fc.array(column, { minLength: 1, maxLength: 4 }) })
  })

const sameLetters = { kind: 'number', values: new Float32Array(0) } as const
const ragged = fc.array(fc.array(fc.float(), { maxLength: 5 }), { minLength: 1, maxLength: 7 })

describe('a binary table', () => {
  it('gives back columns of every kind and shape', () =>
    fc.assert(
      fc.asyncProperty(shaped, async ({ shape, columns }) => {
        const hdu = await encoded({ name: 'T', columns: columns.map((values, i) => ({ name: `c${i}`, values, shape })) })
        const got = await readTable(hdu)
        expect(got.columns.map(({ values }) => values)).toEqual(columns)
        for (const { shape: own } of got.columns)
          expect(own.reduce((product, length) => product * length, 1)).toBe(shape.reduce((product, length) => product * length, 1))
      }),
      { numRuns: 300 },
    ))

  it('gives back rows of different lengths', () =>
    fc.assert(
      fc.asyncProperty(ragged, ragged, async (floats, numbers) => {
        fc.pre(floats.length === numbers.length)
        const first = floats.map((row): FixedValues => ({ kind: 'number', values: Float32Array.from(row) }))
        const second = numbers.map((row): FixedValues => ({ kind: 'text', values: [row.map((x) => (x > 0 ? 'p' : 'n')).join('')] }))
        const columns = [first, second].map((rows, i): ColumnInput => ({ name: `v${i}`, values: { kind: 'variable', rows } }))
        const got = await readTable(await encoded({ name: '', columns }))
        const wanted = first.some(({ values }) => values.length > 0) ? first : first.map(() => sameLetters)
        expect(got.columns.map(({ values }) => values)).toEqual([
          { kind: 'variable', rows: wanted },
          { kind: 'variable', rows: second },
        ])
      }),
    ))

  it('understands plain arrays of strings and booleans', async () => {
    const columns = [
      { name: 'name', values: ['a', 'bcd', ''] },
      { name: 'good', values: [true, false, undefined] },
    ]
    expect((await readTable(await encoded({ name: 'T', columns }))).columns.map(({ values }) => values)).toEqual([
      { kind: 'text', values: ['a', 'bcd', ''] },
      { kind: 'logical', values: Int8Array.of(1, 0, -1) },
    ])
  })

  it('keeps units, descriptions, UCDs and nulls', async () => {
    const columns: ColumnInput[] = [
      { name: 'flux', unit: 'mJy/beam', ucd: 'phot.flux', description: 'peak flux', format: 'E', values: Float64Array.of(1.5, Number.NaN) },
      { name: 'id', values: Uint16Array.of(1, 9), nullValue: 9 },
    ]
    const [flux, id] = (await readTable(await encoded({ name: 'T', columns }))).columns
    expect(flux).toMatchObject({ name: 'flux', unit: 'mJy/beam', ucd: 'phot.flux', description: 'peak flux' })
    expect(flux.values).toEqual({ kind: 'number', values: Float32Array.of(1.5, Number.NaN) })
    expect(id.values).toEqual({ kind: 'number', values: Uint16Array.of(1, 9), nullValue: 9 })
  })

  it('may have no rows', async () => {
    const columns: ColumnInput[] = [
      { name: 'ra', values: new Float64Array(0) },
      { name: 'name', values: { kind: 'text', values: [] } },
    ]
    const table = await readTable(await encoded({ name: 'T', columns }))
    expect(table.rows).toBe(0)
    expect(table.columns.map(({ values }) => values.kind)).toEqual(['number', 'text'])
  })

  it('carries more cards, but not ones that would belie it', async () => {
    const header = Header.of([
      ['ORIGIN', 'here'],
      ['NAXIS2', 99],
      ['TFORM1', '3A'],
    ])
    const hdu = await encoded({ name: 'T', columns: [{ name: 'n', values: Int32Array.of(1, 2) }], header })
    expect([hdu.name, hdu.header.get('ORIGIN'), hdu.table.rows, hdu.header.get('TFORM1')]).toEqual(['T', 'here', 2, '1J'])
  })

  it.each<[string, ColumnInput[]]>([
    [
      'columns of different lengths',
      [
        { name: 'a', values: new Int32Array(2) },
        { name: 'b', values: new Int32Array(3) },
      ],
    ],
    ['values that do not fill its shape', [{ name: 'a', shape: [2], values: new Int32Array(3) }]],
    ['text outside ASCII', [{ name: 'a', values: ['Å'] }]],
    [
      'rows of different types',
      [
        {
          name: 'a',
          values: {
            kind: 'variable',
            rows: [
              { kind: 'text', values: ['x'] },
              { kind: 'number', values: new Int8Array(1) },
            ],
          },
        },
      ],
    ],
  ])('refuses %s', async (_, columns) => {
    expect(await codeOf(async () => encodeBinaryTable({ name: 'T', columns }))).toBe('FITS_BAD_COLUMN')
  })
})

const catalogue: TableInput = {
  name: 'SOURCES',
  columns: [
    { name: 'name', description: 'IAU name', ucd: 'meta.id;meta.main', values: ['J1234-5678', 'J0000+0000', 'x'] },
    { name: 'ra', unit: 'deg', ucd: 'pos.eq.ra;meta.main', values: Float64Array.of(1.25, Number.NaN, 359.999) },
    { name: 'flux', unit: 'Jy', format: 'E', values: Float64Array.of(0.5, 1e-6, Number.NaN) },
    { name: 'island', values: Int32Array.of(1, 2, -1), nullValue: -1 },
    { name: 'flags', values: Uint32Array.of(0, 1, 2 ** 32 - 1) },
    { name: 'big', values: BigUint64Array.of(0n, 5n, 2n ** 64n - 1n) },
    { name: 'good', values: [true, false, true] },
    { name: 'covariance', shape: [2, 2], values: Float32Array.from({ length: 12 }, (_, i) => i / 8) },
    { name: 'lobes', shape: [2], values: ['N', 'S', 'E', 'W', 'NE', 'SW'] },
    {
      name: 'spectrum',
      values: { kind: 'variable', rows: [[1, 2], [], [3]].map((row) => ({ kind: 'number' as const, values: Float64Array.from(row) })) },
    },
  ],
}

describe('a catalogue of ours', () => {
  let folder = ''
  let file = ''
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'cirasa-table-'))
    file = path.join(folder, 'catalogue.fits')
    const sink = memorySink()
    const writer = fitsWriter(sink)
    await writeBinaryTable(writer, catalogue, { checksum: true })
    await writer.finish()
    writeFileSync(file, sink.bytes())
    const { hdus } = await openFits(memorySource(sink.bytes()))
    expect(await Promise.all(hdus.map((hdu) => verifyChecksum(hdu)))).toEqual(Array(2).fill({ data: 'right', hdu: 'right' }))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  describeWith('astropy', 'is read by astropy', () => {
    it('without a warning, with all its values', () => {
      const program = `
import sys, json, warnings
warnings.simplefilter('error')
from astropy.table import Table
from astropy.io import fits
name = json.load(sys.stdin)
with fits.open(name, checksum=True) as hdus: hdus.verify('exception')
table = Table.read(name)
table.convert_bytestring_to_unicode()
def plain(v):
    if isinstance(v, list): return [plain(x) for x in v]
    if hasattr(v, 'tolist'): return plain(v.tolist())
    return None if v is None or v != v else v
out = {c: [plain(v) for v in table[c].tolist()] for c in table.colnames}
print(json.dumps([table.meta['EXTNAME'], [str(table[c].unit or '') for c in table.colnames], out]))
`
      const [name, units, columns] = askPython<[string, string[], Record<string, unknown[]>]>(program, file)
      expect(name).toBe('SOURCES')
      expect(units).toEqual(catalogue.columns.map(({ unit = '' }) => unit))
      expect(columns).toEqual({
        name: ['J1234-5678', 'J0000+0000', 'x'],
        ra: [1.25, null, 359.999],
        flux: [0.5, Math.fround(1e-6), null],
        island: [1, 2, null],
        flags: [0, 1, 2 ** 32 - 1],
        big: [0, 5, Number(2n ** 64n - 1n)],
        good: [true, false, true],
        covariance: [0, 4, 8].map((at) => [[at, at + 1].map((i) => i / 8), [at + 2, at + 3].map((i) => i / 8)]),
        lobes: [
          ['N', 'S'],
          ['E', 'W'],
          ['NE', 'SW'],
        ],
        spectrum: [[1, 2], [], [3]],
      })
    })
  })

  describeWith('stilts', 'is read by STILTS', () => {
    it('with its columns, units and UCDs', () => {
      const text = execFileSync('stilts', ['tpipe', `in=${file}`, 'cmd=meta name units ucd description', 'ofmt=csv'], {
        encoding: 'utf8',
        stdio: 'pipe',
      })
      expect(text).toContain('ra,deg,pos.eq.ra;meta.main')
      expect(text).toContain('name,,meta.id;meta.main')
      const rows = execFileSync('stilts', ['tpipe', `in=${file}`, 'cmd=keepcols "name ra flux island flags good"', 'ofmt=csv'], {
        encoding: 'utf8',
        stdio: 'pipe',
      })
      expect(rows.trim().split('\n')).toEqual([
        'name,ra,flux,island,flags,good',
        'J1234-5678,1.25,0.5,1,0,true',
        'J0000+0000,,1.0E-6,2,1,false',
        'x,359.999,,,4294967295,true',
      ])
    })
  })
})
