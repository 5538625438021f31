// Who may import whom is a lint error: the rules of biome.json bite where docs/architecture.md says, and nowhere else.

import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const biome = path.join(root, 'node_modules', '.bin', 'biome')

/** What a file imports, and whether it may. */
const cases: readonly (readonly [file: string, imported: string, isAllowed: boolean])[] = [
  ['packages/errors/src/a.ts', '@cirasa/units', false],
  ['packages/units/src/a.ts', '@cirasa/errors', false],
  ['packages/fits/src/a.ts', '@cirasa/errors', true],
  ['packages/fits/src/a.ts', '@cirasa/wcs', false],
  ['packages/fits/src/a.ts', 'node:fs', false],
  ['packages/fits/src/a.ts', 'node:fs/promises', false],
  ['packages/fits/src/a.ts', './node/index.ts', false],
  ['packages/fits/src/b/a.ts', '../node/index.ts', false],
  ['packages/fits/src/node/a.ts', 'node:fs', true],
  ['packages/fits/src/node/a.ts', '@cirasa/wcs', false],
  ['packages/wcs/src/a.ts', '@cirasa/fits', false],
  ['packages/image/src/a.ts', '@cirasa/catalog', false],
  ['packages/regions/src/a.ts', '@cirasa/fits', false],
  ['packages/catalog/src/a.ts', '@cirasa/fits', true],
  ['packages/catalog/src/a.ts', '@cirasa/finder', false],
  ['packages/finder/src/a.ts', '@cirasa/catalog', true],
  ['packages/finder/src/a.ts', '@cirasa/fits', false],
  ['packages/finder/src/a.ts', '@cirasa/jobs', false],
  ['packages/simulate/src/a.ts', '@cirasa/finder', false],
  ['packages/jobs/src/a.ts', '@cirasa/errors', true],
  ['packages/jobs/src/a.ts', 'node:crypto', true],
  ['packages/jobs/src/a.ts', '@cirasa/apps', false],
  ['packages/jobs/conformance/a.ts', '@cirasa/store', false],
  ['packages/apps/src/a.ts', '@cirasa/finder', true],
  ['packages/apps/src/a.ts', '@cirasa/jobs', false],
  ['packages/apps/src/a.ts', '@cirasa/fits/node', false],
  ['packages/apps/src/a.ts', './node/index.ts', false],
  ['packages/apps/src/node/a.ts', '@cirasa/fits/node', true],
  ['packages/apps/src/node/a.ts', '../app.ts', true],
  ['packages/apps/src/node/a.ts', '@cirasa/api', false],
  ['packages/api/src/a.ts', '@cirasa/jobs', true],
  ['packages/api/src/a.ts', '@cirasa/apps/node', false],
  ['packages/api/src/a.ts', '@cirasa/store', false],
  ['packages/store/src/a.ts', '@cirasa/jobs', true],
  ['packages/store/src/a.ts', '@cirasa/schedulers', false],
  ['packages/schedulers/src/a.ts', 'node:child_process', true],
  ['packages/schedulers/src/a.ts', '@cirasa/store', false],
  ['packages/client/src/a.ts', '@cirasa/api', true],
  ['packages/client/src/a.ts', '@cirasa/store', false],
  ['packages/client/src/a.ts', 'node:http', false],
  ['packages/client/src/a.ts', '../../api/src/index.ts', false],
  ['packages/jobs/src/a.ts', '@cirasa/worker', false],
  ['packages/jobs/src/a.ts', '../../../programs/worker/src/main.ts', false],
  ['programs/server/src/a.ts', '@cirasa/apps/node', true],
  ['programs/server/src/a.ts', '@cirasa/cli', false],
  ['programs/cli/src/a.ts', '../../server/src/main.ts', false],
  ['programs/worker/src/a.ts', '@cirasa/fits/node', true],
]

it('is told to whoever imports the wrong way', () => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'cirasa-test-')))
  try {
    copyFileSync(path.join(root, 'biome.json'), path.join(folder, 'biome.json'))
    // One file a case, so that each is judged for itself.
    const names = cases.map(([file], i) => path.normalize(file.replace('a.ts', `${i}.ts`)))
    for (const [i, [, imported]] of cases.entries()) {
      mkdirSync(path.dirname(path.join(folder, names[i])), { recursive: true })
      writeFileSync(path.join(folder, names[i]), `import '${imported}'\n`)
    }
    const args = ['lint', '--only=style/noRestrictedImports', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github', '.']
    const { stdout } = spawnSync(process.execPath, [biome, ...args], { cwd: folder, encoding: 'utf8' })
    const refused = new Set(Array.from(stdout.matchAll(/file=([^,]+),/g), ([, file]) => path.relative(folder, file)))
    const wrong = cases.filter(([, , isAllowed], i) => refused.has(names[i]) === isAllowed)
    expect(wrong).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
