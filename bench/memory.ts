// The bench of memory: our finder on a map far larger than its memory may be, made by strips, and its peak resident size.

import { mkdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { countOf, readFlags } from './command-line.ts'
import { cirasa } from './finders/cirasa.ts'
import { bigMap, WORK } from './maps/bench-maps.ts'
import { type Circumstances, circumstancesLine, describeCircumstances } from './measuring/circumstances.ts'
import { type Cost, measure, missingTimer } from './measuring/measured-process.ts'
import { lastLine } from './measuring/rounds.ts'
import { markdownTable } from './report/markdown-table.ts'
import { type Quality, scoreOf } from './report/score.ts'
import { store } from './report/store.ts'

/** What this bench stores. */
export interface MemoryResult {
  readonly circumstances: Circumstances
  readonly side: number
  readonly density: number
  readonly threads: number
  readonly cost: Cost
  readonly quality?: Quality
  /** MB that the process may have had. */
  readonly allowedMegabytes: number
}

const flags = readFlags('node bench/memory.ts: peak memory of our finder on a very large map. The map is kept in bench/work.', {
  side: { value: 'PX', default: '32768', description: 'side of the map; 32768 takes 4.3 GB of disk' },
  density: { value: 'N', default: '250', description: 'sources per square degree' },
  threads: { value: 'N', default: '2', description: 'workers' },
  allowed: { value: 'MB', default: '1500', description: 'peak memory above which the bench fails' },
  limit: { value: 'SECONDS', default: '3600', description: 'the run is ended after this' },
  'no-store': { description: 'print only' },
})
const reason = missingTimer() ?? cirasa.missing()
if (reason !== undefined) throw new Error(reason)
const side = countOf('side', flags.side)
const density = countOf('density', flags.density)
const threads = countOf('threads', flags.threads)
const allowedMegabytes = countOf('allowed', flags.allowed)

const circumstances = describeCircumstances()
const map = await bigMap(side, density, (line) => console.error(line))
const folder = path.join(WORK, 'runs', map.name)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const job = { map: map.file, folder, threads, beamArea: map.beamArea }
const cost = await measure(cirasa.command(job), folder, countOf('limit', flags.limit))
const found = cost.outcome === 'done' ? (await cirasa.read(job)).get(cirasa.name) : undefined
const quality = found && scoreOf(found, map).quality
const result: MemoryResult = { circumstances, side, density, threads, cost, quality, allowedMegabytes }
const page = memoryPage(result)
console.log(page)
if (!flags.has('no-store')) store('memory', result, page)
if (cost.outcome !== 'done' || !(cost.peakMegabytes <= allowedMegabytes)) process.exitCode = 1

function memoryPage({ circumstances, cost, quality, allowedMegabytes, ...run }: MemoryResult): string {
  const verdict = cost.outcome === 'done' ? (cost.peakMegabytes <= allowedMegabytes ? 'within' : 'ABOVE') : cost.outcome
  return `# A map larger than memory

Written by \`npm run bench:memory\`.

${circumstancesLine(circumstances, os.loadavg()[0])}

${markdownTable(
  ['map', 'pixels', 'workers', 'peak RSS MB', `allowed ${allowedMegabytes} MB`, 'wall s', 'CPU s', 'components', 'C≥5', 'reliab.'],
  [
    [
      `${run.side} x ${run.side} px, ${run.density} per deg²`,
      String(run.side ** 2),
      String(run.threads),
      [cost.peakMegabytes, 0],
      verdict,
      [cost.wallSeconds, 1],
      [cost.cpuSeconds, 1],
      String(quality?.found ?? lastLine(cost.said)),
      [quality?.above5 ?? Number.NaN, 3],
      [quality?.reliability ?? Number.NaN, 4],
    ],
  ],
)}
`
}
