// An island that does not fit in a patch, such as diffuse emission across a whole image: its moments, taken row by row.

import type { IslandMoments } from '../measurement/measure-island.ts'
import type { PatchCutter } from './cut-patch.ts'
import type { IslandBatch } from './island-batch.ts'
import type { Patch } from './patch.ts'

/** What is known of an island without fitting it. The patch is its box only: it holds no pixels. */
export interface LargeIsland {
  readonly patch: Patch
  readonly level: number
  readonly moments: IslandMoments
}

/** Moments of the island's pixels above the background, in coordinates of its box. */
export function measureLarge(cutter: PatchCutter, islands: IslandBatch, i: number): LargeIsland {
  const { window, interpolator, mesh, sign } = cutter
  const [x0, y0, x1, y1] = [islands.xMin[i], islands.yMin[i], islands.xMax[i], islands.yMax[i]]
  const sums = { pixels: 0, sum: 0, sx: 0, sy: 0, sxx: 0, sxy: 0, syy: 0, peak: Number.NEGATIVE_INFINITY, xPeak: 0, yPeak: 0 }
  const level = new Float32Array(x1 - x0 + 1)
  for (let run = islands.firstRun[i]; run < islands.firstRun[i + 1]; run++) {
    const y = islands.y[run]
    const start = islands.start[run]
    window.require(y, y + 1, y1 + 1)
    interpolator.fillRow(mesh.level, y, start, islands.end[run], level)
    for (let x = start; x < islands.end[run]; x++) {
      const value = sign * (window.pixels[window.start(y) + x] - level[x - start])
      const dx = x - x0
      const dy = y - y0
      sums.pixels++
      sums.sum += value
      sums.sx += value * dx
      sums.sy += value * dy
      sums.sxx += value * dx * dx
      sums.sxy += value * dx * dy
      sums.syy += value * dy * dy
      if (value > sums.peak) Object.assign(sums, { peak: value, xPeak: dx, yPeak: dy })
    }
  }
  const x = sums.sx / sums.sum
  const y = sums.sy / sums.sum
  const middle = [Math.round((x0 + x1) / 2), Math.round((y0 + y1) / 2)] as const
  const patch: Patch = {
    x0,
    y0,
    width: x1 - x0 + 1,
    height: y1 - y0 + 1,
    data: new Float64Array(0),
    member: new Uint8Array(0),
    core: { left: 0, right: x1 - x0, top: 0, bottom: y1 - y0 },
    blanks: new Int32Array(0),
    rms: interpolator.at(mesh.rms, ...middle),
    reach: 0,
  }
  const { pixels, sum, peak, xPeak, yPeak } = sums
  const shape = [sums.sxx / sum - x * x, sums.sxy / sum - x * y, sums.syy / sum - y * y] as const
  return { patch, level: interpolator.at(mesh.level, ...middle), moments: { pixels, sum, peak, xPeak, yPeak, x, y, shape } }
}
