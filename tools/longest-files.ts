// Prints the longest source files: a file above 400 lines wants a reason or a split.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

const SHOWN = 10
const root = path.resolve(import.meta.dirname, '..')

const files = execFileSync('git', ['ls-files', '-z', '--', '*.ts', '*.mjs'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
const lengths = files
  .filter((file) => !file.includes('/test/'))
  .map((file) => ({ file, lines: readFileSync(path.join(root, file), 'utf8').split('\n').length - 1 }))
  .toSorted((a, b) => b.lines - a.lines)
for (const { file, lines } of lengths.slice(0, SHOWN)) console.log(`${String(lines).padStart(5)}  ${file}`)
