// The bench of simulated maps: our finder and its peers in turn on the same maps in one run, timed whole and scored against the truth.

import os from 'node:os'
import path from 'node:path'
import { countOf, listOf, readFlags } from './command-line.ts'
import { findersToRun, REFERENCE } from './finders/all-finders.ts'
import type { BenchFinder } from './finders/bench-finder.ts'
import { type BenchMap, benchMap, mapNames, WORK } from './maps/bench-maps.ts'
import { describeCircumstances } from './measuring/circumstances.ts'
import { missingTimer } from './measuring/measured-process.ts'
import { summarize } from './measuring/repetitions.ts'
import { type FinderRounds, lastLine, type RoundsPlan, runRounds } from './measuring/rounds.ts'
import { scalingOf } from './measuring/scaling.ts'
import { type MapResult, type MapRow, type MapsResult, mapsPage, mapTable, scalingTable } from './report/maps-result.ts'
import { scoreOf } from './report/score.ts'
import { store } from './report/store.ts'

const flags = readFlags('node bench/run.ts: our finder and its peers on simulated maps, timed and scored. Results go to bench/results.', {
  maps: { value: 'NAMES', default: 's3600_d2500', description: `maps to search, with commas, or all: ${mapNames.join(', ')}` },
  finders: { value: 'NAMES', description: 'finders to run, with commas; all that are installed otherwise' },
  rounds: { value: 'N', default: '3', description: 'times that each finder runs' },
  threads: { value: 'N', default: '2', description: 'threads or workers that a finder may use' },
  once: { value: 'SECONDS', default: '20', description: 'a finder slower than this runs in the first round only' },
  limit: { value: 'SECONDS', default: '400', description: 'a run is ended after this' },
  name: { value: 'NAME', default: 'maps', description: 'name of the stored result' },
  'no-store': { description: 'print only' },
})
const say = (line: string) => console.error(line)

const reason = missingTimer()
if (reason !== undefined) throw new Error(reason)
const maps = flags.maps === 'all' ? mapNames : (listOf(flags.maps) ?? [])
const skipped: string[] = []
const finders = findersToRun(listOf(flags.finders), (line) => {
  say(line)
  skipped.push(line)
})
const threads = countOf('threads', flags.threads)
const plan: RoundsPlan = {
  rounds: countOf('rounds', flags.rounds),
  onceAboveSeconds: countOf('once', flags.once),
  limitSeconds: countOf('limit', flags.limit),
}
const result = await benchAll()
console.log(`\n${scalingTable(result.scaling)}`)
if (!flags.has('no-store')) store(flags.name ?? 'maps', result, mapsPage(result))

async function benchAll(): Promise<MapsResult> {
  const circumstances = describeCircumstances()
  const results: MapResult[] = []
  for (const name of maps) {
    const map = await benchMap(name, say)
    say(name)
    const rounds = await runRounds(finders, map, { folder: path.join(WORK, 'runs', name), threads, plan, say })
    const scored = await mapResult(map, rounds)
    results.push(scored)
    console.log(`\n## ${name}\n\n${mapTable(scored)}`)
  }
  return {
    circumstances,
    loadAfter: os.loadavg()[0],
    threads,
    rounds: plan.rounds,
    methods: Object.fromEntries(finders.map(({ name, method }) => [name, method])),
    skipped,
    maps: results,
    scaling: Object.fromEntries(finders.map((finder) => [finder.name, scalingOf(timesOf(finder, results))])),
  }
}

async function mapResult(map: BenchMap, rounds: readonly FinderRounds[]): Promise<MapResult> {
  const reference = rounds.find(({ finder }) => finder.name === REFERENCE)?.costs ?? []
  return {
    map: map.name,
    pixels: map.sky.width * map.sky.height,
    sources: map.sky.truth().rows,
    density: map.density,
    rows: (await Promise.all(rounds.map((one) => rowsOf(one, map, reference)))).flat(),
  }
}

async function rowsOf({ finder, job, costs }: FinderRounds, map: BenchMap, reference: FinderRounds['costs']): Promise<MapRow[]> {
  const cost = summarize(costs, reference)
  const failure = costs.find((one) => one !== undefined && one.outcome !== 'done')
  if (failure !== undefined) {
    const problem = failure.outcome === 'failed' ? `exit ${failure.exitCode}: ${lastLine(failure.said)}` : `over ${plan.limitSeconds} s`
    return [{ finder: finder.name, run: finder.name, cost, problem }]
  }
  return [...(await finder.read(job))].map(([row, found]) => ({
    finder: row,
    run: finder.name,
    cost,
    quality: scoreOf(found, map).quality,
  }))
}

function timesOf(finder: BenchFinder, results: readonly MapResult[]) {
  return results.flatMap(({ pixels, sources, density, rows }) => {
    const row = rows.find(({ finder: name }) => name === finder.name)
    return row?.quality === undefined ? [] : [{ pixels, sources, density, wallSeconds: row.cost.wallSeconds }]
  })
}
