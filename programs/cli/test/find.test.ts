// `cirasa find` writes what it promises, under the names it promises, and says what it found.

import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { readTables } from '@cirasa/catalog'
import { describe, expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { sample } from './broken-files.ts'
import { cirasa, temporaryFolder } from './run-cli.ts'

const quick = ['--formats', 'csv', '--no-plot', '--progress', 'none']
const json = async (args: readonly string[], folder: string) =>
  JSON.parse((await cirasa(['find', ...args, '--json', ...quick], folder)).stdout)

describe('cirasa find', () => {
  it('writes every file of its list, and no other', async () => {
    const folder = temporaryFolder()
    const { code, stdout, stderr } = await cirasa(['find', sample, '--out', 'out', '--maps', 'all'], folder)
    expect(code).toBe(0)
    const suffixes = ['background.fits', 'casda.vot', 'components.csv', 'fits', 'islands.csv', 'json', 'model.fits', 'png', 'reg']
    suffixes.push('residual.fits', 'rms.fits', 'run.json', 'segmentation.fits', 'sources.csv', 'vot')
    expect(readdirSync(path.join(folder, 'out'))).toEqual(suffixes.map((suffix) => `sample.${suffix}`))
    expect(stdout).toContain(`files  ${path.join('out', 'sample')}.*\n`)
    expect(new Set(stdout.split('sample.*\n')[1].trim().split(/\s+/))).toEqual(new Set(suffixes))
    expect(stdout).toMatch(/^ *source +RA +Dec +peak .*\n +h:m:s +d:m:s +[mµ]?Jy\/beam/m)
    expect(stdout).toMatch(/^image +sample\.fits, 512 x 512 pixels, Jy\/beam$/m)
    expect(stdout).toMatch(/^noise +rms 2\d\.\d µJy\/beam · beam 15\.0" x 15\.0"/m)
    expect(stdout).toMatch(/^found +\d+ sources, \d+ components, \d+ islands in [\d.]+ s$/m)
    const events = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).event)
    expect(events[0]).toBe('start')
    expect(events.at(-1)).toBe('done')
  })

  it('says the same sources in every format', async () => {
    const folder = temporaryFolder()
    await cirasa(['find', sample, '--no-plot', '--quiet', '--progress', 'none'], folder)
    const read = async (name: string) => {
      const { tables } = await readTables(readFileSync(path.join(folder, 'cirasa-out', name)), name)
      const table = tables.find((one) => one.name === 'components') ?? tables[0]
      const values = (column: string) =>
        Array.from(table.columns.find(({ definition }) => definition.name === column)?.values as Float64Array)
      return { rows: table.rows, ra: values('ra'), peak: values('flux_peak') }
    }
    const csv = await read('sample.components.csv')
    expect(csv.rows).toBeGreaterThan(50)
    for (const name of ['sample.vot', 'sample.json', 'sample.fits']) {
      const other = await read(name)
      expect(other.rows, name).toBe(csv.rows)
      for (const [row, ra] of other.ra.entries()) expect(ra).toBeCloseTo(csv.ra[row], 8)
      for (const [row, peak] of other.peak.entries()) expect(peak / csv.peak[row]).toBeCloseTo(1, 5)
    }
  })

  it('keeps in the record what is needed to repeat the run', async () => {
    const folder = temporaryFolder()
    const run = await json(
      [sample, '--plane', '', '--seed-threshold', '8'].filter(Boolean).filter((arg) => arg !== '--plane'),
      folder,
    )
    expect(run.image.sha256).toBe(createHash('sha256').update(readFileSync(sample)).digest('hex'))
    expect(run.options['seed-threshold']).toBe(8)
    expect(run.image).toMatchObject({ name: 'sample.fits', hdu: 0, plane: [], width: 512, height: 512, unit: 'Jy/beam' })
    expect(Date.parse(run.ended) - Date.parse(run.started)).toBeGreaterThanOrEqual(0)
    const { files, ...record } = run
    expect(JSON.parse(readFileSync(path.join(folder, 'cirasa-out', 'sample.run.json'), 'utf8'))).toEqual(record)
    expect(files.at(-1)).toBe(path.join('cirasa-out', 'sample.run.json'))
  })

  it('takes a flag before the file, the file before the default, and a record as a file', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'survey.json'), JSON.stringify({ 'seed-threshold': 7, 'merge-threshold': 3, negative: true }))
    const run = await json([sample, '--config', 'survey.json', '--seed-threshold', '9'], folder)
    expect(run.options).toMatchObject({ 'seed-threshold': 9, 'merge-threshold': 3, negative: true })
    const again = await json([sample, '--config', 'cirasa-out/sample.run.json', '--no-negative'], folder)
    expect(again.options).toEqual({ ...run.options, negative: false })
  })

  it('suggests the name that a configuration meant', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'survey.json'), JSON.stringify({ 'seed-treshold': 7 }))
    const { code, stderr } = await cirasa(['find', sample, '--config', 'survey.json'], folder)
    expect(stderr).toBe(
      'error CLI_CONFIG_UNKNOWN: survey.json sets seed-treshold, which is no option of the finder.\n  Did you mean seed-threshold?\n',
    )
    expect(code).toBe(2)
  })

  it('goes on to the other images when one is bad, and says so at the end', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'bad.fits'), 'no')
    cpSync(sample, path.join(folder, 'good.fits'))
    const { code, stdout, stderr } = await cirasa(['find', 'bad.fits', 'good.fits', 'gone.fits', ...quick], folder)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^bad\.fits: error FITS_NOT_FITS.*^gone\.fits: error FILE_NOT_FOUND.*^error CLI_SOME_FAILED: 2 of 3 images/ms)
    expect(stdout).toContain('good.fits, 512 x 512')
    expect(readdirSync(path.join(folder, 'cirasa-out')).every((name) => name.startsWith('good.'))).toBe(true)
  })

  it('tells failures as JSON lines to a program', async () => {
    const { code, stderr } = await cirasa(['find', 'gone.fits', 'gone-too.fits', '--progress', 'json'], temporaryFolder())
    const lines = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.filter(({ event }) => event === 'error')).toMatchObject([
      { image: 'gone.fits', code: 'FILE_NOT_FOUND', remedy: expect.any(String) },
      { image: 'gone-too.fits', code: 'FILE_NOT_FOUND' },
    ])
    expect(code).toBe(2)
  })

  it('tells failures in words too where nobody asked for JSON lines', async () => {
    const { stderr } = await cirasa(['find', 'gone.fits'], temporaryFolder())
    expect(stderr).toMatch(/"event":"error".*\ngone\.fits: error FILE_NOT_FOUND: There is no file gone\.fits\.\n {2}Check the spelling/)
  })

  it('puts a map in the place of a map of an earlier search, and of no other image', async () => {
    const folder = temporaryFolder()
    const find = (image: string, ...more: string[]) =>
      cirasa(['find', image, '--out', '.', '--maps', 'rms', '--formats', 'none', '--no-plot', '--progress', 'none', ...more], folder)
    cpSync(sample, path.join(folder, 'sample.rms.fits'))
    const { code, stderr } = await find(sample)
    expect(stderr).toMatch(/FILE_OVERWRITES_IMAGE: The map sample\.rms\.fits .*\n.*leave the map rms out/)
    expect(code).toBe(2)
    expect(readFileSync(path.join(folder, 'sample.rms.fits')).equals(readFileSync(sample))).toBe(true)
    rmSync(path.join(folder, 'sample.rms.fits'))
    for (let time = 0; time < 2; time++) expect((await find(sample)).code).toBe(0)
    const searched = await find('sample.rms.fits', '--name', 'sample')
    expect(searched.stderr, 'the image that is searched').toMatch(/FILE_OVERWRITES_IMAGE/)
    writeFileSync(path.join(folder, 'sample.rms.fits'), 'no FITS file')
    expect((await find(sample)).code).toBe(0)
  })

  it('never puts a catalogue in the place of an image', async () => {
    const folder = temporaryFolder()
    cpSync(sample, path.join(folder, 'image.fits'))
    writeFileSync(path.join(folder, 'image.fits.gz'), gzipSync(readFileSync(sample)))
    for (const image of ['image.fits', 'image.fits.gz']) {
      const { code, stderr } = await cirasa(['find', image, '--out', '.', '--progress', 'none'], folder)
      expect(stderr).toMatch(/FILE_OVERWRITES_IMAGE/)
      expect(code).toBe(2)
    }
    expect(readFileSync(path.join(folder, 'image.fits')).equals(readFileSync(sample))).toBe(true)
    expect((await cirasa(['find', 'image.fits', '--out', '.', ...quick], folder)).code).toBe(0)
  })

  it('replaces the catalogue of an earlier search', async () => {
    const folder = temporaryFolder()
    for (let time = 0; time < 2; time++)
      expect((await cirasa(['find', sample, '--formats', 'fits', '--no-plot', '--progress', 'none'], folder)).code).toBe(0)
  })

  it('finds the same in a packed copy', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'packed.fits.gz'), gzipSync(readFileSync(sample)))
    const [plain, packed] = [await json([sample], folder), await json(['packed.fits.gz'], folder)]
    expect(packed.counts).toEqual(plain.counts)
    expect(packed.rms).toBe(plain.rms)
    expect(packed.image.sha256).toBe(
      createHash('sha256')
        .update(readFileSync(path.join(folder, 'packed.fits.gz')))
        .digest('hex'),
    )
    // Ids begin with that of the run, which depends on the name.
    const csv = (name: string, { runId }: { runId: string }) =>
      readFileSync(path.join(folder, 'cirasa-out', `${name}.components.csv`), 'utf8').replaceAll(runId, 'RUN')
    expect(csv('packed', packed) === csv('sample', plain), 'the same rows').toBe(true)
  })

  it('says that it cannot write where it may not', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'cirasa-out'))
    mkdirSync(path.join(folder, 'cirasa-out', 'sample.run.json'))
    const { code, stderr } = await cirasa(['find', sample, ...quick], folder)
    expect(stderr).toMatch(/FILE_NOT_WRITABLE/)
    expect(code).toBe(2)
    expect(readdirSync(path.join(folder, 'cirasa-out')).filter((name) => name.startsWith('.'))).toEqual([])
  })
})

describeWith('astropy', 'the maps of a search', () => {
  it('lie on the sky of the image', async () => {
    const folder = temporaryFolder()
    await cirasa(['find', sample, '--formats', 'none', '--no-plot', '--maps', 'rms,segmentation', '--progress', 'none'], folder)
    const maps = ['rms', 'segmentation'].map((name) => path.join(folder, 'cirasa-out', `sample.${name}.fits`))
    const seen = askPython<readonly { shape: number[]; unit: string; corner: number[] }[]>(
      `
import sys, json
from astropy.io import fits
from astropy.wcs import WCS
out = []
for name in json.load(sys.stdin):
    h = fits.open(name)[0]
    h.verify('exception')
    out.append({'shape': h.data.shape, 'unit': h.header['BUNIT'], 'corner': [float(v) for v in WCS(h.header).wcs_pix2world(0, 0, 0)]})
print(json.dumps(out))`,
      [sample, ...maps],
    )
    const [image, rms, segmentation] = seen
    for (const map of [rms, segmentation]) expect(map).toMatchObject({ shape: image.shape, corner: image.corner })
    expect(rms.unit).toBe('Jy/beam')
    expect(segmentation.unit).toBe('')
  })
})
