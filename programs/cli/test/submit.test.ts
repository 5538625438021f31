// The service from the command line: started, given an image, followed to its catalogue, stopped.

import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readTables } from '@cirasa/catalog'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cirasa, said, start, temporaryFolder } from './run-cli.ts'

const image = path.resolve(import.meta.dirname, '../../../examples/sample/sample.fits')

describe('cirasa serve and submit', () => {
  let server: ReturnType<typeof start>
  let address: string
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'cirasa-serve-'))
    server = start(['serve', '--port', '0', '--home', path.join(folder, 'home')], folder)
    let text = ''
    server.child.stderr?.on('data', (piece: string) => (text += piece))
    await said(server.child, /listens on (\S+)/)
    address = /listens on (\S+)/.exec(text)![1]
  })
  afterAll(async () => {
    server.child.kill('SIGTERM')
    const { code } = await server.ended
    rmSync(folder, { recursive: true, force: true })
    expect(code).toBe(143)
  })

  it('gives a catalogue of the image, and leaves the image as it was', async () => {
    const here = temporaryFolder()
    copyFileSync(image, path.join(here, 'sky.fits'))
    const call = [
      'submit',
      'sky.fits',
      '--server',
      address,
      '--wait',
      '--out',
      '.',
      '--option',
      'seedthr=6',
      '--tag',
      'try',
      '--progress',
      'none',
    ]
    const { code, stdout, stderr } = await cirasa(call, here)
    expect(stderr).toContain('cirasa-worker: success')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^[0-9a-f]{32} {2}sky\.fits {2}http/)
    expect(readFileSync(path.join(here, 'sky.fits')).equals(readFileSync(image))).toBe(true)
    const { tables } = await readTables(readFileSync(path.join(here, 'sky.components.csv')), 'components.csv')
    expect(tables[0].rows).toBeGreaterThan(0)
    expect(readdirSync(here).filter((name) => name.endsWith('.partial'))).toEqual([])
    const jobs = await (await fetch(`${address}/api/v1/jobs?tag=try`)).json()
    expect(jobs.items[0]).toMatchObject({ state: 'SUCCESS', options: { seedthr: 6 } })
  })

  it.each([
    ['an option that the app does not have', ['--option', 'seedtr=6'], /error APPS_UNKNOWN_OPTION: .*seedtr.*seedthr/],
    ['an option without a value', ['--option', 'seedthr'], /error CLI_BAD_VALUE: --option takes NAME=VALUE/],
    ['a number that is none', ['--option', 'seedthr=high'], /error CLI_BAD_VALUE: --option seedthr takes a number/],
    ['an app that is not there', ['--app', 'none'], /error SERVER_NO_SUCH_APP/],
  ])('refuses %s', async (_, more, message) => {
    const { code, stderr, stdout } = await cirasa(['submit', image, '--server', address, '--progress', 'none', ...more], folder)
    expect(stderr).toMatch(message)
    expect([code, stdout]).toEqual([2, ''])
  })

  it('refuses an image that is not there before anything is sent', async () => {
    const { code, stderr } = await cirasa(['submit', 'nothing.fits', '--server', address], folder)
    expect(stderr).toMatch(/error FILE_NOT_FOUND/)
    expect(code).toBe(2)
  })

  it('says so when no service answers', async () => {
    const { code, stderr } = await cirasa(['submit', image, '--server', 'http://127.0.0.1:9'], folder)
    expect(stderr).toMatch(/error CLIENT_UNREACHABLE/)
    expect(code).toBe(2)
  })
})

describe('cirasa serve', () => {
  it('hands settings on, and ends as the server does', async () => {
    const { code, stderr } = await cirasa(['serve', '--port', 'none'], temporaryFolder())
    expect(stderr).toContain('SERVER_BAD_SETTING')
    expect(code).toBe(2)
  })

  it('shows the settings of the server with its own help', async () => {
    const { stdout } = await cirasa(['serve', '--help'], temporaryFolder())
    expect(stdout).toContain('--input-root')
  })
})
