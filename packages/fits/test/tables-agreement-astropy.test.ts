// Every kind of column has the values that astropy reads.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import {
  type AsciiTableHdu,
  type BinaryTableHdu,
  type ColumnValues,
  type FixedValues,
  memorySource,
  openFits,
  readTable,
} from '../src/index.ts'

const ROWS = 57

const WRITE = `
import sys, json, warnings
import numpy as np
from astropy.io import fits
warnings.simplefilter('ignore')
folder, n = json.load(sys.stdin)
rng = np.random.default_rng(7)
C = fits.Column
def ints(lo, hi, shape): return rng.integers(lo, hi, size=shape, endpoint=True)
def ragged(make): return np.array([make(k % 5) for k in range(n)] + [None], dtype=object)[:-1]
names = np.array([('source ' + 'x' * (i % 9))[: i % 16] for i in range(n)])
binary = fits.BinTableHDU.from_columns([
    C('L', '1L', array=rng.random(n) < 0.5),
    C('LL', '3L', array=rng.random((n, 3)) < 0.5),
    C('X', '11X', array=rng.random((n, 11)) < 0.5),
    C('B', '1B', array=ints(0, 255, n).astype('u1')),
    C('I', '1I', array=ints(-2**15, 2**15 - 1, n).astype('i2')),
    C('J', '1J', array=ints(-2**31, 2**31 - 1, n).astype('i4')),
    C('K', '1K', array=ints(-2**63, 2**63 - 1, n)),
    C('A', '12A', array=names),
    C('AA', '15A', dim='(5,3)', array=np.array([['a', 'bc', 'def'][i % 3] for i in range(3 * n)]).reshape(n, 3)),
    C('E', '1E', unit='Jy', array=rng.normal(size=n).astype('f4')),
    C('D', '1D', unit='deg', array=rng.normal(size=n)),
    C('C', '1C', array=(rng.normal(size=n) + 1j * rng.normal(size=n)).astype('c8')),
    C('M', '2M', array=rng.normal(size=(n, 2)) + 1j * rng.normal(size=(n, 2))),
    C('cube', '24E', dim='(4,3,2)', array=rng.normal(size=(n, 2, 3, 4)).astype('f4')),
    C('none', '0E', array=np.zeros((n, 0), 'f4')),
    C('unsigned I', '1I', bzero=2**15, array=ints(0, 2**16 - 1, n).astype('u2')),
    C('unsigned J', '1J', bzero=2**31, array=ints(0, 2**32 - 1, n).astype('u4')),
    C('unsigned K', '1K', bzero=2**63, array=ints(0, 2**63 - 1, n).astype('u8') * np.uint64(2)),
    C('scaled I', '2I', array=ints(-400, 400, (n, 2)).astype('i2')),
    C('null', '1J', null=-99, array=np.where(np.arange(n) % 4 == 0, -99, np.arange(n)).astype('i4')),
    C('PE', 'PE', array=ragged(lambda k: rng.normal(size=k).astype('f4'))),
    C('PI', 'PI', array=ragged(lambda k: ints(-99, 99, k).astype('i2'))),
    C('QD', 'QD', array=ragged(lambda k: rng.normal(size=k))),
    C('PK', 'PK', array=ragged(lambda k: ints(-2**60, 2**60, k))),
    C('PC', 'PC', array=ragged(lambda k: (rng.normal(size=k) + 1j).astype('c8'))),
], nrows=n, name='ALL')
ascii = fits.TableHDU.from_columns([
    C('name', 'A12', array=names),
    C('I', 'I11', array=ints(-2**31, 2**31 - 1, n)),
    C('E', 'E15.7', unit='Jy', array=rng.normal(size=n).astype('f4')),
    C('F', 'F12.5', array=np.round(rng.normal(size=n) * 100, 5)),
    C('D', 'D25.17', array=rng.normal(size=n) * 1e100),
])
# astropy 5.2 cannot write scaled columns: their cards are put in afterwards.
n_scaled = binary.columns.names.index('scaled I') + 1
binary.header['XSCAL'], binary.header['XZERO'] = 0.25, -3.0
fits.HDUList([fits.PrimaryHDU(), binary, ascii]).writeto(folder + '/tables.fits')
with open(folder + '/tables.fits', 'r+b') as f:
    written = f.read()
    for key in (b'SCAL', b'ZERO'): written = written.replace(b'X' + key + b'   = ', (b'T' + key + str(n_scaled).encode()).ljust(8) + b'= ')
    f.seek(0)
    f.write(written)
def plain(v):
    v = np.asarray(v)
    if v.dtype.kind != 'U': v = v.astype(v.dtype.newbyteorder('='))
    if v.dtype.kind == 'c': return v.view('f4' if v.dtype == np.complex64 else 'f8').ravel().tolist()
    if v.dtype.kind in 'iu' : return [str(x) for x in v.ravel().tolist()]
    if v.dtype.kind == 'U': return [str(x).rstrip() for x in v.ravel()]
    return [None if x != x else x for x in v.ravel().tolist()]
out = []
with fits.open(folder + '/tables.fits', uint=True) as hdus:
    for hdu in hdus[1:]:
        columns = []
        for c in hdu.columns:
            data = hdu.data[c.name]
            if c.name[:2] in ('PE', 'PI', 'QD', 'PK', 'PC'): value = [plain(row) for row in data]
            else: value = plain(np.ascontiguousarray(data))
            columns.append([c.name, c.unit or '', value])
        out.append(columns)
print(json.dumps(out))
`

