// The reference pages say what the code says: they are made from it, and made again when it changes.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { standardColumns } from '@cirasa/catalog'
import { describe, expect, it } from 'vitest'
import { findRegistries, registryFiles } from '../reference/errors-page.ts'
import { referencePages } from '../reference/pages.ts'

const root = path.resolve(import.meta.dirname, '../..')

describe('the reference pages', () => {
  it('are current: run `npm run reference` when this fails', async () => {
    for (const [page, content] of await referencePages(root)) expect(readFileSync(path.join(root, page), 'utf8'), page).toBe(content)
  })

  it('have the errors of every registry of the checkout', async () => {
    const registries = await findRegistries(root)
    const files = registryFiles(root)
    for (const file of ['packages/fits/src/errors.ts', 'packages/apps/src/node/errors.ts', 'programs/cli/src/errors.ts'])
      expect(files).toContain(path.normalize(file))
    expect(registries.length).toBe(files.length)
    const page = (await referencePages(root)).get('docs/reference/errors.md') ?? ''
    for (const code of registries.flatMap(({ entries }) => [...entries.keys()])) expect(page).toContain(`\n## ${code}\n`)
  })

  it('have every column with its unit', async () => {
    const page = (await referencePages(root)).get('docs/reference/catalogue-columns.md') ?? ''
    for (const { name, unit = '' } of standardColumns('components'))
      expect(page).toMatch(new RegExp(`\\| \`${name}\` \\| \\w+ \\| ${unit} \\|`))
  })
})
