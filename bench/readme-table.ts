// Puts the stored figures into the README, or with --check says whether they are there already.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readFlags } from './command-line.ts'
import type { MapsResult } from './report/maps-result.ts'
import { withFigures } from './report/readme-tables.ts'
import { RESULTS, stored } from './report/store.ts'

const README = path.resolve(import.meta.dirname, '../README.md')

const flags = readFlags('node bench/readme-table.ts: writes the figures of bench/results/maps.json into README.md.', {
  check: { description: 'change nothing; fail when README.md is not current' },
})
const result = existsSync(path.join(RESULTS, 'maps.json')) ? stored<MapsResult>('maps') : undefined
const before = readFileSync(README, 'utf8')
const after = withFigures(before, result)
if (!flags.has('check')) writeFileSync(README, after)
else if (before !== after) {
  console.error('The figures in README.md are not those of bench/results: run `npm run bench:readme`.')
  process.exitCode = 1
}
