// Scores a catalogue against a reference: what was found, what was invented, and how well it was measured.

import { type Match, matchOneToOne, type Positions, type SpatialGrid, spatialGrid } from '@cirasa/catalog'
import { simulateErrors } from '../errors.ts'
import { completenessBins, extendedFluxBins, inBin, pointFluxBins, positionBins, type SnrBin } from './bins.ts'
import { commonFrame, positionsOf } from './positions.ts'
import { type Compared, type PullScore, pullScores } from './pulls.ts'
import { checkColumns, type NumberColumn, type SourceColumns } from './source-columns.ts'
import { type Spread, spreadOf } from './spread.ts'
import { classify, splitByKind, type TruthClasses } from './truth-classes.ts'

/** True sources of this signal to noise make a blend of a row found between them. */
const BLEND_SNR = 5

/** How to compare. */
export interface CompareOptions {
  /** Beam FWHM in arcsec: the unit of matching and of isolation. */
  readonly beam: number
  /** Largest distance of a match in arcsec. Default: half a beam. */
  readonly matchRadius?: number
  /** One noise in Jy/beam for the signal to noise of the reference. Default: the reference's own column, which is local. */
  readonly noise?: number
  /** Where to compare. Default: on the sky where both catalogues have it. */
  readonly frame?: 'sky' | 'pixel'
  /** Side of a pixel in arcsec; needed on the map. */
  readonly pixelScale?: number
  /** Kinds of reference rows whose shape excuses an unmatched found row inside it. Default: 'diffuse'. */
  readonly excuse?: readonly string[]
  /** Pulls are of sources of at least this true signal to noise. Default 7. */
  readonly pullsAbove?: number
}

/** How many of how many. `value` is null where there were none. */
export interface Fraction {
  readonly total: number
  readonly found: number
  readonly value: number | null
}

/** Share of the reference that was found, in a range of its signal to noise. */
export interface CompletenessScore {
  readonly snr: string
  readonly all: Fraction
  /** No other source of at least a tenth of the peak within two beams. */
  readonly isolated: Fraction
  readonly extended: Fraction
}

/** Found over true flux of isolated matched sources. */
export interface FluxScore extends Spread {
  readonly population: 'point' | 'extended'
  readonly flux: 'integrated' | 'peak'
  readonly snr: string
}

/** Found minus true position of matched sources, arcsec. */
export interface PositionScore {
  readonly snr: string
  readonly population: 'isolated' | 'all'
  readonly east: Spread
  readonly north: Spread
}

/** All scores: plain JSON. */
export interface CatalogueScore {
  readonly options: { readonly beam: number; readonly matchRadius: number; readonly frame: 'sky' | 'pixel'; readonly noise: number | null }
  /** found = matched + split + blended + excused + false. */
  readonly counts: {
    readonly found: number
    readonly reference: number
    readonly matched: number
    /** Their nearest true source already has a nearer found row. */
    readonly split: number
    /** No true source within the radius, but two or more of 5 sigma within a beam: found between them, as one. */
    readonly blended: number
    /** No true source within the radius, but inside a diffuse structure of the reference. */
    readonly excused: number
    /** None of these: nothing is there. */
    readonly false: number
  }
  /** 1 - false / found; null where nothing was found. */
  readonly reliability: number | null
  /** 1 - (false + blended) / found: every row counts as false that has no true source within the radius and no excuse. */
  readonly strictReliability: number | null
  readonly completeness: readonly CompletenessScore[]
  readonly fluxes: readonly FluxScore[]
  readonly positions: readonly PositionScore[]
  readonly pulls: readonly PullScore[]
}

/**
 * Scores `found` against `reference`, a truth table or another catalogue.
 *
 * @throws SIMULATE_UNEQUAL_COLUMNS, SIMULATE_NO_POSITIONS, SIMULATE_BAD_OPTION, SIMULATE_TOO_CROWDED, CATALOG_TOO_CROWDED
 * @example
 * const score = compareCatalogues(columnsOfTable(components), columnsOfTable(sky.truth()), { beam: 15 })
 * score.reliability // 0.9992
 */
