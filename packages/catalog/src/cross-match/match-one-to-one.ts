// Joins the rows of two catalogues, one to one, nearest pairs first.

import { catalogErrors } from '../errors.ts'
import type { Positions } from './positions.ts'
import { spatialGrid } from './spatial-grid.ts'

/**
 * Pairs at most, and for each row of both catalogues: beyond, positions are piled up on one another and matching them has no meaning. A pair takes
 * 16 bytes, and 4 more while they are sorted.
 */
const MOST_PAIRS = 20_000_000
const PAIRS_OF_A_ROW = 16
/** So many there may be however few the rows are. */
const FEW_PAIRS = 1_000_000

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
 * @throws CATALOG_TOO_CROWDED for more pairs within the radius than a million and 16 a row, or than 20 million: while they are counted
 */
export function matchOneToOne(found: Placed, truth: Placed, radius: number): Match {
  const grid = spatialGrid(truth.points, radius)
  const pairs = new Pairs(Math.min(MOST_PAIRS, FEW_PAIRS + PAIRS_OF_A_ROW * (found.count + truth.count)), radius)
  const nearest = new Int32Array(found.count).fill(-1)
  for (let row = 0; row < found.count; row++) {
    let least = Number.POSITIVE_INFINITY
    const [x, y, z] = found.points.subarray(3 * row, 3 * row + 3)
    grid.forEachNear(x, y, z, (index, distance) => {
      pairs.add(row, index, distance)
      if (distance < least || (distance === least && index < nearest[row])) {
        least = distance
        nearest[row] = index
      }
      return false
    })
  }
  const truthOf = new Int32Array(found.count).fill(-1)
  const foundOf = new Int32Array(truth.count).fill(-1)
  const { found: pairFound, truth: pairTruth, distance: pairDistance } = pairs
  const order = Uint32Array.from({ length: pairs.count }, (_, pair) => pair)
  order.sort((a, b) => pairDistance[a] - pairDistance[b] || pairFound[a] - pairFound[b] || pairTruth[a] - pairTruth[b])
  for (const pair of order) {
    if (truthOf[pairFound[pair]] >= 0 || foundOf[pairTruth[pair]] >= 0) continue
    truthOf[pairFound[pair]] = pairTruth[pair]
    foundOf[pairTruth[pair]] = pairFound[pair]
  }
  return { truthOf, foundOf, nearest }
}

/** Pairs of rows and their distances, as many as come up to a bound. */
class Pairs {
  found = new Int32Array(1024)
  truth = new Int32Array(1024)
  distance = new Float64Array(1024)
  count = 0
  private readonly most: number
  private readonly radius: number

  constructor(most: number, radius: number) {
    this.most = most
    this.radius = radius
  }

  add(found: number, truth: number, distance: number): void {
    if (this.count >= this.most) throw catalogErrors.TOO_CROWDED({ limit: this.most, radius: this.radius })
    if (this.count === this.found.length) this.grow()
    this.found[this.count] = found
    this.truth[this.count] = truth
    this.distance[this.count++] = distance
  }

  private grow(): void {
    const length = Math.min(this.most, 2 * this.count)
    const { found, truth, distance } = this
    this.found = new Int32Array(length)
    this.truth = new Int32Array(length)
    this.distance = new Float64Array(length)
    this.found.set(found)
    this.truth.set(truth)
    this.distance.set(distance)
  }
}
