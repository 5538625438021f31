// The sample image is what its page says: the command there makes the same files again.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const program = path.resolve(import.meta.dirname, '../../programs/cli/bin/cirasa.mjs')

it('makes sample.fits and its truth again with the command of the page', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cirasa-sample-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const page = readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8')
  const command = /npx cirasa (simulate [^`]*)/.exec(page)?.[1].replaceAll('\\\n', ' ').trim().split(/\s+/) ?? []
  execFileSync(process.execPath, [program, ...command], { cwd: folder, stdio: 'pipe' })
  for (const name of ['sample.fits', 'sample.truth.vot'])
    expect(readFileSync(path.join(folder, name)).equals(readFileSync(path.join(import.meta.dirname, name))), name).toBe(true)
})
