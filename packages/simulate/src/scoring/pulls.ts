// Are the errors right? The difference of found and true in units of the stated error should scatter by 1.

import type { Match, Positions } from '@cirasa/catalog'

import type { SourceColumns, SourceErrors } from './source-columns.ts'
import { type Spread, spreadOf } from './spread.ts'
import type { TruthClasses } from './truth-classes.ts'

/** Pulls of one quantity over one population. */
export interface PullScore extends Spread {
  readonly population: PullPopulation
  readonly quantity: keyof SourceErrors
}

export type PullPopulation = 'isolated point' | 'isolated extended' | 'all'

const quantities = ['fluxPeak', 'fluxInt', 'x', 'y', 'ra', 'dec', 'major', 'minor', 'positionAngle'] as const
/** Rounder sources have no position angle to compare. */
const ELONGATED_FROM = 1.15

/** What pulls are made of. */
export interface Compared {
  readonly found: SourceColumns
  readonly truth: SourceColumns
  readonly truthPositions: Positions
  readonly foundPositions: Positions
  readonly match: Match
  readonly classes: TruthClasses
}

/** Pulls of every quantity that has errors, over matched sources of at least `minimum` true signal to noise. */
export function pullScores(compared: Compared, minimum: number, isSky: boolean): PullScore[] {
  const { match, classes } = compared
  const scores: PullScore[] = []
  for (const population of ['isolated point', 'isolated extended', 'all'] as const) {
    const rows: number[] = []
    for (let row = 0; row < match.foundOf.length; row++) {
      if (match.foundOf[row] >= 0 && classes.snr[row] >= minimum && belongs(population, classes, row)) rows.push(row)
    }
    for (const quantity of quantities) {
      const pulls = rows.map((row) => pull(compared, quantity, row, match.foundOf[row], isSky))
      const spread = spreadOf(pulls)
      if (spread.count > 0) scores.push({ population, quantity, ...spread })
    }
  }
  return scores
}

function belongs(population: PullPopulation, { isIsolated, isExtended }: TruthClasses, row: number): boolean {
  if (population === 'all') return true
  return isIsolated[row] === 1 && isExtended[row] === (population === 'isolated extended' ? 1 : 0)
}

/** NaN where the quantity or its error is missing. */
function pull(compared: Compared, quantity: keyof SourceErrors, truthRow: number, foundRow: number, isSky: boolean): number {
  const error = compared.found.errors?.[quantity]?.[foundRow]
  if (error === undefined || !(error > 0)) return Number.NaN
  return difference(compared, quantity, truthRow, foundRow, isSky) / error
}

function difference(compared: Compared, quantity: keyof SourceErrors, truthRow: number, foundRow: number, isSky: boolean): number {
  const { found, truth, truthPositions, foundPositions } = compared
  if (quantity === 'ra' || quantity === 'dec') {
    if (!isSky) return Number.NaN
    return truthPositions.offset(truthRow, foundPositions.points, foundRow)[quantity === 'ra' ? 0 : 1]
  }
  const plain = (found[quantity]?.[foundRow] ?? Number.NaN) - (truth[quantity]?.[truthRow] ?? Number.NaN)
  if (quantity !== 'positionAngle') return plain
  const elongation = (truth.major?.[truthRow] ?? Number.NaN) / (truth.minor?.[truthRow] ?? Number.NaN)
  // Half a turn is the same ellipse: the difference lies within a quarter turn.
  return elongation >= ELONGATED_FROM ? plain - 180 * Math.round(plain / 180) : Number.NaN
}
