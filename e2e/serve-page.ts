// Serves a folder with a page to a browser as Vite does while one works on it: modules as they are, types stripped.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createServer } from 'vite'

/** A page that is being served. */
export interface ServedPage {
  /** Of the folder's index.html. */
  readonly url: string
  close(): Promise<void>
}

const repository = path.resolve(import.meta.dirname, '..')

/** Serves a folder of the repository on a free port of this machine. */
export async function servePage(folder: string): Promise<ServedPage> {
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'cirasa-vite-'))
  const server = await createServer({
    root: path.resolve(repository, folder),
    configFile: false,
    cacheDir,
    logLevel: 'error',
    // What is no module is bundled beforehand; to discover that would reload the page in the middle of a test.
    optimizeDeps: { noDiscovery: true, include: ['saxes'] },
    server: { host: '127.0.0.1', port: 0, fs: { allow: [repository] }, hmr: false, watch: null },
  })
  await server.listen()
  const address = server.httpServer?.address()
  if (address === null || typeof address !== 'object') throw new Error('The page is served on no port.')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async close() {
      await server.close()
      rmSync(cacheDir, { recursive: true, force: true })
    },
  }
}
