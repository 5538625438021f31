// The fraction of a source's peak that its fitted shape leaves unexplained, measured on the image's own bright sources.

import type { Islands } from '../detection/islands.ts'
import { runAll, type TaskRunner } from '../engine.ts'
import { batchOf } from './island-batch.ts'
import type { ProbeTask } from './probe-shapes.ts'

/** Islands this bright, in rms, show their shape well enough. */
const BRIGHT = 25

const MOST_ISLANDS = 60

/** Islands in one task. */
const BATCH = 15
const LEAST_ISLANDS = 4

/** Larger islands, in beams, are blends or extended. */
const LARGEST_BEAMS = 60

/** What is assumed where the image has too few bright sources to tell. */
const UNKNOWN = 0.03

/** Which of the sorted residuals stands for the image: above the middle, because islands that look worst cost most. */
const QUANTILE = 0.75

const LEAST = 0.01
const MOST = 0.3

/**
 * The upper quartile of the largest residuals of single Gaussians, as a fraction of the peak: a component must stand out by several times this.
 *
 * @param beamPixels area of the beam in pixels
 */
export async function measureModelError(
  runner: TaskRunner,
  islands: Islands,
  base: Omit<ProbeTask, 'kind' | 'islands'>,
  beamPixels: number,
  signal: AbortSignal | undefined,
): Promise<number> {
  const chosen = Array.from({ length: islands.count }, (_, i) => i)
    .filter((i) => islands.peak[i] >= BRIGHT && islands.pixels[i] <= LARGEST_BEAMS * beamPixels)
    .sort((a, b) => islands.peak[b] - islands.peak[a] || a - b)
    .slice(0, MOST_ISLANDS)
    .sort((a, b) => a - b)
  if (chosen.length < LEAST_ISLANDS) return UNKNOWN
  const batches = Array.from({ length: Math.ceil(chosen.length / BATCH) }, (_, i) =>
    Int32Array.from(chosen.slice(i * BATCH, (i + 1) * BATCH)),
  )
  const tasks = batches.map((numbers): ProbeTask => ({ kind: 'probe', ...base, islands: batchOf(islands, numbers) }))
  const fractions = (await runAll(runner, tasks, signal, () => {})).flatMap((values) => [...values])
  const known = fractions.filter((fraction) => !Number.isNaN(fraction)).sort((a, b) => a - b)
  if (known.length < LEAST_ISLANDS) return UNKNOWN
  return Math.min(MOST, Math.max(LEAST, known[Math.floor(QUANTILE * known.length)]))
}

/** Sharpening for sources that are Gaussians as far as one can see. */
const SHARPEST = 0.02

/** No sharpening to speak of. */
const SOFTEST = 1

/** The filter's regularisation for a model error: the less sources look like the beam, the less the filter sharpens. */
export function regularisationFor(modelError: number): number {
  return Math.min(SOFTEST, Math.max(SHARPEST, SOFTENING * (modelError - LEAST)))
}

const SOFTENING = 15
