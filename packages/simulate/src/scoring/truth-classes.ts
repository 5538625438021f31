// Sorts the reference into what is scored and how: compact or not, extended, isolated, and at which signal to noise.

import { type Positions, spatialGrid } from '@cirasa/catalog'
import { simulateErrors } from '../errors.ts'
import type { SourceColumns } from './source-columns.ts'

/** A neighbour of at least this fraction of a source's peak, within so many beams, makes the source not isolated. */
const NEIGHBOUR_FRACTION = 0.1
const NEIGHBOUR_BEAMS = 2
/** A reference without kinds calls a source extended when it is this much wider than the beam. */
const EXTENDED_FROM = 1.2
/** Visits at most while looking for neighbours, against piled-up positions. */
const MAX_VISITS = 200_000_000

/** Properties of each row of the reference. */
export interface TruthClasses {
  readonly snr: Float64Array
  readonly isExtended: Uint8Array
  readonly isIsolated: Uint8Array
}

/** Rows of the reference that a finder of compact sources is asked for, and those that only excuse what it finds. */
export function splitByKind({ rows, kind }: SourceColumns): { readonly compact: number[]; readonly other: number[] } {
  const compact: number[] = []
  const other: number[] = []
  for (let row = 0; row < rows; row++) {
    if (kind?.[row] === 'diffuse' || kind?.[row] === 'artefact') other.push(row)
    else compact.push(row)
  }
  return { compact, other }
}

/**
 * Classes of a reference of compact sources.
 *
 * @param beam FWHM in arcsec
 * @param noise one value for the whole map, in Jy/beam; without it the reference's own signal to noise counts
 * @throws SIMULATE_BAD_OPTION without either; SIMULATE_TOO_CROWDED
 */
export function classify(truth: SourceColumns, positions: Positions, beam: number, noise: number | undefined): TruthClasses {
  if (noise === undefined && truth.snr === undefined) {
    throw simulateErrors.BAD_OPTION({ name: 'noise', value: 'missing', wanted: 'given in Jy/beam when the reference has no column snr' })
  }
  const snr = Float64Array.from({ length: truth.rows }, (_, row) => (noise === undefined ? truth.snr![row] : truth.fluxPeak[row] / noise))
  const isExtended = Uint8Array.from({ length: truth.rows }, (_, row) =>
    truth.kind === undefined ? Number((truth.major?.[row] ?? 0) > EXTENDED_FROM * beam) : Number(truth.kind[row] === 'extended'),
  )
  return { snr, isExtended, isIsolated: isolated(truth.fluxPeak, positions, NEIGHBOUR_BEAMS * beam) }
}

function isolated(peak: ArrayLike<number>, positions: Positions, radius: number): Uint8Array {
  const grid = spatialGrid(positions.points, radius)
  let visits = 0
  return Uint8Array.from({ length: positions.count }, (_, row) => {
    let alone = 1
    const [x, y, z] = positions.points.subarray(3 * row, 3 * row + 3)
    grid.forEachNear(x, y, z, (index) => {
      if (++visits > MAX_VISITS) throw simulateErrors.TOO_CROWDED({ limit: MAX_VISITS, radius })
      if (index === row || !(peak[index] >= NEIGHBOUR_FRACTION * peak[row])) return false
      alone = 0
      return true
    })
    return alone
  })
}
