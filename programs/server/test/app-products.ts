// What the app `caesar` makes of an image: its real products, for tests of what is served of them.

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { manifests } from '@cirasa/apps'
import { apps } from '@cirasa/apps/node'
import { productKind } from '../src/use-cases/index.ts'
import type { MadeFile } from './hand-run-jobs.ts'

/** Runs the app on an image in memory. */
export async function caesarProducts(
  image: Uint8Array,
  options: Readonly<Record<string, string | number | boolean>> = {},
): Promise<MadeFile[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cirasa-app-'))
  try {
    const input = path.join(folder, '.input.fits')
    await writeFile(input, image)
    const app = apps.get('caesar')!
    const context = { inputs: [{ path: input, name: 'sky.fits' }], options, folder, threads: 1, signal: AbortSignal.timeout(60_000) }
    await app.run({ ...context, progress: () => {}, log: () => {} })
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.'))
    return await Promise.all(
      names.map(async (name) => ({ ...productKind(manifests[0], name), name, content: await readFile(path.join(folder, name)) })),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
