// A search is one call from the image to its files, on one thread or several, whoever asks for it.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fitsWriter, Header, memorySink, writeImage } from '@cirasa/fits'
import { describe, expect, it } from 'vitest'
import { type FindRequest, findImage } from '../src/node/index.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** More pixels than one thread does alone. */
const SIDE = 560
const SOURCES = 40

/** Noise of 1 with round sources of 3 pixels FWHM on a lattice. */
async function image(folder: string, name = 'map.fits'): Promise<string> {
  let state = 1
  const uniform = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
  const data = Float32Array.from({ length: SIDE * SIDE }, () => (uniform() + uniform() + uniform() + uniform() - 2) * Math.sqrt(3))
  for (let n = 0; n < SOURCES; n++) {
    const [x, y] = [40 + 60 * (n % 8), 40 + 100 * Math.floor(n / 8)]
    for (let dy = -8; dy <= 8; dy++)
      for (let dx = -8; dx <= 8; dx++) data[(y + dy) * SIDE + x + dx] += 100 * Math.exp((-4 * Math.LN2 * (dx * dx + dy * dy)) / 9)
  }
  const sink = memorySink()
  const writer = fitsWriter(sink)
  const header = Header.of([
    ['BUNIT', 'Jy/beam'],
    ['BMAJ', 3 / 3600],
    ['BMIN', 3 / 3600],
    ['BPA', 0],
    ['CTYPE1', 'RA---SIN'],
    ['CTYPE2', 'DEC--SIN'],
    ['CRPIX1', SIDE / 2],
    ['CRPIX2', SIDE / 2],
    ['CRVAL1', 30],
    ['CRVAL2', -20],
    ['CDELT1', -1 / 3600],
    ['CDELT2', 1 / 3600],
  ])
  await writeImage(writer, { data, shape: [SIDE, SIDE], header })
  await writer.finish()
  const file = path.join(folder, name)
  writeFileSync(file, sink.bytes())
  return file
}

const request = (file: string, out: string): FindRequest => ({
  image: file,
  out,
  name: 'found',
  formats: ['csv'],
  plot: false,
  options: {},
})
const { signal } = new AbortController()

describe('a search', () => {
  it('gives the files that it wrote, the record of the run last, and tells how far it is', async () => {
    const folder = temporaryFolder()
    const out = path.join(folder, 'out')
    const stages = new Set<string>()
    const { files, catalog, run } = await findImage(
      { ...request(await image(folder), out), formats: ['json'], maps: ['rms'], plot: true },
      { signal, progress: ({ stage }) => stages.add(stage) },
    )
    expect(files).toEqual(['json', 'rms.fits', 'png', 'run.json'].map((suffix) => path.join(out, `found.${suffix}`)))
    expect(readdirSync(out).sort()).toEqual(files.map((file) => path.basename(file)).sort())
    expect(catalog.components.rows).toBe(SOURCES)
    expect(JSON.parse(readFileSync(files[files.length - 1], 'utf8'))).toEqual(JSON.parse(JSON.stringify(run)))
    expect([...stages]).toEqual(['noise', 'detection', 'fitting', 'measurement'])
  })

  it('finds the same with any number of threads', async () => {
    const folder = temporaryFolder()
    const file = await image(folder)
    const rows = async (workers: number) => {
      const out = path.join(folder, `out-${workers}`)
      await findImage({ ...request(file, out), workers }, { signal })
      return readFileSync(path.join(out, 'found.components.csv'), 'utf8')
    }
    const alone = await rows(1)
    expect(alone.split('\n').length).toBeGreaterThan(SOURCES)
    expect((await rows(3)) === alone, 'the same bytes').toBe(true)
  })

  it('leaves nothing behind when it is stopped on the way', async () => {
    const folder = temporaryFolder()
    const out = path.join(folder, 'out')
    const controller = new AbortController()
    const searching = findImage(
      { ...request(await image(folder), out), workers: 2, plot: true },
      { signal: controller.signal, progress: ({ stage }) => stage === 'fitting' && controller.abort(new Error('enough')) },
    )
    await expect(searching).rejects.toThrow('enough')
    expect(readdirSync(out)).toEqual([])
  })

  it('refuses what is no image before it makes a folder', async () => {
    const folder = temporaryFolder()
    const out = path.join(folder, 'out')
    await expect(findImage(request(path.join(folder, 'gone.fits'), out), { signal })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
    expect(existsSync(out)).toBe(false)
  })

  it('puts no map in the place of an image that is to be spared', async () => {
    const folder = temporaryFolder()
    const ask: FindRequest = { ...request(await image(folder), folder), formats: [], maps: ['rms'] }
    const { files } = await findImage(ask, { signal })
    const sparing = findImage({ ...ask, spare: [files[0]] }, { signal })
    await expect(sparing).rejects.toMatchObject({ code: 'FILE_OVERWRITES_IMAGE' })
    await expect(findImage(ask, { signal })).resolves.toMatchObject({ files })
  })
})