export function compareCatalogues(found: SourceColumns, reference: SourceColumns, options: CompareOptions): CatalogueScore {
  const { beam, matchRadius = beam / 2, noise, pixelScale, pullsAbove = 7, excuse = ['diffuse'] } = options
  for (const [name, value] of Object.entries({ beam, matchRadius, noise: noise ?? 1, pixelScale: pixelScale ?? 1 })) {
    if (!(value > 0 && Number.isFinite(value))) throw simulateErrors.BAD_OPTION({ name, value, wanted: 'a positive number' })
  }
  checkColumns(found)
  checkColumns(reference)
  const frame = commonFrame(found, reference, pixelScale, options.frame)
  const { compact, other } = splitByKind(reference)
  const truth = rowsOf(reference, compact)
  const truthPositions = positionsOf(truth, frame)
  const foundPositions = positionsOf(found, frame)
  const match = matchOneToOne(foundPositions, truthPositions, matchRadius)
  const classes = classify(truth, truthPositions, beam, noise)
  const compared: Compared = { found, truth, truthPositions, foundPositions, match, classes }
  const shapes = other.filter((row) => excuse.includes(reference.kind?.[row] ?? ''))
  const excuses = { columns: rowsOf(reference, shapes), positions: positionsOf(rowsOf(reference, shapes), frame) }
  const counts = countRows(compared, beam, excuses)
  const without = (rows: number) => (found.rows === 0 ? null : 1 - rows / found.rows)
  return {
    options: { beam, matchRadius, frame: frame.kind, noise: noise ?? null },
    counts: { found: found.rows, reference: truth.rows, ...counts },
    reliability: without(counts.false),
    strictReliability: without(counts.false + counts.blended),
    completeness: completenessBins.map((bin) => completeness(bin, match, classes)),
    fluxes: fluxScores(compared),
    positions: positionBins.flatMap((bin) => [positionScore('isolated', bin, compared), positionScore('all', bin, compared)]),
    pulls: pullScores(compared, pullsAbove, frame.kind === 'sky'),
  }
}

function rowsOf(columns: SourceColumns, rows: readonly number[]): SourceColumns {
  if (rows.length === columns.rows) return columns
  const pick = (values: NumberColumn | undefined) => values && Float64Array.from(rows, (row) => values[row])
  const { x, y, ra, dec, fluxPeak, fluxInt, major, minor, positionAngle, snr, kind } = columns
  return {
    rows: rows.length,
    x: pick(x),
    y: pick(y),
    ra: pick(ra),
    dec: pick(dec),
    fluxPeak: pick(fluxPeak)!,
    fluxInt: pick(fluxInt),
    major: pick(major),
    minor: pick(minor),
    positionAngle: pick(positionAngle),
    snr: pick(snr),
    kind: kind && rows.map((row) => kind[row]),
  }
}

interface Excuses {
  readonly columns: SourceColumns
  readonly positions: Positions
}

type RowCounts = Omit<CatalogueScore['counts'], 'found' | 'reference'>

function countRows({ match, foundPositions, truthPositions, classes }: Compared, beam: number, excuses: Excuses): RowCounts {
  const counts = { matched: 0, split: 0, blended: 0, excused: 0, false: 0 }
  const bright = spatialGrid(
    truthPositions.points.map((value, i) => (classes.snr[Math.floor(i / 3)] >= BLEND_SNR ? value : Number.NaN)),
    beam,
  )
  for (let row = 0; row < match.truthOf.length; row++) {
    if (match.truthOf[row] >= 0) counts.matched++
    else if (match.nearest[row] >= 0) counts.split++
    else if (isBetween(bright, foundPositions, row)) counts.blended++
    else if (isInside(excuses, foundPositions, row)) counts.excused++
    else counts.false++
  }
  return counts
}

