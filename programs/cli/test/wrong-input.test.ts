// What cannot be searched is refused with 2, a code, a sentence and what to do, and nothing is written.

import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { brokenFiles, sample } from './broken-files.ts'
import { cirasa, temporaryFolder } from './run-cli.ts'

describe('cirasa find refuses', () => {
  it.each(brokenFiles)('%s', async (_, code, make) => {
    const folder = temporaryFolder()
    await make(path.join(folder, 'broken.fits'))
    const { code: exit, stdout, stderr } = await cirasa(['find', 'broken.fits', '--progress', 'none'], folder)
    expect(stderr).toMatch(new RegExp(`^broken.fits: error (${code.source}): .+\\n {2}.+`))
    expect(stdout).toBe('')
    expect(exit).toBe(2)
    if (existsSync(path.join(folder, 'cirasa-out'))) expect(readdirSync(path.join(folder, 'cirasa-out'))).toEqual([])
  })

  it.each([
    ['a value out of range', ['--seed-threshold', '-3'], /CLI_OUT_OF_RANGE: --seed-threshold -3 is outside/],
    ['a value that is no number', ['--seed-threshold', 'five'], /CLI_BAD_VALUE: --seed-threshold takes a number \(sigma\), not "five"/],
    ['a word that the option does not have', ['--interpolation', 'bicubical'], /CLI_NOT_ONE_OF: .*\n {2}Did you mean bicubic\?/],
    ['a format that does not exist', ['--formats', 'csv,vottable'], /CLI_NOT_ONE_OF: .*\n {2}Did you mean votable\?/],
    ['an HDU that is not there', ['--hdu', '7'], /FITS_NO_SUCH_HDU/],
    ['a plane that is not there', ['--plane', 'FREQ=7'], /FITS_NO_SUCH_AXIS/],
    ['a plane that is no plane', ['--plane', 'first'], /FILE_BAD_PLANE/],
    ['no worker at all', ['--workers', '0'], /CLI_OUT_OF_RANGE/],
    ['a name for two images', [sample, '--name', 'x'], /CLI_NAME_WANTS_ONE_IMAGE/],
    ['two images of one name', [sample], /CLI_SAME_NAME/],
    ['a configuration that is not there', ['--config', 'none.json'], /FILE_NOT_FOUND/],
    ['a configuration without an end', ['--config', '/dev/zero'], /FILE_TOO_LARGE: .*4 MiB/],
    ['a configuration that is not JSON', ['--config', sample], /CLI_CONFIG_NOT_JSON/],
  ])('%s', async (_, args, message) => {
    const folder = temporaryFolder()
    const { code, stderr } = await cirasa(['find', sample, ...args, '--progress', 'none'], folder)
    expect(stderr).toMatch(message)
    expect(code).toBe(2)
  })
})

describe('cirasa info', () => {
  const unreadable = brokenFiles.filter(([what]) => !/table|spectrum/.test(what))
  it.each(unreadable)('refuses %s', async (_, code, make) => {
    const folder = temporaryFolder()
    await make(path.join(folder, 'broken.fits'))
    const { code: exit, stderr } = await cirasa(['info', 'broken.fits'], folder)
    expect(stderr).toMatch(new RegExp(`^error (${code.source}): .+\\n {2}.+`))
    expect(exit).toBe(2)
  })

  it.each(brokenFiles.filter(([what]) => /table|spectrum/.test(what)))('describes %s', async (_, __, make) => {
    const folder = temporaryFolder()
    await make(path.join(folder, 'other.fits'))
    const { code, stdout } = await cirasa(['info', 'other.fits'], folder)
    expect(stdout).toMatch(/1 row,|100 {2}float32/)
    expect(stdout).toContain('No image with two axes')
    expect(code).toBe(0)
  })
})
