// Stretches of a row that stand above the merge threshold: islands in their most compact form, found in one pass over the pixels.

/** Runs of pixels in raster order, as columns. */
export interface Runs {
  readonly count: number
  readonly y: Int32Array
  /** First pixel of a run, and the one after its last. */
  readonly start: Int32Array
  readonly end: Int32Array
  /** Highest significance (value - background) / rms in the run. */
  readonly peak: Float32Array
}

/** Collects runs while rows are scanned; grows as needed. */
export class RunCollector {
  private y = new Int32Array(1024)
  private start = new Int32Array(1024)
  private end = new Int32Array(1024)
  private peak = new Float32Array(1024)
  private count = 0

  add(y: number, start: number, end: number, peak: number): void {
    if (this.count === this.y.length) this.grow()
    this.y[this.count] = y
    this.start[this.count] = start
    this.end[this.count] = end
    this.peak[this.count] = peak
    this.count++
  }

  runs(): Runs {
    return {
      count: this.count,
      y: this.y.slice(0, this.count),
      start: this.start.slice(0, this.count),
      end: this.end.slice(0, this.count),
      peak: this.peak.slice(0, this.count),
    }
  }

  private grow(): void {
    const size = this.count * 2
    const larger = <T extends Int32Array | Float32Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    this.y = larger(this.y, new Int32Array(size))
    this.start = larger(this.start, new Int32Array(size))
    this.end = larger(this.end, new Int32Array(size))
    this.peak = larger(this.peak, new Float32Array(size))
  }
}

/**
 * Adds the runs of one row. NaN pixels are below every threshold; infinite ones are blank too.
 *
 * @param threshold of each pixel
 * @param significance of a pixel that stands so much above its threshold, in rms; asked for once a run
 */
export function scanRow(
  row: Float32Array,
  threshold: Float32Array,
  y: number,
  significance: (x: number, excess: number) => number,
  into: RunCollector,
): void {
  const width = row.length
  let x = 0
  for (;;) {
    while (x < width && !(row[x] > threshold[x] && row[x] < Number.POSITIVE_INFINITY)) x++
    if (x >= width) return
    const start = x
    let brightest = x
    let most = 0
    for (; x < width && row[x] > threshold[x] && row[x] < Number.POSITIVE_INFINITY; x++) {
      const excess = row[x] - threshold[x]
      if (excess > most) {
        most = excess
        brightest = x
      }
    }
    into.add(y, start, x, significance(brightest, most))
  }
}

/** Joins the runs of consecutive strips into one list; strips must come in the order of their rows. */
export function joinRuns(parts: readonly Runs[]): Runs {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const joined = {
    count,
    y: new Int32Array(count),
    start: new Int32Array(count),
    end: new Int32Array(count),
    peak: new Float32Array(count),
  }
  let offset = 0
  for (const part of parts) {
    joined.y.set(part.y, offset)
    joined.start.set(part.start, offset)
    joined.end.set(part.end, offset)
    joined.peak.set(part.peak, offset)
    offset += part.count
  }
  return joined
}

/** The runs from row y0 up to row y1, as copies that can be sent elsewhere. */
export function runsOfRows(runs: Runs, y0: number, y1: number): Runs {
  const first = lowerBound(runs.y, runs.count, y0)
  const last = lowerBound(runs.y, runs.count, y1)
  return {
    count: last - first,
    y: runs.y.slice(first, last),
    start: runs.start.slice(first, last),
    end: runs.end.slice(first, last),
    peak: runs.peak.slice(first, last),
  }
}

function lowerBound(sorted: Int32Array, count: number, value: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The runs whose mark is 1, in their order. */
export function filterRuns(runs: Runs, kept: Uint8Array): Runs {
  let count = 0
  for (let run = 0; run < runs.count; run++) count += kept[run]
  const filtered = {
    count,
    y: new Int32Array(count),
    start: new Int32Array(count),
    end: new Int32Array(count),
    peak: new Float32Array(count),
  }
  let next = 0
  for (let run = 0; run < runs.count; run++) if (kept[run] === 1) copyRun(runs, run, filtered, next++)
  return filtered
}

/** The same runs ordered by their rows; within a row their order is kept. */
export function orderByRow(runs: Runs, height: number): Runs {
  const { count } = runs
  const next = new Int32Array(height + 1)
  for (let run = 0; run < count; run++) next[runs.y[run] + 1]++
  for (let y = 0; y < height; y++) next[y + 1] += next[y]
  const ordered = {
    count,
    y: new Int32Array(count),
    start: new Int32Array(count),
    end: new Int32Array(count),
    peak: new Float32Array(count),
  }
  for (let run = 0; run < count; run++) copyRun(runs, run, ordered, next[runs.y[run]]++)
  return ordered
}

function copyRun(from: Runs, run: number, to: Runs, slot: number): void {
  to.y[slot] = from.y[run]
  to.start[slot] = from.start[run]
  to.end[slot] = from.end[run]
  to.peak[slot] = from.peak[run]
}
