// Whenever a search is stopped, its folder holds whole files or none.

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { sample } from './broken-files.ts'
import { cirasa, said, start, temporaryFolder } from './run-cli.ts'

/** A map that takes long enough to be interrupted. */
async function largeMap(folder: string): Promise<string> {
  await cirasa(['simulate', 'large.fits', '--width', '2400', '--height', '2400', '--density', '2500', '--progress', 'none'], folder)
  return 'large.fits'
}

const visible = (folder: string) => (existsSync(folder) ? readdirSync(folder) : [])

describe('an interrupted search', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends on %s with %d and leaves nothing of its own', async (signal, exit) => {
    const folder = temporaryFolder()
    const image = await largeMap(folder)
    mkdirSync(path.join(folder, 'cirasa-out'))
    writeFileSync(path.join(folder, 'cirasa-out', 'large.components.csv'), 'of yesterday')
    const { child, ended } = start(['find', image, '--workers', '2'], folder)
    await said(child, /"event":"progress"/)
    child.kill(signal)
    const { code, stdout, stderr } = await ended
    expect(code).toBe(exit)
    expect(stderr).toContain('interrupted')
    expect(stdout).toBe('')
    expect(readdirSync(path.join(folder, 'cirasa-out'))).toEqual(['large.components.csv'])
    expect(readFileSync(path.join(folder, 'cirasa-out', 'large.components.csv'), 'utf8')).toBe('of yesterday')
  })

  it('leaves only whole files under their names when it is killed at any moment', async () => {
    const folder = temporaryFolder()
    cpSync(sample, path.join(folder, 'image.fits'))
    await cirasa(['find', 'image.fits', '--out', 'whole', '--quiet', '--progress', 'none'], folder)
    const whole = (name: string) => readFileSync(path.join(folder, 'whole', name))
    for (const delay of [300, 500, 700]) {
      const { child, ended } = start(['find', 'image.fits', '--progress', 'none'], folder)
      setTimeout(() => child.kill('SIGKILL'), delay)
      await ended
      for (const name of visible(path.join(folder, 'cirasa-out')).filter((one) => /\.(csv|png|reg)$/.test(one) && !one.startsWith('.')))
        expect(readFileSync(path.join(folder, 'cirasa-out', name)).equals(whole(name)), `${name} after ${delay} ms`).toBe(true)
    }
  })

  it('stops between two images as well', async () => {
    const folder = temporaryFolder()
    const image = await largeMap(folder)
    cpSync(sample, path.join(folder, 'small.fits'))
    const { child, ended } = start(['find', 'small.fits', image, '--formats', 'csv', '--no-plot'], folder)
    await said(child, /"event":"progress","image":"large.fits"/)
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
    expect(readdirSync(path.join(folder, 'cirasa-out')).every((name) => name.startsWith('small.'))).toBe(true)
  })
})
