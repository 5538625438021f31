// If it is not run, it is not documentation: every command that a page marks as run is run, in the order of the page.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { documentedPages, markedBlocks } from '../documented-commands.ts'
import { type PageService, startPageService } from './page-service.ts'

const root = path.resolve(import.meta.dirname, '../..')
const pages = documentedPages(root)
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})

/** A folder that looks like the checkout to a command, so that what a page writes stays out of it. */
function likeTheCheckout(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cirasa-docs-'))
  folders.push(folder)
  const written = new Set(['.git', 'cirasa-out', 'cirasa-data', 'results'])
  const shown = readdirSync(root).filter((name) => !written.has(name))
  for (const name of shown) symlinkSync(path.join(root, name), path.join(folder, name))
  return folder
}

describe('markedBlocks', () => {
  it('takes the blocks that are marked, with their place, and no others', () => {
    const page = 'a\n```sh run\ncirasa info y\ncirasa info x\n```\nb\n```sh\nrm -rf /\n```\n```sh serve\nnpm start\n```\n'
    expect(markedBlocks(page)).toEqual([
      { kind: 'run', line: 3, script: 'cirasa info y\ncirasa info x' },
      { kind: 'serve', line: 11, script: 'npm start' },
    ])
  })

  it('refuses a block that does not end', () => {
    expect(() => markedBlocks('```sh run\nls\n')).toThrow('line 1 does not end')
  })
})

describe('the documentation', () => {
  it('has commands that are run', () => {
    expect(pages.map(({ page }) => page)).toContain('README.md')
    expect(pages.map(({ page }) => page)).toContain('docs/tutorial/first-catalogue.md')
  })
})

describe.each(pages)('$page', ({ page, blocks }) => {
  const folder = likeTheCheckout()
  let service: PageService | undefined
  afterAll(async () => await service?.stop())

  it.each(blocks)('line $line: $kind', async ({ kind, line, script }) => {
    if (kind === 'serve') {
      await service?.stop()
      service = await startPageService(script, folder)
      return
    }
    const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', service?.addressed(script) ?? script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', ...service?.env },
    })
    expect(status, `${page}:${line}\n${script}\n${stdout}\n${stderr}`).toBe(0)
  })
})
