// The borders of islands as line segments along the edges of pixels: what is drawn while a threshold is dragged.

import type { Islands } from '@cirasa/finder'

/** Segments at most: more lines than this are a grey area to the eye. */
const MOST_SEGMENTS = 200_000

/**
 * Segments x0, y0, x1, y1 one after the other, in the pixels of the islands, where the first pixel reaches from -0.5 to 0.5. Edges that follow each
 * other along a row are one segment.
 */
export function islandOutlines({ count, firstRun, runs }: Islands, most = MOST_SEGMENTS): Float32Array {
  const segments: number[] = []
  for (let island = 0; island < count && segments.length < 4 * most; island++) {
    const [first, last] = [firstRun[island], firstRun[island + 1]]
    // Runs of an island come in raster order: those of the row before and after stand beside them.
    let below = first
    let above = first
    for (let run = first; run < last && segments.length < 4 * most; run++) {
      const y = runs.y[run]
      const [left, right] = [runs.start[run] - 0.5, runs.end[run] - 0.5]
      segments.push(left, y - 0.5, left, y + 0.5, right, y - 0.5, right, y + 0.5)
      while (below < run && runs.y[below] < y - 1) below++
      while (above < last && runs.y[above] < y + 1) above++
      addEdge(segments, runs, run, y - 0.5, below, last, y - 1)
      addEdge(segments, runs, run, y + 0.5, above, last, y + 1)
    }
  }
  return Float32Array.from(segments)
}

/** The parts of a run's edge that no run of the neighbouring row covers. */
function addEdge(segments: number[], runs: Islands['runs'], run: number, at: number, from: number, last: number, row: number): void {
  let open = runs.start[run]
  const end = runs.end[run]
  for (let other = from; other < last && runs.y[other] === row && runs.start[other] < end; other++) {
    if (runs.end[other] <= open) continue
    if (runs.start[other] > open) segments.push(open - 0.5, at, runs.start[other] - 0.5, at)
    open = Math.max(open, runs.end[other])
  }
  if (open < end) segments.push(open - 0.5, at, end - 0.5, at)
}
