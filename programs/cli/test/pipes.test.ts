// Whoever reads the output may go away: the files are written all the same.

import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { sample } from './broken-files.ts'
import { temporaryFolder } from './run-cli.ts'

const program = path.resolve(import.meta.dirname, '../bin/cirasa.mjs')

it('writes the catalogue although nobody reads the table', () => {
  const folder = temporaryFolder()
  const pipeline = `'${process.execPath}' '${program}' find '${sample}' --formats csv --no-plot --progress none | true; echo "\${PIPESTATUS[0]}"`
  expect(execFileSync('bash', ['-c', pipeline], { cwd: folder, encoding: 'utf8' })).toBe('0\n')
  expect(readdirSync(path.join(folder, 'cirasa-out'))).toContain('sample.run.json')
})
