// The app `caesar` from an image to its files, on the sample.

import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { getNumbers, getStrings, readTable, standardise } from '@cirasa/catalog'
import { openFits, readImage } from '@cirasa/fits'
import { openFile } from '@cirasa/fits/node'
import { describe, expect, it } from 'vitest'
import { checkRequest, manifests } from '../src/index.ts'
import { apps, productKind } from '../src/node/index.ts'
import { runSample, SAMPLE } from './sample-run.ts'
import { temporaryFolder } from './temporary-folder.ts'

const bytes = (folder: string, name: string) => new Uint8Array(readFileSync(path.join(folder, name)))

describe('a run of caesar without options', () => {
  it("writes our products and CAESAR's, each of a kind that the manifest knows", async () => {
    const { folder, warnings, figures, stages } = await runSample()
    expect(warnings).toEqual([])
    const names = readdirSync(folder).sort()
    expect(names).toEqual([
      'catalog-my sky.dat',
      'catalog-my sky.json',
      'catalog_fitcomp-my sky.dat',
      'catalog_fitcomp-my sky.json',
      'ds9-my sky.reg',
      'ds9_fitcomp-my sky.reg',
      'my sky.casda.vot',
      'my sky.components.csv',
      'my sky.fits',
      'my sky.islands.csv',
      'my sky.json',
      'my sky.reg',
      'my sky.run.json',
      'my sky.sources.csv',
      'my sky.vot',
      'output_my sky.log',
      'plot_my sky.png',
    ])
    const kinds = names.map((name) => productKind(manifests[0], name))
    expect(kinds.every(({ role, description }) => role !== 'file' && description !== undefined)).toBe(true)
    expect(figures.components).toBeGreaterThan(200)
    expect(stages.at(-1)).toEqual(['writing', 1])
    expect(stages.map(([, fraction]) => fraction)).toEqual(stages.map(([, fraction]) => fraction).toSorted((a, b) => a - b))
  })

  it('tells no path of this machine', async () => {
    const { folder, read, log } = await runSample()
    const texts = readdirSync(folder).filter((name) => !/\.(fits|png)$/.test(name))
    for (const text of [...texts.map(read), ...log]) {
      expect(text).not.toContain(path.dirname(SAMPLE))
      expect(text).not.toContain(folder)
    }
  })
})

