// The last line of .ci/run says what ran, whatever the test runner's own summary looks like around it.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const script = path.resolve(import.meta.dirname, '../../.ci/count-tests')
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cirasa-ci-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function count(log: string) {
  const file = path.join(folder, 'log')
  writeFileSync(file, log)
  const { status, stdout } = spawnSync('bash', [script, file], { encoding: 'utf8' })
  return { status, last: stdout.trimEnd().split('\n').at(-1) }
}

describe('.ci/count-tests', () => {
  it('counts what passed and what was skipped', () => {
    const log = ' Test Files  8 passed (8)\n      Tests  40 passed | 3 skipped (43)\n   Start at  11:00:00\n'
    expect(count(log)).toEqual({ status: 0, last: '40 passed, 0 failed, 3 skipped' })
  })

  it('fails when a test failed', () => {
    const log = ' Test Files  1 failed | 8 passed (9)\n      Tests  2 failed | 40 passed (42)\n'
    expect(count(log)).toEqual({ status: 1, last: '40 passed, 2 failed' })
  })

  it('counts a file that does not load as a failure', () => {
    const log = ' Test Files  1 failed | 8 passed (9)\n      Tests  40 passed (40)\n'
    expect(count(log)).toEqual({ status: 1, last: '40 passed, 1 failed' })
  })

  it('counts an error outside the tests as a failure', () => {
    const log = ' Test Files  8 passed (8)\n      Tests  40 passed (40)\n     Errors  1 error\n'
    expect(count(log)).toEqual({ status: 1, last: '40 passed, 1 failed' })
  })

  it('reads through colours', () => {
    const log =
      '\x1b[2m Test Files \x1b[22m \x1b[1m\x1b[32m8 passed\x1b[39m\x1b[22m (8)\n\x1b[2m      Tests \x1b[22m \x1b[32m40 passed\x1b[39m (40)\n'
    expect(count(log)).toEqual({ status: 0, last: '40 passed, 0 failed' })
  })

  it('fails when nothing ran', () => {
    expect(count('npm ERR! something else\n')).toEqual({ status: 1, last: '0 passed, 0 failed' })
  })
})
