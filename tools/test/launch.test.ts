// `npm start` and `npm test` install what is missing and only that, run every check, and end as the first failure did.

import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

const lock = (version: string) =>
  JSON.stringify({
    packages: {
      '': { name: 'x' },
      'packages/own': { name: 'own' },
      'node_modules/own': { resolved: 'packages/own', link: true },
      'node_modules/thing': { version },
      'node_modules/for-another-platform': { version: '1.0.0', optional: true },
    },
  })

/** A checkout with stand-ins for npm and the checkers, each of which says in log.txt that it ran. */
function checkout(exitCodes: Readonly<Record<string, number>> = {}) {
  const root = mkdtempSync(path.join(tmpdir(), 'cirasa-launch-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const at = (...parts: string[]) => path.join(root, ...parts)
  mkdirSync(at('tools'))
  for (const name of ['launch.mjs', 'build-web.mjs']) cpSync(path.join(import.meta.dirname, '..', name), at('tools', name))
  writeFileSync(at('package-lock.json'), lock('1.0.0'))
  writeFileSync(at('log.txt'), '')
  const says = (name: string) =>
    `const fs = require('fs'); fs.appendFileSync(${JSON.stringify(at('log.txt'))}, [${JSON.stringify(name)}, ...process.argv.slice(2)].join(' ') + '\\n');`
  const checkers = ['biome', 'tsc', 'knip', 'vitest'].map((name) => [
    name,
    `#!/usr/bin/env node\n${says(name)} process.exit(${exitCodes[name] ?? 0})`,
  ])
  writeFileSync(
    at('npm-cli.js'),
    `${says('npm')}
const path = require('path'); const bin = ${JSON.stringify(at('node_modules', '.bin'))};
fs.mkdirSync(bin, { recursive: true });
for (const [name, text] of ${JSON.stringify(checkers)}) { fs.writeFileSync(path.join(bin, name), text); fs.chmodSync(path.join(bin, name), 0o755) }
fs.writeFileSync(${JSON.stringify(at('node_modules', '.package-lock.json'))}, JSON.stringify({ packages: { 'node_modules/own': { link: true }, 'node_modules/thing': { version: '1.0.0' } } }));
process.exit(${exitCodes.npm ?? 0})`,
  )
  mkdirSync(at('programs', 'cli', 'bin'), { recursive: true })
  writeFileSync(
    at('programs', 'cli', 'bin', 'cirasa.mjs'),
    `import fs from 'node:fs'; fs.appendFileSync(${JSON.stringify(at('log.txt'))}, ['cirasa', ...process.argv.slice(2)].join(' ') + '\\n'); process.exit(${exitCodes.cirasa ?? 0})`,
  )
  const launch = (...args: string[]) => {
    const { status } = spawnSync(process.execPath, [at('tools', 'launch.mjs'), ...args], {
      env: { ...process.env, npm_execpath: at('npm-cli.js') },
      cwd: tmpdir(),
      encoding: 'utf8',
    })
    const log = readFileSync(at('log.txt'), 'utf8').split('\n').filter(Boolean)
    writeFileSync(at('log.txt'), '')
    return { status, log }
  }
  const sample = `cirasa serve --sample ${at('examples', 'sample', 'sample.fits')} --home cirasa-data --loglevel warning`
  return { at, launch, sample }
}

const INSTALL = 'npm ci --no-audit --no-fund --loglevel=error'

describe('launch.mjs', () => {
  it('installs once, then starts the service with the sample in it', () => {
    const { launch, sample } = checkout()
    expect(launch('start')).toEqual({ status: 0, log: [INSTALL, sample] })
    expect(launch('start')).toEqual({ status: 0, log: [sample] })
  })

  it('hands arguments on to cirasa', () => {
    const { launch } = checkout({ cirasa: 2 })
    expect(launch('start', 'info', 'a.fits')).toEqual({ status: 2, log: [INSTALL, 'cirasa info a.fits'] })
  })

  it('does not install again when only the date of the lock file is new', () => {
    const { launch, at, sample } = checkout()
    launch('start')
    const later = new Date(Date.now() + 60_000)
    utimesSync(at('package-lock.json'), later, later)
    expect(launch('start').log).toEqual([sample])
  })

  it('installs again when the lock file asks for another version', () => {
    const { launch, at, sample } = checkout()
    launch('start')
    writeFileSync(at('package-lock.json'), lock('2.0.0'))
    const later = new Date(Date.now() + 60_000)
    utimesSync(at('package-lock.json'), later, later)
    expect(launch('start').log).toEqual([INSTALL, sample])
  })

  it('stops with the code of npm when it cannot install', () => {
    expect(checkout({ npm: 7 }).launch('start')).toEqual({ status: 7, log: [INSTALL] })
  })

  it('runs every check in order, with arguments for the tests', () => {
    const { launch } = checkout()
    const log = [INSTALL, 'biome check .', 'tsc --noEmit --singleThreaded', 'knip', 'vitest run packages/fits']
    expect(launch('test', 'packages/fits')).toEqual({ status: 0, log })
  })

  it('runs the rest after a failure, and ends as the first one did', () => {
    const { status, log } = checkout({ tsc: 3, vitest: 5 }).launch('test')
    expect(status).toBe(3)
    expect(log.at(-1)).toBe('vitest run')
  })

  it('says how it is called', () => {
    expect(checkout().launch('stop')).toEqual({ status: 2, log: [] })
  })

  it('runs on the Node of Debian as well', () => {
    const old = '/usr/bin/node'
    const major = existsSync(old) ? Number.parseInt(spawnSync(old, ['--version'], { encoding: 'utf8' }).stdout.slice(1), 10) : undefined
    if (major === undefined || major >= 24) return
    const { at } = checkout()
    writeFileSync(at('npm-cli.js'), '')
    mkdirSync(at('node_modules', '.bin'), { recursive: true })
    writeFileSync(at('node_modules', '.package-lock.json'), lock('1.0.0'))
    writeFileSync(at('node_modules', '.bin', 'node'), `#!/bin/sh\necho "24 $2" >> ${at('log.txt')}\n`)
    chmodSync(at('node_modules', '.bin', 'node'), 0o755)
    expect(spawnSync(old, [at('tools', 'launch.mjs'), 'start']).status).toBe(0)
    expect(readFileSync(at('log.txt'), 'utf8')).toBe('24 serve\n')
  })
})
