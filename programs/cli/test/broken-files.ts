// Files that are not what they should be, as people have them.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeTable, writeFits } from '@cirasa/catalog'
import { fitsWriter, Header, memorySink, writeImage } from '@cirasa/fits'

export const sample = path.resolve(import.meta.dirname, '../../../examples/sample/sample.fits')

/** A file with a card of the header replaced: 80 characters for 80. */
function withCard(bytes: Buffer, keyword: string, card: string): Buffer {
  const at = bytes.indexOf(keyword.padEnd(8))
  bytes.write(card.padEnd(80), at, 'latin1')
  return bytes
}

/** What a file is called, what is in it, and the code that it must be refused with. */
export const brokenFiles: readonly (readonly [what: string, code: RegExp, make: (file: string) => void | Promise<void>])[] = [
  ['a file that is not there', /FILE_NOT_FOUND/, () => {}],
  ['a folder', /FILE_IS_A_FOLDER/, (file) => mkdirSync(file)],
  ['an empty file', /FITS_NOT_FITS/, (file) => writeFileSync(file, '')],
  ['a text file', /FITS_NOT_FITS/, (file) => writeFileSync(file, 'SIMPLE as that: this is no FITS file\n'.repeat(99))],
  ['a web page', /FITS_NOT_FITS/, (file) => writeFileSync(file, '<!DOCTYPE html><html><body>404</body></html>')],
  ['a header cut off', /FITS_HEADER_TRUNCATED/, (file) => writeFileSync(file, readFileSync(sample).subarray(0, 900))],
  ['pixels cut off', /FITS_TRUNCATED/, (file) => writeFileSync(file, readFileSync(sample).subarray(0, 400_000))],
  [
    'a terabyte promised in a small file',
    /FITS_(TRUNCATED|BAD_HEADER|TOO_LARGE)/,
    (file) => {
      const bytes = withCard(readFileSync(sample).subarray(0, 5760), 'NAXIS1', 'NAXIS1  =               500000')
      writeFileSync(file, withCard(bytes, 'NAXIS2', 'NAXIS2  =               500000'))
    },
  ],
  [
    'damaged gzip',
    /FITS_BAD_GZIP/,
    (file) => writeFileSync(file, Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), Buffer.alloc(4000, 7)])),
  ],
  [
    'a table without an image',
    /FITS_NO_IMAGE|FITS_NOT_AN_IMAGE/,
    (file) => {
      const table = makeTable('truth', { source_id: ['a'], x_pix: [1], y_pix: [1], flux_peak: [1], flux_int: [1] })
      writeFileSync(file, Buffer.concat([...writeFits(table)]))
    },
  ],
  [
    'a spectrum, which has one axis',
    /FITS_NO_PLANE/,
    async (file) => {
      const sink = memorySink()
      const writer = fitsWriter(sink)
      await writeImage(writer, { data: new Float32Array(100), shape: [100], header: new Header([]) })
      await writer.finish()
      writeFileSync(file, sink.bytes())
    },
  ],
]
