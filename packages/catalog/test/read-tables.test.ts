// Files are told by content, packed or not, and nothing that is thrown at the readers makes more than a coded error.

import { gzipSync } from 'node:zlib'
import { isCodedError } from '@cirasa/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable, readTables, writeCsv, writeFits, writeJson, writeVotable } from '../src/index.ts'
import { joined, sampleCatalog, sampleTable, valuesOf } from './sample-catalog.ts'

const formats = {
  csv: joined(writeCsv(sampleCatalog.components)),
  json: joined(writeJson(sampleCatalog)),
  votable: joined(writeVotable(sampleCatalog)),
  binary2: joined(writeVotable(sampleCatalog, { serialization: 'binary2' })),
  fits: joined(writeFits(sampleCatalog)),
  ascii: new TextEncoder().encode('#   1 NUMBER  Running number\n#   2 X_IMAGE  Position  [pixel]\n  1  2.5\n  2  3.5\n'),
}

describe('readTables', () => {
  it.each(Object.entries(formats))('knows %s by its content, whatever its name, packed or not', async (_, bytes) => {
    const plain = await readTables(bytes, 'wrong.name')
    const packed = await readTables(gzipSync(bytes), 'x.gz')
    expect(plain.tables.length).toBeGreaterThan(0)
    expect(packed.tables.map(valuesOf)).toEqual(plain.tables.map(valuesOf))
  })

  it('calls a table of text by the name of its file', async () => {
    expect((await readTables(formats.csv, 'dir/field.components.csv')).tables[0].name).toBe('field.components')
  })

  it.each([
    ['nothing', ''],
    ['an image', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['a web page', '<!DOCTYPE html><html><body>404</body></html>'],
    ['zeros', '\0'.repeat(100)],
  ])('refuses %s', async (_, text) => {
    await expect(readTables(Buffer.from(text, 'latin1'), 'x')).rejects.toMatchObject({ code: 'CATALOG_NOT_A_TABLE' })
  })

  it('refuses a bomb of gzip before it fills memory', async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024, 'a'))
    await expect(readTables(bomb, 'bomb.gz')).rejects.toMatchObject({ code: 'CATALOG_TOO_LARGE' })
  })

  it('refuses gzip that breaks off', async () => {
    await expect(readTables(gzipSync(formats.csv).subarray(0, 200), 'x.gz')).rejects.toMatchObject({ code: 'CATALOG_BAD_TABLE' })
  })

  it.each(Object.entries(formats))('gives a table or a coded error for damaged %s', async (_, bytes) => {
    const damage = fc.record({
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
      end: fc.double({ min: 0.2, max: 1, noNaN: true }),
    })
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, bytes: noise, end }) => {
        const damaged = bytes.slice(0, Math.ceil(bytes.length * end))
        damaged.set(noise.subarray(0, Math.max(0, damaged.length - Math.floor(at * damaged.length))), Math.floor(at * damaged.length))
        try {
          await readTables(damaged, 'damaged')
        } catch (error) {
          if (!isCodedError(error)) throw error
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('readTable', () => {
  it('gives the components of a catalogue, or the table that is named', async () => {
    expect((await readTable(formats.fits)).name).toBe('components')
    expect(valuesOf(await readTable(formats.fits, 'x', 'Islands'))).toEqual(valuesOf(sampleTable('islands')))
    await expect(readTable(formats.votable, 'x', 'nope')).rejects.toMatchObject({ code: 'CATALOG_NO_SUCH_TABLE' })
  })
})
