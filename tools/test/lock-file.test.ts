// `npm ci` takes the lock file on every platform, whatever the registry it was made with had.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { completed, type LockFile, missingEntries } from '../lock-file.ts'

const lock: LockFile = {
  packages: {
    'node_modules/tool': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: { '@tool/linux-x64': '1.0.0', '@tool/linux-arm-musleabihf': '^1.0.0' },
    },
    'node_modules/@tool/linux-x64': { version: '1.0.0' },
  },
}

describe('missingEntries', () => {
  it('finds platform packages without an entry, and where they belong', () => {
    expect([...missingEntries(lock)]).toEqual([
      [
        'node_modules/@tool/linux-arm-musleabihf',
        { version: '1.0.0', dev: true, optional: true, os: ['linux'], cpu: ['arm'], libc: ['musl'] },
      ],
    ])
  })

  it('finds none in a completed file', () => {
    expect(missingEntries(completed(lock)).size).toBe(0)
  })
})

describe('package-lock.json', () => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../package-lock.json'), 'utf8')

  it('is complete: run `node tools/complete-lock.ts` when this fails', () => {
    expect([...missingEntries(JSON.parse(text) as LockFile).keys()]).toEqual([])
  })

  it('records no address of a registry', () => {
    expect(text).not.toMatch(/"resolved": *"https?:/)
  })
})
