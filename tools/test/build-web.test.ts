// The pages are built when they are missing or older than what they are made of, and only then; each file has its packed one beside it.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
// @ts-expect-error: plain JavaScript for Node 20, without types
import { buildWeb } from '../build-web.mjs'

/** A checkout with an app, a package that it uses, one that only this one uses, and one that nobody uses. */
function checkout(code = 0) {
  const root = mkdtempSync(path.join(tmpdir(), 'cirasa-web-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const write = (file: string, content: string, minutes: number) => {
    const place = path.join(root, file)
    mkdirSync(path.dirname(place), { recursive: true })
    writeFileSync(place, content)
    const at = new Date(Date.UTC(2026, 0, 1, 0, minutes))
    utimesSync(place, at, at)
  }
  const manifest = (dependencies: Record<string, string>) => JSON.stringify({ dependencies })
  write('programs/web/package.json', manifest({ '@cirasa/near': '*', react: '19' }), 0)
  write('programs/web/src/main.tsx', '', 0)
  write('packages/near/package.json', manifest({ '@cirasa/far': '*' }), 0)
  write('packages/far/package.json', manifest({ '@cirasa/near': '*' }), 0)
  write('packages/other/package.json', manifest({}), 0)
  let builds = 0
  const run = async (program: string, args: readonly string[]) => {
    expect([path.basename(program), ...args.slice(0, 2)]).toEqual(['vite', 'build', path.join(root, 'programs', 'web')])
    builds++
    if (code === 0) {
      write('programs/web/dist/index.html', '<html>', 10)
      write('programs/web/dist/assets/a.js', 'let a;'.repeat(1000), 10)
    }
    return code
  }
  return { root, write, build: async (): Promise<[number, number]> => [await buildWeb(root, run), builds] }
}

describe('buildWeb', () => {
  it('builds once', async () => {
    const { build } = checkout()
    expect(await build()).toEqual([0, 1])
    expect(await build()).toEqual([0, 1])
  })

  it.each([
    ['programs/web/src/panes/new.tsx', 2],
    ['programs/web/index.html', 2],
    ['packages/near/src/a.ts', 2],
    ['packages/far/src/deep/b.ts', 2],
    ['package-lock.json', 2],
    ['packages/other/src/c.ts', 1],
    ['programs/web/test/d.test.ts', 1],
    ['programs/web/dist/assets/e.js', 1],
  ])('after %s has changed there are %d builds', async (file, count) => {
    const { build, write } = checkout()
    await build()
    write(file, 'new', 20)
    expect(await build()).toEqual([0, count])
  })

  it('tells the code of a build that failed, and tries again', async () => {
    const { build } = checkout(3)
    expect(await build()).toEqual([3, 1])
    expect(await build()).toEqual([3, 2])
  })

  it('does nothing where there is no app', async () => {
    const { root, build } = checkout()
    rmSync(path.join(root, 'programs'), { recursive: true })
    expect(await build()).toEqual([0, 0])
  })

  it('packs what is worth it', async () => {
    const { root, build } = checkout()
    await build()
    const packed = readFileSync(path.join(root, 'programs/web/dist/assets/a.js.gz'))
    expect(gunzipSync(packed).toString()).toBe('let a;'.repeat(1000))
    expect(() => readFileSync(path.join(root, 'programs/web/dist/index.html.gz'))).toThrow('ENOENT')
  })
})
