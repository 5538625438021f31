// Settings: what wins over what, the names of caesar-rest, and what is said of those that cannot be used.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCommandLine } from '../../src/config/command-line.ts'
import { resolveSettings } from '../../src/config/resolve-settings.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cirasa-settings-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const settingsOf = (argv: string[], environment: Record<string, string> = {}) => {
  const { flags, config } = readCommandLine(argv, '0')
  return resolveSettings(flags, environment, config)
}

const configFile = (content: unknown): string => {
  const file = path.join(folder, `${Math.random()}.json`)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

describe('settings', () => {
  it('of a flag win over the environment, that over the file, that over the default', () => {
    const file = configFile({ port: 3, host: 'file', loglevel: 'debug', 'task-threads': 2 })
    const { settings } = settingsOf(['--config', file, '--port', '1'], { CIRASA_PORT: '2', CIRASA_HOST: 'environment' })
    expect(settings).toMatchObject({ port: 1, host: 'environment', loglevel: 'debug', 'task-threads': 2, 'poll-period': 5 })
  })

  it.each([
    [['--datadir=/d', '--jobdir=/j'], { datadir: '/d', jobdir: '/j' }],
    [['-datadir', '/d'], { datadir: '/d' }],
    [['--job_scheduler=local'], { scheduler: 'local' }],
    [['--job_monitoring_period', '30'], { 'poll-period': 30 }],
    [['--logtofile', '--logfile_maxsize=7', '--loglevel', 'WARNING'], { logtofile: true, 'logfile-maxsize': 7, loglevel: 'warning' }],
    [['--db', '--dbhost', 'h'], { db: 'sqlite', dbhost: 'h' }],
    [['--aai=false'], { aai: false }],
    [['--no-web'], { web: false, 'allow-queries': false }],
    [['--web', '--allow-queries'], { web: true, 'allow-queries': true }],
    [['--dataset_smgps=/data/smgps.json', '--dataset_emu='], { dataset: ['smgps=/data/smgps.json'] }],
  ])('take caesar-rest’s %s', (argv, expected) => expect(settingsOf(argv).settings).toMatchObject(expected))

  it('accept names of caesar-rest without a meaning here, and say so', () => {
    const argv = [
      '--kube_config',
      '/k',
      '--slurm_host=s',
      '--broker_port',
      '5672',
      '--mount_rclone_volume',
      '--ssl',
      '--caesar_container=/c.sif',
      '--port',
      '9',
    ]
    const { settings, warnings } = settingsOf(argv)
    expect(settings.port).toBe(9)
    expect(warnings.map((warning) => warning.split(' ')[0])).toEqual([
      '--kube-config',
      '--slurm-host',
      '--broker-port',
      '--mount-rclone-volume',
      '--ssl',
      '--caesar-container',
    ])
  })

  it('take sizes and times with their units', () => {
    const { settings } = settingsOf(['--max-upload', '2G', '--job-time', '90m', '--keep-bin', '3d'], { CIRASA_JOB_MEMORY: '1.5GiB' })
    expect(settings).toMatchObject({ 'max-upload': 2 ** 31, 'job-time': 5400, 'keep-bin': 259_200, 'job-memory': 1.5 * 2 ** 30 })
  })

  it('take lists as repeated flags, with commas in the environment, as arrays in the file', () => {
    expect(settingsOf(['--allow-host', 'a', '--allow-host', 'b']).settings['allow-host']).toEqual(['a', 'b'])
    expect(settingsOf([], { CIRASA_ALLOW_HOST: 'a, b' }).settings['allow-host']).toEqual(['a', 'b'])
    expect(settingsOf(['--config', configFile({ allow_host: ['a', 'b'] })]).settings['allow-host']).toEqual(['a', 'b'])
  })

  it.each([
    [['--port', '70000'], 'port'],
    [['--port', 'eighty'], 'port'],
    [['--max-upload', '-1'], 'max-upload'],
    [['--loglevel', 'loud'], 'loglevel'],
    [['--logtofile=maybe'], 'logtofile'],
  ])('refuse %s', (argv, name) => {
    expect(() => settingsOf(argv)).toThrow(
      expect.objectContaining({ code: 'SERVER_BAD_SETTING', values: expect.objectContaining({ name }) }),
    )
  })

  it('refuse an unknown name in the file, and a file that is no JSON object', () => {
    expect(() => settingsOf(['--config', configFile({ prot: 1 })])).toThrow(expect.objectContaining({ code: 'SERVER_BAD_SETTING' }))
    for (const content of ['{', '[]', '1']) {
      expect(() => settingsOf(['--config', configFile(content)])).toThrow(expect.objectContaining({ code: 'SERVER_CONFIG_NOT_READABLE' }))
    }
    expect(() => settingsOf(['--config', '/nowhere.json'])).toThrow(expect.objectContaining({ code: 'SERVER_CONFIG_NOT_READABLE' }))
  })

  it('that may be secret are not repeated in an error', () => {
    const url = 'mysql://user:hunter2@host'
    expect(() => resolveSettings({ db: ['x', url] }, {})).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    )
  })
})

describe('the command line', () => {
  it('asks for a backup', () => {
    expect(readCommandLine(['backup', '/to.sqlite', '--home', '/h'], '0')).toMatchObject({
      command: 'backup',
      to: '/to.sqlite',
      flags: { home: '/h' },
    })
  })
})
