// How much larger errors of extended sources are than noise correlated by the beam makes them: measured on the image, as a factor by size.

import { runAll, type TaskRunner } from '../engine.ts'
import type { ComponentField } from '../measurement/component-fields.ts'
import { joinField, type RecordTable } from '../record-table.ts'
import { designPointFilter } from './point-filter.ts'
import { type NoiseProbeTask, PROBE_LENGTH, PROBE_REACH, PROBED_QUANTITIES, PROBED_SIZES, probeHalf } from './probe-noise.ts'

/** Factors on the errors of free shapes, at least 1, one for each of PROBED_SIZES. */
export interface NoiseBySize {
  readonly flux: readonly number[]
  readonly peak: readonly number[]
  readonly position: readonly number[]
  readonly axes: readonly number[]
}

/** What is said of an image that is too small, or too empty of sky, to tell. */
export const NO_EXCESS: NoiseBySize = Object.freeze({
  flux: PROBED_SIZES.map(() => 1),
  peak: PROBED_SIZES.map(() => 1),
  position: PROBED_SIZES.map(() => 1),
  axes: PROBED_SIZES.map(() => 1),
})

/** Places at most, and pixels of the image for each: what is known to a few per cent need not be known better. */
const MOST_PLACES = 1600
const PIXELS_PER_PLACE = 5000

/** Pixels of all places together at most. */
const MOST_PIXELS = 8_000_000

/** Fewer places than this do not make a statistic. */
const LEAST_PLACES = 100

/** Rows of places in one task. */
const ROWS = 5

/**
 * Measures the factors on a lattice over the whole image. The faint sources that nobody can see are not in the noise between pixels, which
 * is measured without whatever stands out, but a wide source stands on several of them.
 */
export async function measureNoiseBySize(
  runner: TaskRunner,
  base: Omit<NoiseProbeTask, 'kind' | 'x' | 'y' | 'components'>,
  found: readonly RecordTable<ComponentField>[],
  signal: AbortSignal | undefined,
): Promise<NoiseBySize> {
  const half = probeHalf(base.beam, designPointFilter(base.beam, base))
  const { width, height } = base.mesh
  const { xs, ys } = lattice(width, height, half)
  if (xs.length * ys.length < LEAST_PLACES) return NO_EXCESS
  const components = columnsOf(found)
  const tasks = Array.from({ length: Math.ceil(ys.length / ROWS) }, (_, t): NoiseProbeTask => {
    const rows = ys.slice(t * ROWS, (t + 1) * ROWS)
    const places = rows.flatMap((y) => xs.map((x) => [x, y] as const))
    return {
      kind: 'probe-noise',
      ...base,
      x: Int32Array.from(places, ([x]) => x),
      y: Int32Array.from(places, ([, y]) => y),
      components: componentsWithin(components, rows[0] - half, rows[rows.length - 1] + half, base.beam[2]),
    }
  })
  return factorsOf(await runAll(runner, tasks, signal, () => {}))
}

/** Places whose probes lie within the image, about as far apart along both axes. */
function lattice(width: number, height: number, half: number): { xs: number[]; ys: number[] } {
  const [w, h] = [width - 2 * half, height - 2 * half]
  if (w < 1 || h < 1) return { xs: [], ys: [] }
  const places = Math.min(MOST_PLACES, (width * height) / PIXELS_PER_PLACE, MOST_PIXELS / (2 * half + 1) ** 2)
  const step = Math.max(half, Math.sqrt((w * h) / places))
  const along = (length: number): number[] => {
    const count = Math.max(1, Math.round(length / step))
    return Array.from({ length: count }, (_, i) => half + Math.floor(((i + 0.5) * length) / count))
  }
  return { xs: along(w), ys: along(h) }
}

/** What a probe is told of a component, in its order. */
const FIELDS = ['flux_fit', 'x', 'y', 'shape_xx', 'shape_xy', 'shape_yy'] as const

const columnsOf = (tables: readonly RecordTable<ComponentField>[]): Float64Array[] => FIELDS.map((field) => joinField(tables, field))

/** The components whose light reaches rows y0 to y1. */
function componentsWithin(columns: readonly Float64Array[], y0: number, y1: number, beam: number): Float64Array {
  const [, , y, , , yy] = columns
  const values: number[] = []
  for (let k = 0; k < y.length; k++) {
    const reach = PROBE_REACH * Math.sqrt(Math.max(0, beam + yy[k]))
    if (y[k] + reach >= y0 && y[k] - reach <= y1) for (const column of columns) values.push(column[k])
  }
  return Float64Array.from(values)
}

/** The probes of all tasks, as factors. Where even points scatter by less than the noise, what was found has taken it along: that counts back. */
export function factorsOf(probes: readonly Float64Array[]): NoiseBySize {
  const spread = (...columns: readonly number[]): number => spreadAboutZero(probes, columns)
  const ofPoints = Math.min(1, spread(0))
  if (!(ofPoints > 0)) return NO_EXCESS
  const factors = (...quantities: readonly number[]): number[] =>
    PROBED_SIZES.map((_, s) => Math.max(1, spread(...quantities.map((q) => 1 + s * PROBED_QUANTITIES + q)) / ofPoints))
  return { flux: factors(0), peak: factors(1), position: factors(2, 3), axes: factors(4, 5) }
}

/** Part of a normal distribution that lies within one standard deviation. */
const WITHIN = 0.6827

/** What so large a part of the values stay within, on either side of zero: their bias counts, the few largest do not. NaN where there are few. */
function spreadAboutZero(probes: readonly Float64Array[], columns: readonly number[]): number {
  const values: number[] = []
  for (const probe of probes) {
    for (let at = 0; at < probe.length; at += PROBE_LENGTH) {
      for (const column of columns) if (!Number.isNaN(probe[at + column])) values.push(Math.abs(probe[at + column]))
    }
  }
  if (values.length < LEAST_PLACES * columns.length) return Number.NaN
  return Float64Array.from(values).sort()[Math.floor(WITHIN * values.length)]
}

/** The factor for a source of an observed size in beams: straight between the sizes that were measured, level beyond them. */
export function factorAt(factors: readonly number[], size: number): number {
  const last = PROBED_SIZES.length - 1
  if (!(size > PROBED_SIZES[0])) return factors[0]
  for (let s = 0; s < last; s++) {
    if (size > PROBED_SIZES[s + 1]) continue
    const t = (size - PROBED_SIZES[s]) / (PROBED_SIZES[s + 1] - PROBED_SIZES[s])
    return factors[s] + t * (factors[s + 1] - factors[s])
  }
  return factors[last]
}
