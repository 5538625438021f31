// Images of cutouts stay open for the next ones, so that what is packed is unpacked once; and what would unpack to too much is refused.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { OpenImage } from '@cirasa/apps/node/images'
import { afterAll, describe, expect, it } from 'vitest'
import { withImage } from '../../../src/native/derived/kept-images.ts'
import { skyImage } from '../../sky-image.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'cirasa-kept-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { signal } = new AbortController()

describe('an image that cutouts are taken from', () => {
  it('is opened and unpacked once for all of them', async () => {
    const file = path.join(folder, 'sky.fits.gz')
    writeFileSync(file, gzipSync(await skyImage()))
    const seen: OpenImage[] = []
    const look = () => withImage(file, {}, signal, async (image) => void seen.push(image))
    await Promise.all([look(), look()])
    await look()
    expect(seen).toHaveLength(3)
    expect(new Set(seen).size).toBe(1)
  })

  it('is opened anew when the file is another one', async () => {
    const file = path.join(folder, 'other.fits')
    const seen: OpenImage[] = []
    for (const at of [1, 2]) {
      writeFileSync(file, Buffer.concat([await skyImage(), Buffer.alloc(2880 * (at - 1))]))
      await withImage(file, {}, signal, async (image) => void seen.push(image))
    }
    expect(seen[0]).not.toBe(seen[1])
  })

  it('is closed when others are wanted, but not while somebody looks at it', async () => {
    const files = await Promise.all(
      [1, 2, 3, 4].map(async (number) => {
        const file = path.join(folder, `${number}.fits`)
        writeFileSync(file, await skyImage())
        return file
      }),
    )
    const { promise, resolve } = Promise.withResolvers<void>()
    const long = withImage(files[0], {}, signal, async ({ input }) => {
      await promise
      return (await input.source.read(0, 6)).length
    })
    const seen: OpenImage[] = []
    for (const file of files.slice(1)) await withImage(file, {}, signal, async (image) => void seen.push(image))
    await expect(seen[0].input.source.read(0, 6)).rejects.toThrow('it was closed')
    resolve()
    expect(await long).toBe(6)
  })

  it('is refused where it unpacks to more than there is room for, before it does', async () => {
    const cards = [
      'SIMPLE  =                    T',
      'BITPIX  =                  -32',
      'NAXIS   =                    2',
      'NAXIS1  =                20000',
      'NAXIS2  =                20000',
      'END',
    ]
    const file = path.join(folder, 'huge.fits.gz')
    const header = cards
      .map((card) => card.padEnd(80))
      .join('')
      .padEnd(2880)
    writeFileSync(file, gzipSync(Buffer.concat([Buffer.from(header), Buffer.alloc(1 << 23)])))
    await expect(withImage(file, {}, signal, async () => {})).rejects.toMatchObject({ code: 'FITS_GZIP_TOO_LARGE' })
  })
})
