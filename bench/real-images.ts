// The bench of real images: how many sources each finder reports on each image; bench/notes-real-images.md explains the differences.

import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { realImage } from '../testbed/real-data.ts'
import { countOf, listOf, readFlags } from './command-line.ts'
import { findersToRun } from './finders/all-finders.ts'
import type { BenchFinder } from './finders/bench-finder.ts'
import { cirasa } from './finders/cirasa.ts'
import { WORK } from './maps/bench-maps.ts'
import { plainCopy } from './maps/plain-copy.ts'
import { type Circumstances, circumstancesLine, describeCircumstances } from './measuring/circumstances.ts'
import { measure, missingTimer } from './measuring/measured-process.ts'
import { lastLine } from './measuring/rounds.ts'
import { markdownTable } from './report/markdown-table.ts'
import { store } from './report/store.ts'

/** What one finder did with one image: a count for each of its catalogues, or why there is none. */
export interface ImageRun {
  readonly image: string
  readonly finder: string
  readonly counts: Readonly<Record<string, number>>
  readonly problem?: string
  readonly wallSeconds: number
}

/** What this bench stores. */
export interface RealImagesResult {
  readonly circumstances: Circumstances
  readonly loadAfter: number
  readonly runs: readonly ImageRun[]
}

const DATA = realImage('.')
const flags = readFlags('node bench/real-images.ts: the number of sources that each finder reports on each real image.', {
  data: { value: 'FOLDER', default: DATA, description: 'folder with the images' },
  images: { value: 'NAMES', description: 'file names, with commas; all otherwise' },
  finders: { value: 'NAMES', description: 'finders to run, with commas; all that are installed otherwise' },
  threads: { value: 'N', default: '2', description: 'threads or workers that a finder may use' },
  limit: { value: 'SECONDS', default: '200', description: 'a run is ended after this' },
  'no-store': { description: 'print only' },
})
const reason = missingTimer()
if (reason !== undefined) throw new Error(reason)
const data = path.resolve(flags.data ?? DATA)
const images = listOf(flags.images) ?? readdirSync(data).filter((name) => /\.fits(\.gz|\.fz)?$/.test(name))
const finders = findersToRun(listOf(flags.finders), (line) => console.error(line))
const threads = countOf('threads', flags.threads)
const limit = countOf('limit', flags.limit)

const circumstances = describeCircumstances()
const runs: ImageRun[] = []
for (const image of images) for (const finder of finders) runs.push(await search(image, finder))
const result: RealImagesResult = { circumstances, loadAfter: os.loadavg()[0], runs }
const page = realImagesPage(result)
console.log(page)
if (!flags.has('no-store')) store('real-images', result, page)

async function search(image: string, finder: BenchFinder): Promise<ImageRun> {
  const folder = path.join(WORK, 'real', image, finder.name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const file = path.join(data, image)
  const job = { map: finder.name === cirasa.name ? file : plainCopy(file), folder, threads, beamArea: 1 }
  const cost = await measure(finder.command(job), folder, limit)
  const run = { image, finder: finder.name, wallSeconds: cost.wallSeconds }
  console.error(`${image} ${finder.name} ${cost.wallSeconds.toFixed(1)} s ${cost.outcome}`)
  if (cost.outcome === 'over the limit') return { ...run, counts: {}, problem: `over ${limit} s` }
  if (cost.outcome === 'failed') return { ...run, counts: {}, problem: `exit ${cost.exitCode}: ${lastLine(cost.said)}` }
  try {
    return { ...run, counts: Object.fromEntries([...(await finder.read(job))].map(([name, found]) => [name, found.rows])) }
  } catch (error) {
    return { ...run, counts: {}, problem: `its catalogue cannot be read: ${(error as Error).message}` }
  }
}

function realImagesPage({ circumstances, loadAfter, runs }: RealImagesResult): string {
  const columns = [...new Set(runs.flatMap(({ finder, counts }) => [finder, ...Object.keys(counts)]))]
  const rows = Map.groupBy(runs, ({ image }) => image)
  const cell = (ofImage: readonly ImageRun[], column: string) => {
    const run = ofImage.find(({ finder, counts }) => column in counts || finder === column)
    return run === undefined ? '–' : String(run.counts[column] ?? (run.problem?.startsWith('over') ? run.problem : 'fail'))
  }
  const failures = runs.filter(({ problem }) => problem !== undefined && !problem.startsWith('over'))
  return `# Real images: number of sources

Written by \`npm run bench:real\`. The images are described in the README.md beside them; [notes](../notes-real-images.md) explain the differences.

${circumstancesLine(circumstances, loadAfter)}

${markdownTable(
  ['image', ...columns],
  [...rows].map(([image, ofImage]) => [image, ...columns.map((column) => cell(ofImage, column))]),
)}

## Why there is no catalogue

${failures.map(({ image, finder, problem }) => `- ${image}, ${finder}: ${problem?.trim()}`).join('\n')}
`
}
