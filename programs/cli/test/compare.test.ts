// `cirasa compare` says how much of a truth was found, as text, JSON and a picture.

import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { sample } from './broken-files.ts'
import { cirasa, temporaryFolder } from './run-cli.ts'

const truth = path.join(path.dirname(sample), 'sample.truth.vot')

/** The truth as CSV with only the rows that are kept. */
async function thinned(folder: string, keep: (row: number) => boolean): Promise<string> {
  const { stdout } = await cirasa(['convert', truth, '-', '--to', 'csv'], folder)
  const [head, ...rows] = stdout.trim().split('\n')
  writeFileSync(path.join(folder, 'half.csv'), [head, ...rows.filter((_, row) => keep(row))].join('\n'))
  return 'half.csv'
}

describe('cirasa compare', () => {
  it('finds all of a truth in itself', async () => {
    const { stdout, code } = await cirasa(['compare', truth, truth, '--beam', '15', '--json'], temporaryFolder())
    const score = JSON.parse(stdout)
    expect(code).toBe(0)
    expect(score.reliability).toBe(1)
    for (const { all } of score.completeness) expect(all.found).toBe(all.total)
  })

  it('finds half of it where half is there', async () => {
    const folder = temporaryFolder()
    const half = await thinned(folder, (row) => row % 2 === 0)
    const { stdout } = await cirasa(['compare', half, truth, '--beam', '15', '--json'], folder)
    const all = JSON.parse(stdout).completeness.find(({ snr }: { snr: string }) => snr === '>=5').all
    expect(all.value).toBeGreaterThan(0.4)
    expect(all.value).toBeLessThan(0.6)
    const text = await cirasa(['compare', half, truth, '--beam', '15'], folder)
    expect(text.stdout).toMatch(/^half\.csv against sample\.truth\.vot$/m)
    expect(text.stdout).toContain(`${all.found}/${all.total}`)
  })

  it('draws it', async () => {
    const folder = temporaryFolder()
    const { code } = await cirasa(['compare', truth, truth, '--beam', '15', '--plot', 'a.png'], folder)
    expect(code).toBe(0)
    const { width, height } = await loadImage(readFileSync(path.join(folder, 'a.png')))
    expect([width, height]).toEqual([1560, 1010])
  })

  it('takes the beam from the record of a search', async () => {
    const folder = temporaryFolder()
    await cirasa(['find', sample, '--formats', 'votable', '--no-plot', '--quiet', '--progress', 'none'], folder)
    const { stdout, code } = await cirasa(['compare', 'cirasa-out/sample.vot', truth, '--json'], folder)
    expect(code).toBe(0)
    const score = JSON.parse(stdout)
    expect(score.options.beam).toBeCloseTo(15, 5)
    expect(score.reliability).toBeGreaterThan(0.9)
  })

  it('asks for the beam when nobody knows it', async () => {
    const folder = temporaryFolder()
    const { code, stderr } = await cirasa(['compare', await thinned(folder, () => true), truth], folder)
    expect(stderr).toMatch(/CLI_BEAM_WANTED: .*\n {2}Give it with --beam/)
    expect(code).toBe(2)
  })

  it('names its flags when two catalogues without sky have no pixel scale', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'a.csv'), 'x_pix,y_pix,flux_peak,flux_int\n10,20,1,1\n')
    const { code, stderr } = await cirasa(['compare', 'a.csv', 'a.csv', '--beam', '15', '--noise', '0.1'], folder)
    expect(stderr).toMatch(/SIMULATE_NO_POSITIONS: .*\n.*the option --pixel-scale\./)
    expect(code).toBe(2)
    expect((await cirasa(['compare', 'a.csv', 'a.csv', '--beam', '15', '--noise', '0.1', '--pixel-scale', '4'], folder)).code).toBe(0)
  })

  it('refuses a beam that is none', async () => {
    const { code, stderr } = await cirasa(['compare', truth, truth, '--beam', '0'], temporaryFolder())
    expect(stderr).toMatch(/CLI_BAD_VALUE: --beam takes a number above 0/)
    expect(code).toBe(2)
  })
})