function plain(values: FixedValues): unknown[] {
  if (values.kind === 'text') return [...values.values]
  if (values.kind === 'logical' || values.kind === 'bits') return Array.from(values.values, (value) => value === 1)
  const list = Array.from(values.values as ArrayLike<number | bigint>)
  return values.values instanceof Float32Array || values.values instanceof Float64Array
    ? list.map((value) => (Number.isNaN(value) ? null : value))
    : list.map(String)
}

const plainColumn = (values: ColumnValues): unknown[] => (values.kind === 'variable' ? values.rows.map(plain) : plain(values))

describeWith('astropy', 'tables', () => {
  let folder = ''
  let wanted: [name: string, unit: string, values: unknown[]][][] = []
  let hdus: (BinaryTableHdu | AsciiTableHdu)[] = []
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'cirasa-tables-'))
    wanted = askPython(WRITE, [folder, ROWS])
    const file = await openFits(memorySource(readFileSync(path.join(folder, 'tables.fits'))))
    hdus = file.hdus.slice(1) as typeof hdus
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('of both kinds have the same columns', async () => {
    for (const [i, hdu] of hdus.entries()) {
      const table = await readTable(hdu)
      expect(table.rows).toBe(ROWS)
      expect(table.columns.map(({ name, unit }) => [name, unit])).toEqual(wanted[i].map(([name, unit]) => [name, unit]))
    }
  })

  it('of both kinds have the same values', async () => {
    for (const [i, hdu] of hdus.entries()) {
      const { columns } = await readTable(hdu)
      for (const [k, { name, values }] of columns.entries()) {
        // Numbers of an ASCII table are doubles to us, whatever their format.
        const theirs = name === 'I' && hdu.kind === 'ascii-table' ? wanted[i][k][2].map(Number) : wanted[i][k][2]
        expect([name, plainColumn(values)]).toEqual([name, theirs])
      }
    }
  })

  it('say what shape their values have', async () => {
    const { columns } = await readTable(hdus[0], { columns: ['D', 'cube', 'AA', 'M', 'X', 'PE'] })
    expect(columns.map(({ shape }) => shape)).toEqual([[], [4, 3, 2], [3], [2], [11], []])
  })

  it('say which integer means no value', async () => {
    const { columns } = await readTable(hdus[0], { columns: ['null'] })
    expect(columns[0].values).toMatchObject({ kind: 'number', nullValue: -99 })
  })

  it('give some rows of some columns, named in any case', async () => {
    for (const hdu of hdus) {
      const whole = await readTable(hdu, { columns: ['d', 'I'] })
      const part = await readTable(hdu, { columns: ['d', 'I'], rows: { start: 10, stop: 31 } })
      expect(part.rows).toBe(21)
      for (const [k, { values }] of part.columns.entries())
        expect(plainColumn(values)).toEqual(plainColumn(whole.columns[k].values).slice(10, 31))
    }
  })

  it('give some rows of variable length', async () => {
    const whole = await readTable(hdus[0], { columns: ['QD'] })
    const part = await readTable(hdus[0], { columns: ['QD'], rows: { start: 3, stop: 9 } })
    expect(plainColumn(part.columns[0].values)).toEqual(plainColumn(whole.columns[0].values).slice(3, 9))
  })
})
