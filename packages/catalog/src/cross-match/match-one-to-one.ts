// Joins the rows of two catalogues, one to one, nearest pairs first.

import { catalogErrors } from '../errors.ts'
import type { Positions } from './positions.ts'
import { spatialGrid } from './spatial-grid.ts'

/** Pairs at most: beyond, positions are piled up on one another and matching them has no meaning. */
const MAX_PAIRS = 20_000_000

type Placed = Pick<Positions, 'count' | 'points'>

/** Who belongs to whom. -1 for nobody. */
export interface Match {
  /** For each found row its true source, and the other way round. */
  readonly truthOf: Int32Array
  readonly foundOf: Int32Array
  /** For each found row the nearest true source within the radius, be it taken by another row or not. */
  readonly nearest: Int32Array
}

/**
 * Greedy one-to-one match: of all pairs within `radius` arcsec the closest is joined first, then the closest of those left. Equal distances
 * in the order of the rows.
 *
 * @throws CATALOG_TOO_CROWDED for more than 20 million pairs within the radius
 */
export function matchOneToOne(found: Placed, truth: Placed, radius: number): Match {
  const grid = spatialGrid(truth.points, radius)
  const pairFound: number[] = []
  const pairTruth: number[] = []
  const pairDistance: number[] = []
  const nearest = new Int32Array(found.count).fill(-1)
  for (let row = 0; row < found.count; row++) {
    let least = Number.POSITIVE_INFINITY
    const [x, y, z] = found.points.subarray(3 * row, 3 * row + 3)
    grid.forEachNear(x, y, z, (index, distance) => {
      if (pairFound.length >= MAX_PAIRS) throw catalogErrors.TOO_CROWDED({ limit: MAX_PAIRS, radius })
      pairFound.push(row)
      pairTruth.push(index)
      pairDistance.push(distance)
      if (distance < least || (distance === least && index < nearest[row])) {
        least = distance
        nearest[row] = index
      }
      return false
    })
  }
  const truthOf = new Int32Array(found.count).fill(-1)
  const foundOf = new Int32Array(truth.count).fill(-1)
  const order = Uint32Array.from(pairFound.keys())
  order.sort((a, b) => pairDistance[a] - pairDistance[b] || pairFound[a] - pairFound[b] || pairTruth[a] - pairTruth[b])
  for (const pair of order) {
    if (truthOf[pairFound[pair]] >= 0 || foundOf[pairTruth[pair]] >= 0) continue
    truthOf[pairFound[pair]] = pairTruth[pair]
    foundOf[pairTruth[pair]] = pairFound[pair]
  }
  return { truthOf, foundOf, nearest }
}
