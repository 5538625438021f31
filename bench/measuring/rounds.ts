// One map, all finders, several rounds: each in its turn in a clean folder, slow ones once, failures remembered and not repeated.

import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { BenchFinder, BenchJob } from '../finders/bench-finder.ts'
import { type Cost, measure } from './measured-process.ts'
import { roundOrder } from './repetitions.ts'

/** How often and how long. */
export interface RoundsPlan {
  readonly rounds: number
  /** A finder that took longer than this in its first round does not run in the others. */
  readonly onceAboveSeconds: number
  /** A run is ended after this. */
  readonly limitSeconds: number
}

/** What the rounds of one finder gave. Its last complete run's files lie in `job.folder`. */
export interface FinderRounds {
  readonly finder: BenchFinder
  readonly job: BenchJob
  /** By round; a hole where it did not run. */
  readonly costs: readonly (Cost | undefined)[]
}

/**
 * Runs every finder in every round.
 *
 * @param folder - gets a folder for each finder, emptied before each run
 * @param say - told of each run as it ends
 */
export async function runRounds(
  finders: readonly BenchFinder[],
  map: { readonly file: string; readonly beamArea: number },
  { folder, threads, plan, say }: { folder: string; threads: number; plan: RoundsPlan; say: (line: string) => void },
): Promise<FinderRounds[]> {
  const all = finders.map((finder) => ({
    finder,
    job: { map: map.file, folder: path.join(folder, finder.name), threads, beamArea: map.beamArea },
    costs: new Array<Cost | undefined>(plan.rounds).fill(undefined),
  }))
  for (let round = 0; round < plan.rounds; round++) {
    for (const { finder, job, costs } of roundOrder(all, round)) {
      const first = costs.find((cost) => cost !== undefined)
      if (first !== undefined && (first.outcome !== 'done' || first.wallSeconds > plan.onceAboveSeconds)) continue
      rmSync(job.folder, { recursive: true, force: true })
      mkdirSync(job.folder, { recursive: true })
      const cost = await measure(finder.command(job), job.folder, plan.limitSeconds)
      costs[round] = cost
      say(`  ${finder.name} ${cost.wallSeconds.toFixed(2)} s${cost.outcome === 'done' ? '' : ` ${cost.outcome}: ${lastLine(cost.said)}`}`)
    }
  }
  return all
}

const CHECKOUT = path.resolve(import.meta.dirname, '../..')

const MOST_LETTERS = 90

/** The last line that a program printed, shortened for a table and without the folder of this checkout. */
export function lastLine(said: string): string {
  const line = (said.trim().split('\n').at(-1)?.trim() ?? '').replaceAll(`${CHECKOUT}/`, '')
  return line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)}…` : line
}
