// Writes the reference pages of the documentation from the definitions that the code uses.

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { referencePages } from './reference/pages.ts'

const root = path.resolve(import.meta.dirname, '..')
for (const [page, content] of await referencePages(root)) {
  mkdirSync(path.dirname(path.join(root, page)), { recursive: true })
  writeFileSync(path.join(root, page), content)
}
