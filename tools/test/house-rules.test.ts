// House rules that a program can check: a first line that says what a file is, names without vague words, lengths.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const MOST_LINES = 400
const files = execFileSync('git', ['ls-files', '-z', '--', '*.ts', '*.tsx', '*.mjs'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter(Boolean)
const text = (file: string) => readFileSync(path.join(root, file), 'utf8')
const isEntry = (file: string) => path.basename(file) === 'index.ts'

describe('every source file', () => {
  it('begins with what it is and why', () => {
    const program = (file: string) => text(file).replace(/^#!.*\n/, '')
    expect(files.filter((file) => !isEntry(file) && !/^\/\/ \S.{20,}\n/.test(program(file)))).toEqual([])
  })

  it('is named in kebab-case for what it holds, not for a drawer', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|misc|manager|shared)(\/|\.|$)/
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.config|\.d|\.worker)?\.(tsx?|mjs)$/
    expect(files.filter((file) => drawers.test(file) || !kebab.test(path.basename(file)))).toEqual([])
  })

  it(`has at most ${MOST_LINES} lines`, () => {
    const long = files.filter((file) => !file.includes('/test/') && text(file).split('\n').length - 1 > MOST_LINES)
    expect(long).toEqual([])
  })
})

describe('every index.ts', () => {
  it('only re-exports', () => {
    const others = files.filter(isEntry).filter((file) => {
      const code = text(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      return code.replace(/export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*(?:as\s+\w+\s*)?from\s*'[^']+'\s*;?/g, '').trim() !== ''
    })
    expect(others).toEqual([])
  })
})
