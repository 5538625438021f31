// `cirasa convert` keeps what a catalogue says, from any format into any other.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { sample } from './broken-files.ts'
import { cirasa, temporaryFolder } from './run-cli.ts'

const truth = path.join(path.dirname(sample), 'sample.truth.vot')

describe('cirasa convert', () => {
  it('brings back the same table through every format that holds it', async () => {
    const folder = temporaryFolder()
    const csv = async (from: string) => (await cirasa(['convert', from, '-', '--to', 'csv'], folder)).stdout
    const first = await csv(truth)
    expect(first.split('\n')).toHaveLength(487 + 2)
    for (const suffix of ['vot', 'json', 'fits', 'csv']) {
      expect((await cirasa(['convert', truth, `a.${suffix}`], folder)).code).toBe(0)
      expect(await csv(`a.${suffix}`), suffix).toBe(first)
    }
  })

  it("writes DS9 regions and CASDA's columns", async () => {
    const folder = temporaryFolder()
    const { stdout } = await cirasa(['convert', truth, 'a.reg'], folder)
    expect(stdout).toBe('a.reg: 1 table (487 truth)\n')
    expect(readFileSync(path.join(folder, 'a.reg'), 'utf8').match(/^ellipse\(/gm)?.length).toBe(487)
    await cirasa(['convert', truth, 'a.casda.vot'], folder)
    expect(readFileSync(path.join(folder, 'a.casda.vot'), 'utf8')).toContain('ID="col_flux_peak"')
  })

  it("brings another finder's columns into ours", async () => {
    const folder = temporaryFolder()
    const header =
      'island,source,background,local_rms,ra_str,dec_str,ra,err_ra,dec,err_dec,peak_flux,err_peak_flux,int_flux,err_int_flux,a,err_a,b,err_b,pa,err_pa,flags'
    writeFileSync(
      path.join(folder, 'aegean.csv'),
      `${header}\n0,0,0,2e-5,x,y,180.5,1e-5,-40.25,1e-5,0.001,2e-5,0.0012,2e-5,16,1,15,1,30,5,0\n`,
    )
    const { stdout } = await cirasa(['convert', 'aegean.csv', '-', '--to', 'csv', '--standard'], folder)
    const [names, values] = stdout.split('\n').map((line) => line.split(','))
    const value = (name: string) => Number(values[names.indexOf(name)])
    expect([value('ra'), value('dec'), value('flux_peak'), value('maj_fwhm')]).toEqual([180.5, -40.25, 0.001, 16])
    expect(value('snr')).toBeCloseTo(50, 3)
  })

  it('says which tables one file does not hold, and how to get them', async () => {
    const folder = temporaryFolder()
    const said = async (...args: string[]) => (await cirasa(args, folder)).stdout
    await said('find', sample, '--formats', 'votable', '--no-plot', '--progress', 'none')
    const catalogue = path.join('cirasa-out', 'sample.vot')
    for (const file of ['a.csv', 'a.reg'])
      expect(await said('convert', catalogue, file)).toMatch(
        /: 1 table \(\d+ components\); left out: \d+ islands, \d+ sources; for these use --table islands or --table sources\n$/,
      )
    expect(await said('convert', catalogue, 'a.casda.vot')).toMatch(/left out: \d+ islands, \d+ sources/)
    expect(await said('convert', catalogue, 'a.csv', '--table', 'sources')).toMatch(/^a\.csv: 1 table \(\d+ sources\)\n$/)
    expect(await said('convert', catalogue, 'a.json')).toMatch(/^a\.json: 3 tables \([^)]*\)\n$/)
    const { stdout, stderr } = await cirasa(['convert', catalogue, '-', '--to', 'csv'], folder)
    expect(stdout).not.toContain('left out')
    expect(stderr).toMatch(/^left out: \d+ islands/)
  })

  it.each([
    ['a suffix that says nothing', [truth, 'a.txt'], /FILE_FORMAT_UNKNOWN: .*\n {2}Use one of the suffixes .*--to/],
    ['an output without a format', [truth, '-'], /FILE_FORMAT_UNKNOWN/],
    ['what is no catalogue', [path.resolve(import.meta.dirname, 'run-cli.ts'), 'a.csv'], /CATALOG_/],
    ['a table that is not there', [truth, 'a.csv', '--table', 'islands'], /CATALOG_NO_SUCH_TABLE: .*truth/],
    ['a file that is not there', ['none.vot', 'a.csv'], /FILE_NOT_FOUND/],
    ['a format that does not exist', [truth, 'a.csv', '--to', 'parquet'], /CLI_USAGE/],
  ])('refuses %s', async (_, args, message) => {
    const folder = temporaryFolder()
    const { code, stderr } = await cirasa(['convert', ...args], folder)
    expect(stderr).toMatch(message)
    expect(code).toBe(2)
    expect(readdirSync(folder)).toEqual([])
  })
})
