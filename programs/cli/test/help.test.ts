// Help is there for every command, with examples, and wrong calls say what is right.

import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { commandEntries } from '../src/command-tree.ts'
import { cirasa } from './run-cli.ts'

describe('help', () => {
  it.each(commandEntries.map(({ name }) => name))('cirasa %s --help shows its usage and examples', async (name) => {
    const { code, stdout, stderr } = await cirasa([name, '--help'], tmpdir())
    expect(stderr).toBe('')
    expect(stdout).toContain(`Usage: cirasa ${name}`)
    expect(stdout).toMatch(new RegExp(`Examples:\\n {2}cirasa ${name}`))
    expect(code).toBe(0)
  })

  it('says of flags that switch something off what they do', async () => {
    const { stdout } = await cirasa(['find', '--help'], tmpdir())
    const words = stdout.replace(/\s+/g, ' ')
    expect(words).toMatch(/--no-adaptive-noise Do not measure .* \(by default this is done\)/)
    expect(words).toContain('--add-gain <chi-square>')
  })

  it('lists every command when called without one', async () => {
    const { code, stdout } = await cirasa([], tmpdir())
    for (const { name, summary } of commandEntries) expect(stdout).toMatch(new RegExp(`^ {2}${name} .*${summary.slice(0, 20)}`, 'm'))
    expect(code).toBe(0)
  })

  it('prints the version alone', async () => {
    expect(await cirasa(['--version'], tmpdir())).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' })
  })
})

describe('a wrong call ends with 2 and says what to do', () => {
  it.each([
    ['an unknown command', ['finde'], /error CLI_USAGE: unknown command 'finde'\s.*find/s],
    ['an unknown option', ['info', '--hud', '1', 'x.fits'], /error CLI_USAGE: unknown option '--hud'\s.*--hdu/s],
    ['a missing argument', ['info'], /error CLI_USAGE: missing required argument 'image'\n {2}`cirasa info --help`/],
    ['a number that is none', ['info', 'x.fits', '--hdu', 'one'], /error CLI_BAD_VALUE: --hdu takes a whole number, not "one"/],
    ['a number below its range', ['info', 'x.fits', '--hdu', '-1'], /error CLI_OUT_OF_RANGE: --hdu -1 is outside 0 to/],
    ['a word that is not of the list', ['completion', 'tcsh'], /error CLI_USAGE: .*tcsh.*bash, zsh, fish/],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await cirasa(args, tmpdir())
    expect(stderr).toMatch(message)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })
})