describe("CAESAR's tables", () => {
  it('have the positions, fluxes and sizes of our components', async () => {
    const { folder, json } = await runSample()
    const ours = await readTable(bytes(folder, 'my sky.vot'), 'my sky.vot', 'components')
    const { components } = json('catalog_fitcomp-my sky.json')
    expect(components).toHaveLength(ours.rows)
    const byPlace = new Map<string, number>()
    getNumbers(ours, 'x_pix').forEach((x, row) => {
      byPlace.set(`${x.toFixed(4)} ${getNumbers(ours, 'y_pix')[row].toFixed(4)}`, row)
    })
    const number = (name: string, row: number) => Number(getNumbers(ours, name)[row])
    const pairs = {
      A: 'flux_peak',
      Aerr: 'e_flux_peak',
      fluxDensity: 'flux_int',
      bmaj_wcs: 'maj_fwhm',
      pa_wcs: 'pos_ang',
      x0_wcs: 'ra',
      y0_wcs: 'dec',
    }
    for (const component of components) {
      const row = byPlace.get(`${(component.x0 + 1).toFixed(4)} ${(component.y0 + 1).toFixed(4)}`) as number
      expect(row).toBeDefined()
      for (const [key, name] of Object.entries(pairs)) expect(component[key] / number(name, row), key).toBeCloseTo(1, 6)
      expect(component.x0Err_wcs * 3600).toBeCloseTo(number('e_ra', row), 6)
      expect(component.nu).toBe(1.4)
      // North is up and pixels are 4 arcsec: angles are the same on the sky, and sizes a quarter.
      expect(component.bmaj).toBeCloseTo(component.bmaj_wcs / 4, 3)
      const turn = Math.abs(component.pa - component.pa_wcs) % 180
      if (component.bmaj_wcs > component.bmin_wcs * 1.01) expect(Math.min(turn, 180 - turn)).toBeLessThan(0.5)
    }
  })

  it('have the errors of total fluxes from the sources, whose components were fitted together', async () => {
    const { folder, json } = await runSample()
    const tables = await Promise.all(['components', 'sources'].map((name) => readTable(bytes(folder, 'my sky.vot'), 'my sky.vot', name)))
    const [parts, wholes] = tables.map((table) => ({
      source: getStrings(table, 'source_id'),
      island: getStrings(table, 'island_id'),
      error: getNumbers(table, 'e_flux_int'),
    }))
    const { sources: islands } = json('catalog-my sky.json')
    let [joined, differ] = [0, 0]
    for (const { name, fluxDensityErr } of islands) {
      const rows = Array.from(parts.island.keys()).filter((row) => parts.island[row].endsWith(`-${name.slice(1)}`))
      const own = new Set(rows.map((row) => parts.source[row]))
      const quadrature = Math.hypot(...rows.map((row) => Number(parts.error[row])))
      const isWhole = rows.length === parts.source.filter((source) => own.has(source)).length
      if (rows.length < 2 || own.size > 1 || !isWhole) continue
      joined++
      expect(fluxDensityErr / Number(wholes.error[wholes.source.indexOf([...own][0])])).toBeCloseTo(1, 6)
      if (Math.abs(fluxDensityErr / quadrature - 1) > 0.01) differ++
    }
    expect(joined).toBeGreaterThan(5)
    // Errors of components that lie apart are all but independent.
    expect(differ).toBeGreaterThan(0)
  })

  it('come back as they were from the text files, by a reader of CAESAR catalogues', async () => {
    const { folder, json } = await runSample()
    const components = standardise(await readTable(bytes(folder, 'catalog_fitcomp-my sky.dat'), 'c.dat')).table
    const ours = await readTable(bytes(folder, 'my sky.vot'), 'my sky.vot', 'components')
    const sorted = (values: ArrayLike<number>) => Array.from(values, Number).sort((a, b) => a - b)
    for (const name of ['ra', 'dec', 'x_pix', 'flux_int', 'flux_peak', 'e_flux_int', 'maj_fwhm', 'min_fwhm', 'rms_local']) {
      const [theirs, own] = [sorted(getNumbers(components, name)), sorted(getNumbers(ours, name))]
      // The noise of CAESAR's is a mean over the island, ours that of its place.
      const digits = name === 'rms_local' ? 1 : 6
      theirs.forEach((value, i) => void expect(value / own[i], name).toBeCloseTo(1, digits))
    }
    const islands = standardise(await readTable(bytes(folder, 'catalog-my sky.dat'), 'i.dat')).table
    const { sources } = json('catalog-my sky.json')
    expect(islands.rows).toBe(sources.length)
    expect(getStrings(islands, 'island_id')).toEqual(sources.map(({ name }: { name: string }) => name))
  })

  it('name as many columns in their header as every row has', async () => {
    const { read } = await runSample()
    for (const [file, count] of [
      ['catalog-my sky.dat', 33],
      ['catalog_fitcomp-my sky.dat', 48],
    ] as const) {
      const lines = read(file).trimEnd().split('\n')
      const header = lines.filter((line) => line.startsWith('#'))
      const named = header[header.length - 1].slice(2).split('\t')
      expect(named).toHaveLength(count)
      for (const name of named) expect(header.some((line) => line.startsWith(`# ${name} [`) || line.startsWith(`# ${name}: `))).toBe(true)
      const rows = lines.filter((line) => !line.startsWith('#')).map((line) => line.split('\t'))
      expect(rows.every((cells) => cells.length === count && cells.every((cell) => cell !== '' && cell !== 'NaN'))).toBe(true)
    }
  })

  it('tell islands by what their pixels add up to', async () => {
    const { folder, json } = await runSample({ 'save-segmentedmap': true, 'save-bkgmap': true })
    const map = async (name: string) => {
      using file = openFile(path.join(folder, name))
      const [hdu] = (await openFits(file)).hdus
      if (hdu.kind !== 'image') throw new Error('A map is an image')
      return await readImage(hdu)
    }
    const [numbers, background] = [await map('my sky.segmentation.fits'), await map('my sky.background.fits')]
    using file = openFile(SAMPLE)
    const [hdu] = (await openFits(file)).hdus
    if (hdu.kind !== 'image') throw new Error('The sample is an image')
    const pixels = await readImage(hdu)
    const { sources } = json('catalog-my sky.json')
    for (const source of sources.slice(0, 20)) {
      const own = Array.from(numbers.data as Int32Array, (number, i) => (`S${number}` === source.name ? i : -1)).filter((i) => i >= 0)
      const sum = own.reduce((total, i) => total + Number(pixels.data[i]), 0)
      const mean = own.reduce((total, i) => total + (i % 512), 0) / own.length
      expect(source.nPix).toBe(own.length)
      expect(source.S / sum).toBeCloseTo(1, 5)
      expect(source.X0).toBeCloseTo(mean, 6)
      expect(source.bkgSum).toBeCloseTo(
        own.reduce((total, i) => total + Number(background.data[i]), 0),
        7,
      )
      expect(source.Smax).toBeCloseTo(Math.max(...own.map((i) => Number(pixels.data[i]))), 8)
      // What stands above the background, in Jy, is about what was fitted to it.
      const [island] = source.islands
      expect(island.npix).toBe(own.length)
      expect(island.fit_info.ncomponents).toBe(source.nComponents)
      expect(source.fluxDensity).toBe(island.S)
    }
  })

  it('hold every fitted component under its island, in both shapes of the JSON', async () => {
    const { json } = await runSample()
    const { sources, metadata } = json('catalog-my sky.json')
    const { components } = json('catalog_fitcomp-my sky.json')
    expect(metadata.inputdata).toMatchObject({ filename: 'my sky.fits', nx: 512, ny: 512, bmaj: 15, dx: -4, dy: 4, bunit: 'Jy/beam' })
    const nested = sources.flatMap((source: { islands: { fit_info?: { components: { x: number; S: number }[] } }[] }) =>
      source.islands.flatMap((island) => island.fit_info?.components ?? []),
    )
    expect(nested.map(({ x, S }: { x: number; S: number }) => [x, S])).toEqual(
      components.map(({ x0, fluxDensity }: { x0: number; fluxDensity: number }) => [x0, fluxDensity]),
    )
  })
})

