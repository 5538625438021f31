// The VOTables of a search pass stilts' checker and astropy's without a word.

import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'
import { askPython, describeWith } from '../../../testbed/oracle.ts'
import { sample } from './broken-files.ts'
import { cirasa, temporaryFolder } from './run-cli.ts'

async function votables(): Promise<string[]> {
  const folder = temporaryFolder()
  await cirasa(['find', sample, '--formats', 'votable,casda', '--no-plot', '--progress', 'none'], folder)
  return ['sample.vot', 'sample.casda.vot'].map((name) => path.join(folder, 'cirasa-out', name))
}

describeWith('stilts', 'votlint', () => {
  it('finds nothing to say', async () => {
    for (const file of await votables()) {
      const { stdout, stderr, status } = spawnSync('stilts', ['votlint', file], { encoding: 'utf8' })
      expect(stdout + stderr).toBe('')
      expect(status).toBe(0)
    }
  })
})

describeWith('astropy', "astropy's validator", () => {
  it('counts no warning', async () => {
    const warnings = askPython<string[]>(
      `
import sys, json, io
from astropy.io.votable import validate
out = []
for name in json.load(sys.stdin):
    text = io.StringIO()
    validate(name, output=text)
    out.append(text.getvalue())
print(json.dumps(out))`,
      await votables(),
    )
    for (const text of warnings) expect(text).toMatch(/no violations|0 violations/i)
  })
})
