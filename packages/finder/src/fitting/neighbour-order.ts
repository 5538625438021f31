// In which order islands are fitted, so that a faint island beside a bright one sees the bright one's model subtracted.

import type { Islands } from '../detection/islands.ts'

/** Islands by stages; within a stage none depends on another. */
export interface FitOrder {
  /** Numbers of the islands of each stage, ascending. */
  readonly stages: readonly Int32Array[]
  /** For each island the brighter ones whose light reaches it. */
  readonly brighter: ReadonlyMap<number, readonly number[]>
}

/** Islands with a peak below this, in rms, have no light to speak of beyond their own pixels. */
const BRIGHT = 50

/**
 * How far, in beam standard deviations from the peak, an island of this peak (in rms) still disturbs the filter by a fifth of the noise.
 * The filter's widest response falls off with 3.2 times the beam's variance.
 */
function influence(peak: number): number {
  return Math.sqrt(6.4 * Math.log(2 * peak))
}

/** How far, in beam standard deviations, the pixels of an unresolved island of this peak reach at the merge threshold. */
function extent(peak: number, mergeThreshold: number): number {
  return Math.sqrt(2 * Math.log(Math.max(peak / mergeThreshold, 1)))
}

/**
 * Orders islands by brightness where they touch each other's light. The order depends on the islands alone.
 *
 * @param beamSigma standard deviation of the beam in pixels
 */
export function orderByNeighbours(islands: Islands, beamSigma: number, mergeThreshold: number): FitOrder {
  const brightest = Array.from({ length: islands.count }, (_, i) => i)
    .filter((i) => islands.peak[i] >= BRIGHT)
    .sort((a, b) => islands.peak[b] - islands.peak[a] || a - b)
  const brighter = new Map<number, number[]>()
  const grid = new BoxGrid(islands, GRID)
  for (const i of brightest) {
    const margin = Math.ceil((influence(islands.peak[i]) - extent(islands.peak[i], mergeThreshold)) * beamSigma)
    for (const j of grid.near(i, margin)) {
      if (islands.peak[j] > islands.peak[i] || (islands.peak[j] === islands.peak[i] && j <= i)) continue
      const known = brighter.get(j)
      if (known === undefined) brighter.set(j, [i])
      else known.push(i)
    }
  }
  return { stages: stagesOf(islands, brighter), brighter }
}

/** An island comes one stage after the last of the brighter ones beside it. */
function stagesOf(islands: Islands, brighter: ReadonlyMap<number, readonly number[]>): Int32Array[] {
  const stage = new Int32Array(islands.count)
  const dependent = [...brighter.keys()].sort((a, b) => islands.peak[b] - islands.peak[a] || a - b)
  for (const i of dependent) for (const j of brighter.get(i) ?? []) stage[i] = Math.max(stage[i], stage[j] + 1)
  const last = stage.reduce((most, value) => Math.max(most, value), 0)
  const members: number[][] = Array.from({ length: last + 1 }, () => [])
  for (let i = 0; i < islands.count; i++) members[stage[i]].push(i)
  return members.map((numbers) => Int32Array.from(numbers))
}

const GRID = 64

/** Islands by the squares that their boxes touch. */
class BoxGrid {
  private readonly islands: Islands
  private readonly size: number
  private readonly squares = new Map<number, number[]>()

  constructor(islands: Islands, size: number) {
    this.islands = islands
    this.size = size
    for (let i = 0; i < islands.count; i++) {
      this.visit(i, 0, (key) => {
        const known = this.squares.get(key)
        if (known === undefined) this.squares.set(key, [i])
        else known.push(i)
      })
    }
  }

  /** Other islands whose boxes come within a margin of that of island i. */
  near(i: number, margin: number): Set<number> {
    const { xMin, xMax, yMin, yMax } = this.islands
    const found = new Set<number>()
    this.visit(i, margin, (key) => {
      for (const j of this.squares.get(key) ?? []) {
        const apartX = xMin[j] > xMax[i] + margin || xMax[j] < xMin[i] - margin
        const apartY = yMin[j] > yMax[i] + margin || yMax[j] < yMin[i] - margin
        if (j !== i && !apartX && !apartY) found.add(j)
      }
    })
    return found
  }

  private visit(i: number, margin: number, use: (key: number) => void): void {
    const { xMin, xMax, yMin, yMax } = this.islands
    const square = (value: number): number => Math.max(0, Math.floor(value / this.size))
    for (let y = square(yMin[i] - margin); y <= square(yMax[i] + margin); y++) {
      for (let x = square(xMin[i] - margin); x <= square(xMax[i] + margin); x++) use(y * 0x100000 + x)
    }
  }
}
