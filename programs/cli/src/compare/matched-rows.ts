// The pairs behind the scores, one a matched source, for plots: scores say how well, pairs show where it goes wrong.

import { matchOneToOne, type Table } from '@cirasa/catalog'
import { columnsOfTable, type Frame, positionsOf, type SourceColumns } from '@cirasa/simulate'

/** What a plot of a comparison is made of. */
export interface MatchedRows {
  /** Signal to noise of each row of the reference, and 1 where it was found. */
  readonly reference: { readonly snr: Float64Array; readonly isFound: Uint8Array }
  /** Signal to noise of each row that was found, and 1 where the reference has it. */
  readonly found: { readonly snr: Float64Array; readonly isReal: Uint8Array }
  /** One value a pair: the signal to noise of the reference, found over reference, found minus reference in arcsec. */
  readonly pairs: {
    readonly snr: Float64Array
    readonly fluxRatio: Float64Array
    readonly peakRatio: Float64Array
    readonly east: Float64Array
    readonly north: Float64Array
    /** (found - reference) / error. */
    readonly pulls: Readonly<Record<'peak flux' | 'flux' | 'position', Float64Array>>
  }
}

/** Matches two tables in a frame that both have. Diffuse structures and artefacts of a truth are left out. */
export function matchedRows(found: Table, reference: Table, radius: number, frame: Frame, noise: number | undefined): MatchedRows {
  const ours = columnsOfTable(found)
  const theirs = compactOnly(columnsOfTable(reference))
  const ourPositions = positionsOf(ours, frame)
  const theirPositions = positionsOf(theirs, frame)
  const match = matchOneToOne(ourPositions, theirPositions, radius)
  const theirSnr = signalToNoise(theirs, noise)
  const rows = Array.from(theirs.fluxPeak, (_, row) => row).filter((row) => match.foundOf[row] >= 0)
  const offsets = rows.map((row) => theirPositions.offset(row, ourPositions.points, match.foundOf[row]))
  const each = (value: (row: number, own: number, pair: number) => number) =>
    Float64Array.from(rows, (row, pair) => value(row, match.foundOf[row], pair))
  const { errors } = ours
  return {
    reference: { snr: theirSnr, isFound: Uint8Array.from(match.foundOf, (own) => Number(own >= 0)) },
    found: {
      snr: signalToNoise(ours, noise),
      isReal: Uint8Array.from(match.truthOf, (row, own) => Number(row >= 0 || match.nearest[own] >= 0)),
    },
    pairs: {
      snr: each((row) => theirSnr[row]),
      fluxRatio: each((row, own) => at(ours.fluxInt, own) / at(theirs.fluxInt, row)),
      peakRatio: each((row, own) => ours.fluxPeak[own] / theirs.fluxPeak[row]),
      east: each((_, __, pair) => offsets[pair][0]),
      north: each((_, __, pair) => offsets[pair][1]),
      pulls: {
        'peak flux': each((row, own) => (ours.fluxPeak[own] - theirs.fluxPeak[row]) / at(errors?.fluxPeak, own)),
        flux: each((row, own) => (at(ours.fluxInt, own) - at(theirs.fluxInt, row)) / at(errors?.fluxInt, own)),
        position: each((_, own, pair) => offsets[pair][1] / at(errors?.dec, own)),
      },
    },
  }
}

const at = (values: ArrayLike<number> | undefined, row: number): number => values?.[row] ?? Number.NaN

/** A row without a position matches nothing and counts nowhere. */
function compactOnly(columns: SourceColumns): SourceColumns {
  const { kind } = columns
  if (!kind?.some((one) => one === 'diffuse' || one === 'artefact')) return columns
  const blanked = (values: ArrayLike<number> | undefined) =>
    values && Float64Array.from(values, (value, row) => (kind[row] === 'diffuse' || kind[row] === 'artefact' ? Number.NaN : value))
  return {
    ...columns,
    ra: blanked(columns.ra),
    dec: blanked(columns.dec),
    x: blanked(columns.x),
    y: blanked(columns.y),
    snr: blanked(columns.snr),
  }
}

function signalToNoise({ rows, snr, fluxPeak }: SourceColumns, noise: number | undefined): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => (noise === undefined ? at(snr, row) : fluxPeak[row] / noise))
}
