// What the bench of the simulated maps stores, and its tables: the columns of bench/README.md.

import { type Circumstances, circumstancesLine } from '../measuring/circumstances.ts'
import type { CostSummary } from '../measuring/repetitions.ts'
import type { Scaling } from '../measuring/scaling.ts'
import { type Cell, markdownTable } from './markdown-table.ts'
import type { Centre, Quality } from './score.ts'

/** One catalogue of one finder on one map. */
export interface MapRow {
  readonly finder: string
  /** The finder whose run left the catalogue; PyBDSF's Gaussians come from the run of its sources. */
  readonly run: string
  readonly cost: CostSummary
  /** Absent where the finder failed or took too long. */
  readonly quality?: Quality
  /** Why there is no catalogue, in the finder's last words. */
  readonly problem?: string
}

/** One map with all who searched it. */
export interface MapResult {
  readonly map: string
  readonly pixels: number
  readonly sources: number
  readonly density: number
  readonly rows: readonly MapRow[]
}

/** The whole bench, as stored. */
export interface MapsResult {
  readonly circumstances: Circumstances
  readonly loadAfter: number
  readonly threads: number
  readonly rounds: number
  readonly methods: Readonly<Record<string, string>>
  readonly skipped: readonly string[]
  readonly maps: readonly MapResult[]
  readonly scaling: Readonly<Record<string, Scaling>>
}

const HEADINGS = [
  ...['finder', 'wall s', 'CPU s', 'wall ÷ sex', 'CPU ÷ sex', 'RSS MB', 'found', 'C≥5 (iso)', 'C 5–7', 'C≥10 (iso)', 'C ext ≥10'],
  ...['reliab.', 'false', 'blend', 'split', 'int/true 10–30', 'int/true ≥30', 'ext int/true', 'pos σ" 10–30'],
]

/** The stored page: a table a map, then how time grows. */
export function mapsPage(result: MapsResult): string {
  const { circumstances, loadAfter, threads, rounds, maps, methods, skipped } = result
  const parts = [
    '# Simulated maps',
    'Written by `npm run bench`; bench/README.md says what the columns mean.',
    `${circumstancesLine(circumstances, loadAfter)} ${threads} threads or workers; medians of up to ${rounds} rounds, ratios within a round.`,
    ...maps.flatMap((map) => [`## ${map.map}`, `${map.pixels} pixels, ${map.sources} true sources.`, mapTable(map)]),
    '## How time grows',
    scalingTable(result.scaling),
    '## How each was run',
    Object.entries(methods)
      .map(([name, method]) => `- \`${name}\`: ${method}`)
      .join('\n'),
    ...(skipped.length > 0 ? [skipped.map((line) => `- ${line}`).join('\n')] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

/** The table of one map. */
export function mapTable({ rows }: MapResult): string {
  return markdownTable(
    HEADINGS,
    rows.map((row) => [...costCells(row), ...qualityCells(row)]),
  )
}

function costCells({ finder, run, cost }: MapRow): Cell[] {
  if (finder !== run) return [finder, '″', '″', '″', '″', '″']
  const { wallSeconds, cpuSeconds, wallRatio, cpuRatio, peakMegabytes } = cost
  return [finder, [wallSeconds, 2], [cpuSeconds, 2], [wallRatio, 2], [cpuRatio, 2], [peakMegabytes, 0]]
}

function qualityCells({ quality, problem }: MapRow): Cell[] {
  if (quality === undefined) return [problem ?? 'no catalogue', ...new Array<Cell>(12).fill('')]
  return [
    String(quality.found),
    withIsolated(quality.above5, quality.above5Isolated),
    [quality.from5to7, 3],
    withIsolated(quality.above10, quality.above10Isolated),
    [quality.extendedAbove10, 3],
    [quality.reliability, 4],
    String(quality.false),
    String(quality.blended),
    String(quality.split),
    centre(quality.flux10to30),
    centre(quality.fluxAbove30),
    centre(quality.fluxExtended),
    [quality.position10to30, 2],
  ]
}

function withIsolated(all: number, isolated: number): string {
  return `${all.toFixed(3)} (${isolated.toFixed(3)})`
}

function centre({ median, scatter }: Centre): string {
  return Number.isFinite(median) ? `${median.toFixed(3)}±${scatter.toFixed(3)}` : '–'
}

/** Exponents by finder; 1 is linear. */
export function scalingTable(scaling: Readonly<Record<string, Scaling>>): string {
  const rows = Object.entries(scaling).flatMap(([finder, { againstPixels, againstSources }]): Cell[][] => [
    ...againstPixels.map(({ density, exponent, maps }): Cell[] => [finder, `pixels, at ${density} per deg²`, [exponent, 2], String(maps)]),
    ...againstSources.map(({ pixels, exponent, maps }): Cell[] => [finder, `sources, in ${pixels} pixels`, [exponent, 2], String(maps)]),
  ])
  return markdownTable(['finder', 'wall time against', 'exponent', 'maps'], rows)
}