describe('options of a run', () => {
  it('at their defaults, all sent, change nothing', async () => {
    const everything = Object.fromEntries(
      manifests[0].options
        .filter((option) => !option.nativeOnly)
        .map(({ name, type, default: standard }) => [name, type === 'flag' ? false : type === 'enum' ? '' : standard]),
    )
    expect(Object.keys(everything)).toHaveLength(156)
    const [bare, full] = [await runSample(), await runSample(everything)]
    expect(full.told).toEqual([])
    expect(full.warnings).toEqual([])
    for (const name of ['catalog-my sky.dat', 'catalog_fitcomp-my sky.dat', 'my sky.components.csv', 'ds9-my sky.reg'])
      expect(full.read(name)).toBe(bare.read(name))
  })

  it('search a window, whose pixels and sky are those of the whole image', async () => {
    const { folder, figures, json } = await runSample({
      'read-subimg': true,
      xmin: 128,
      xmax: 383,
      ymin: '100',
      ymax: 355,
      'save-rmsmap': true,
    })
    const whole = await runSample()
    const within = whole.json('catalog_fitcomp-my sky.json').components.filter(isInside)
    const { components } = json('catalog_fitcomp-my sky.json')
    expect(components.every(({ x0, y0 }: { x0: number; y0: number }) => x0 > 127 && x0 < 384 && y0 > 99 && y0 < 356)).toBe(true)
    expect(Math.abs(figures.components - within.length)).toBeLessThan(0.15 * within.length)
    const [brightest] = within.toSorted((a: { A: number }, b: { A: number }) => b.A - a.A)
    const same = components.find((one: { x0: number; y0: number }) => Math.hypot(one.x0 - brightest.x0, one.y0 - brightest.y0) < 0.2)
    expect(same.x0_wcs).toBeCloseTo(brightest.x0_wcs, 4)
    expect(same.y0_wcs).toBeCloseTo(brightest.y0_wcs, 4)
    using file = openFile(path.join(folder, 'my sky.rms.fits'))
    const [hdu] = (await openFits(file)).hdus
    expect(hdu.header.number('NAXIS1')).toBe(256)
    expect(hdu.header.number('CRPIX1')).toBe(256.5 - 128)
    expect(json('my sky.run.json').warnings[0]).toContain('(128, 100) to (383, 355)')

    function isInside({ x0, y0 }: { x0: number; y0: number }) {
      return x0 >= 128 && x0 <= 383 && y0 >= 100 && y0 <= 355
    }
  })

  it('refuse a window that holds no pixel', async () => {
    await expect(runSample({ 'read-subimg': true, xmin: 600, ymin: 0 })).rejects.toMatchObject({ code: 'APPS_NO_SUCH_WINDOW' })
    const { warnings } = await runSample({ 'read-subimg': true, xmin: -50, xmax: 99, ymin: 0, ymax: 99 })
    expect(warnings).toEqual(['The window reaches beyond the image: it was searched from (0, 0) to (99, 99).'])
  })

  it('leave small and nested islands out, with their components, in all tables', async () => {
    const { json, read, figures } = await runSample({ selectsources: true, minboundingbox: 6, 'no-nestedsearch': true })
    const { sources } = json('catalog-my sky.json')
    expect(figures.islands).toBe(sources.length)
    expect(
      sources.every((one: { Xmax: number; Xmin: number; depthLevel: number }) => one.Xmax - one.Xmin >= 5 && one.depthLevel === 0),
    ).toBe(true)
    expect(json('catalog_fitcomp-my sky.json').components).toHaveLength(figures.components)
    expect(read('my sky.components.csv').trimEnd().split('\n')).toHaveLength(figures.components + 1)
    expect(figures.components).toBeLessThan((await runSample()).figures.components)
  })

  it('draw regions in the frame asked for', async () => {
    const [pixels, sky] = [await runSample(), await runSample({ convertregionstowcs: true, regionwcs: 'GALACTIC' })]
    expect(pixels.read('ds9-my sky.reg')).toMatch(/^image$/m)
    const text = sky.read('ds9_fitcomp-my sky.reg')
    expect(text).toMatch(/^galactic$/m)
    const [, lon, lat] = /ellipse\(([\d.]+),([-\d.]+),/.exec(text) ?? []
    // The middle of the sample, RA 266.4, Dec -45, lies at l 345.8, b -8.2.
    expect(Math.abs(Number(lon) - 345.8)).toBeLessThan(0.6)
    expect(Math.abs(Number(lat) + 8.2)).toBeLessThan(0.6)
    expect(text).toContain('text={S1_fitcomp1}')
  })

  it('keep the log to what is worth telling', async () => {
    expect((await runSample({ loglevel: 'OFF' })).read('output_my sky.log')).toBe('')
    const { read, log } = await runSample({ loglevel: 'DEBUG', xmin: 5 })
    expect(read('output_my sky.log')).toContain('WARN  Option xmin has no effect without read-subimg.')
    expect(log.some((line) => line.startsWith('DEBUG: Options of the finder'))).toBe(true)
  })
})

describe('a run that goes wrong', () => {
  it('keeps the catalogues when a map cannot be written, and says so', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'my sky.rms.fits'))
    const { warnings, json } = await runSample({ 'save-rmsmap': true, 'save-bkgmap': true }, { folder })
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('The map rms could not be written.')
    expect(warnings[0]).not.toContain(folder)
    expect(json('my sky.run.json').warnings).toEqual(warnings)
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['catalog-my sky.json', 'my sky.background.fits', 'plot_my sky.png']))
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('ends with the reason of its signal and leaves no half of a file', async () => {
    const controller = new AbortController()
    const folder = temporaryFolder()
    const progress = () => controller.abort(new Error('cancelled by its owner'))
    await expect(runSample({}, { folder, signal: controller.signal, progress })).rejects.toThrow('cancelled by its owner')
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('calls the input by the name that its owner gave it', async () => {
    const folder = temporaryFolder()
    const inputs = [{ path: path.join(folder, 'nowhere'), name: 'my sky.fits' }]
    const failed = runSample({}, { folder, inputs })
    await expect(failed).rejects.toMatchObject({ code: 'FILE_NOT_FOUND', message: 'There is no file my sky.fits.' })
    await expect(runSample({}, { inputs: [] })).rejects.toMatchObject({ code: 'APPS_WRONG_INPUTS' })
  })
})

describe('the apps of this installation', () => {
  it('are those of the manifests', () => {
    expect([...apps.values()].map(({ manifest }) => manifest)).toEqual([...manifests])
    expect(checkRequest(manifests[0], {}, 'native')).toEqual({ options: {}, warnings: [] })
  })
})
