// Builds the pages of the web app when they are missing or older than anything that they are made of. Runs on Node 20 with nothing but Vite installed.

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** What is not a source. */
const NO_SOURCES = new Set(['dist', 'node_modules', 'test', 'conformance'])
/** Smaller files are not worth packing, and others are packed already. */
const PACKED_FROM = 1000
const PACKABLE = /\.(js|css|html|svg|json)$/

/**
 * Builds the app in `root` by `run`, which runs a program and tells its exit code. Gives that code; 0 where there was nothing to do.
 *
 * @example await buildWeb('/checkout', (program, args) => spawnAndWait(program, args))
 */
export async function buildWeb(root, run) {
  const web = path.join(root, 'programs', 'web')
  if (!existsSync(path.join(web, 'package.json')) || isFresh(root, web)) return 0
  console.log('Building the pages of the web app (once, or after they changed) ...')
  const code = await run(path.join(root, 'node_modules', '.bin', 'vite'), ['build', web, '--logLevel', 'warn'])
  if (code === 0) packAll(path.join(web, 'dist'))
  return code
}

function isFresh(root, web) {
  const page = statSync(path.join(web, 'dist', 'index.html'), { throwIfNoEntry: false })
  if (!page) return false
  // Libraries that npm has exchanged are in the pages, too.
  const libraries = statSync(path.join(root, 'package-lock.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const newest = [web, ...bundled(root, web)].reduce((time, folder) => Math.max(time, newestIn(folder)), libraries)
  return page.mtimeMs >= newest
}

/** The folders of our packages that the app depends on, those of theirs included. */
function bundled(root, web) {
  const found = new Set()
  const waiting = [web]
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    const { dependencies = {} } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    for (const name of Object.keys(dependencies)) {
      const own = path.join(root, 'packages', name.replace(/^@cirasa\//, ''))
      if (!name.startsWith('@cirasa/') || found.has(own) || !existsSync(path.join(own, 'package.json'))) continue
      found.add(own)
      waiting.push(own)
    }
  }
  return [...found]
}

function newestIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((time, entry) => {
    if (NO_SOURCES.has(entry.name)) return time
    const place = path.join(folder, entry.name)
    return Math.max(time, entry.isDirectory() ? newestIn(place) : statSync(place).mtimeMs)
  }, 0)
}

/** Beside each file the same packed, which the server sends to who can unpack it. */
function packAll(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name)
    if (entry.isDirectory()) packAll(place)
    else if (PACKABLE.test(entry.name) && statSync(place).size >= PACKED_FROM) {
      writeFileSync(`${place}.gz`, gzipSync(readFileSync(place), { level: 9 }))
    }
  }
}