/** True when two sources of the grid are near the found row. */
function isBetween(bright: SpatialGrid, found: Positions, row: number): boolean {
  let near = 0
  bright.forEachNear(found.points[3 * row], found.points[3 * row + 1], found.points[3 * row + 2], () => ++near === 2)
  return near === 2
}

/** True when the found row lies within the ellipse of one of the shapes. */
function isInside({ columns, positions }: Excuses, found: Positions, row: number): boolean {
  for (let shape = 0; shape < columns.rows; shape++) {
    const [east, north] = positions.offset(shape, found.points, row)
    const angle = ((columns.positionAngle?.[shape] ?? 0) * Math.PI) / 180
    const along = north * Math.cos(angle) + east * Math.sin(angle)
    const across = east * Math.cos(angle) - north * Math.sin(angle)
    const major = columns.major?.[shape] ?? Number.NaN
    const minor = columns.minor?.[shape] ?? major
    if ((2 * along) ** 2 / major ** 2 + (2 * across) ** 2 / minor ** 2 <= 1) return true
  }
  return false
}

function completeness(bin: SnrBin, match: Match, { snr, isIsolated, isExtended }: TruthClasses): CompletenessScore {
  const tally = { all: [0, 0], isolated: [0, 0], extended: [0, 0] }
  for (let row = 0; row < snr.length; row++) {
    if (!inBin(bin, snr[row])) continue
    const wasFound = match.foundOf[row] >= 0 ? 1 : 0
    const add = (pair: number[]) => {
      pair[0]++
      pair[1] += wasFound
    }
    add(tally.all)
    if (isIsolated[row] === 1) add(tally.isolated)
    if (isExtended[row] === 1) add(tally.extended)
  }
  const fraction = ([total, found]: number[]): Fraction => ({ total, found, value: total === 0 ? null : found / total })
  return { snr: bin.label, all: fraction(tally.all), isolated: fraction(tally.isolated), extended: fraction(tally.extended) }
}

function fluxScores({ found, truth, match, classes }: Compared): FluxScore[] {
  const scores: FluxScore[] = []
  for (const flux of ['integrated', 'peak'] as const) {
    const [ours, theirs] = flux === 'peak' ? [found.fluxPeak, truth.fluxPeak] : [found.fluxInt, truth.fluxInt]
    if (ours === undefined || theirs === undefined) continue
    for (const population of ['point', 'extended'] as const) {
      for (const bin of population === 'point' ? pointFluxBins : extendedFluxBins) {
        const rows = matchedRows(
          match,
          classes,
          bin,
          (row) => classes.isIsolated[row] === 1 && classes.isExtended[row] === Number(population === 'extended'),
        )
        scores.push({ population, flux, snr: bin.label, ...spreadOf(rows.map((row) => ours[match.foundOf[row]] / theirs[row])) })
      }
    }
  }
  return scores
}

function positionScore(
  population: 'isolated' | 'all',
  bin: SnrBin,
  { match, classes, truthPositions, foundPositions }: Compared,
): PositionScore {
  const rows = matchedRows(match, classes, bin, (row) => population === 'all' || classes.isIsolated[row] === 1)
  const offsets = rows.map((row) => truthPositions.offset(row, foundPositions.points, match.foundOf[row]))
  return { snr: bin.label, population, east: spreadOf(offsets.map(([east]) => east)), north: spreadOf(offsets.map(([, north]) => north)) }
}

function matchedRows({ foundOf }: Match, { snr }: TruthClasses, bin: SnrBin, isWanted: (row: number) => boolean): number[] {
  const rows: number[] = []
  for (let row = 0; row < foundOf.length; row++) if (foundOf[row] >= 0 && inBin(bin, snr[row]) && isWanted(row)) rows.push(row)
  return rows
}
