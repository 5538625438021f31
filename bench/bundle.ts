// The bench of the page's size: what a browser loads before the first screen is there, packed as it is sent.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { readFlags } from './command-line.ts'
import { type Circumstances, circumstancesLine, describeCircumstances } from './measuring/circumstances.ts'
import { markdownTable } from './report/markdown-table.ts'
import { store } from './report/store.ts'

/** What one screen takes. */
interface ScreenRow {
  readonly screen: string
  /** Scripts. */
  readonly files: number
  readonly bytes: number
  readonly packedBytes: number
}

/** What this bench stores. */
interface BundleResult {
  readonly circumstances: Circumstances
  readonly screens: readonly ScreenRow[]
}

/** A chunk in Vite's manifest. */
interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

const WEB = path.resolve(import.meta.dirname, '../programs/web')
const ENTRY = 'index.html'
/** The first screen has at most as many kB of scripts, packed. */
const PROMISED_KB = 300
/** Pages by what a person opens; the first one is the first screen. */
const SCREENS: readonly (readonly [string, string])[] = [
  ['dashboard', 'src/pages/dashboard/dashboard-page.tsx'],
  ['data', 'src/pages/data/data-page.tsx'],
  ['jobs', 'src/pages/jobs/jobs-page.tsx'],
  ['viewer with preview', 'src/workspace/view-page.tsx'],
  ['result', 'src/workspace/result-page.tsx'],
]

const flags = readFlags('node bench/bundle.ts: builds the web app and adds up what each screen loads.', {
  'no-store': { description: 'print only' },
})
const circumstances = describeCircumstances()
const folder = mkdtempSync(path.join(os.tmpdir(), 'cirasa-bundle-'))
try {
  await build({ root: WEB, logLevel: 'error', build: { outDir: folder, emptyOutDir: true, manifest: true } })
  const manifest = JSON.parse(readFileSync(path.join(folder, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>
  const result: BundleResult = { circumstances, screens: SCREENS.map(([screen, page]) => rowOf(screen, [ENTRY, page], manifest)) }
  const written = bundlePage(result)
  console.log(written)
  if (!flags.has('no-store')) store('bundle', result, written)
  if (!isMet(result)) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The scripts of some chunks and of all that these import. */
function rowOf(screen: string, chunks: readonly string[], manifest: Readonly<Record<string, Chunk>>): ScreenRow {
  const names = new Set<string>()
  const waiting = [...chunks]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (names.has(name)) continue
    names.add(name)
    if (manifest[name] === undefined) throw new Error(`the build has no chunk ${name}`)
    waiting.push(...(manifest[name].imports ?? []))
  }
  const scripts = [...new Set([...names].map((name) => manifest[name].file))].map((file) => readFileSync(path.join(folder, file)))
  return {
    screen,
    files: scripts.length,
    bytes: scripts.reduce((sum, { length }) => sum + length, 0),
    packedBytes: scripts.reduce((sum, script) => sum + gzipSync(script).length, 0),
  }
}

function isMet({ screens: [first] }: BundleResult): boolean {
  return first.packedBytes <= PROMISED_KB * 1000
}

function bundlePage(result: BundleResult): string {
  const { circumstances: at, screens } = result
  return `# The size of the pages

Written by \`npm run bench:bundle\`: the scripts that a browser loads for a screen that is opened first, packed with gzip. Workers of the viewer and the finder come
later, when they are needed.

${circumstancesLine(at, os.loadavg()[0])}

${markdownTable(
  ['screen', 'scripts', 'kB', 'kB packed'],
  screens.map(({ screen, files, bytes, packedBytes }) => [screen, String(files), [bytes / 1000, 0], [packedBytes / 1000, 0]]),
)}

Promised: the ${screens[0].screen} with at most ${PROMISED_KB} kB (${isMet(result) ? 'met' : 'MISSED'}).
`
}
