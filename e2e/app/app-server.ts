// The app as people have it: its pages built, served by the service, with the sample image in it.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const repository = path.resolve(import.meta.dirname, '../..')
const SAMPLE = path.join(repository, 'examples/sample/sample.fits')
/** Longer than a build takes; a lock that is older was left by one that was killed. */
const BUILD_MS = 180_000

/** A service that runs, with its pages. */
export interface AppServer {
  readonly url: string
  stop(): Promise<void>
}

/** Builds the pages where they are older than their sources, and starts a service on a free port in a folder that is thrown away. */
export async function startApp(): Promise<AppServer> {
  await buildPages()
  const home = mkdtempSync(path.join(tmpdir(), 'cirasa-app-'))
  const program = path.join(repository, 'programs/server/bin/cirasa-server.mjs')
  const args = ['--home', home, '--port', '0', '--sample', SAMPLE, '--rate-limit', '0', '--loglevel', 'warning']
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  return {
    url: await addressOf(child),
    stop: async () => {
      const ended = new Promise((resolve) => child.on('close', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (data) => {
      said += data
      const url = /listens on (http:\S+)/.exec(said)?.[1]
      if (url) resolve(url)
    })
    child.on('close', (code) => reject(new Error(`The service ended with ${code}: ${said}`)))
  })
}

/** One process at a time builds: another one would take the files away that it serves. */
async function buildPages(): Promise<void> {
  const lock = path.join(tmpdir(), 'cirasa-web-build.lock')
  while (!tookLock(lock)) await new Promise((resolve) => setTimeout(resolve, 250))
  try {
    const tool = pathToFileURL(path.join(repository, 'tools/build-web.mjs')).href
    const script = `import { buildWeb } from ${JSON.stringify(tool)}
import { spawnSync } from 'node:child_process'
process.exit(await buildWeb(${JSON.stringify(repository)}, (program, args) => spawnSync(process.execPath, [program, ...args], { stdio: 'inherit' }).status))`
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      timeout: BUILD_MS,
    })
    if (status !== 0) throw new Error(`The pages could not be built: ${stderr}`)
  } finally {
    rmdirSync(lock)
  }
}

function tookLock(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (Date.now() - made > 2 * BUILD_MS) rmSync(lock, { recursive: true, force: true })
    return false
  }
}
