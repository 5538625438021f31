// What imperfect calibration and deconvolution leave around bright sources: rings and spokes, positive and negative.

import { streams } from '../random/streams.ts'
import { Xoshiro128 } from '../random/xoshiro128.ts'
import type { SkyParameters } from './options.ts'
import type { SourceList } from './source-list.ts'

/** The pattern around one source; pixels 0-based, lengths in pixels. */
export interface Artefact {
  readonly x: number
  readonly y: number
  /** Largest brightness of the pattern, Jy/beam. */
  readonly peak: number
  /** Half size of the box outside of which nothing is painted. */
  readonly reach: number
  brightness(dx: number, dy: number): number
}

/** Radius in beams at which the pattern has fallen to 1/e. */
const SCALE = 6
const SPOKES = 5

/** Patterns around the brightest sources of the list; those with the same peak in the list's order. */
export function drawArtefacts(list: SourceList, parameters: SkyParameters): readonly Artefact[] {
  const { seed, artefacts, artefactLevel, beamMajor, pixelScale } = parameters
  const random = new Xoshiro128(seed, streams.artefacts)
  const beam = beamMajor / pixelScale
  return brightest(list.peak, artefacts).map((i) => {
    const phase = 2 * Math.PI * random.uniform()
    return artefact(list.x[i], list.y[i], artefactLevel * list.peak[i], beam, phase)
  })
}

/** Indices of the `wanted` largest values, largest first. */
function brightest(values: Float64Array, wanted: number): number[] {
  if (wanted === 0) return []
  const indices = Array.from(values.keys())
  return indices.sort((a, b) => values[b] - values[a] || a - b).slice(0, wanted)
}

function artefact(x: number, y: number, peak: number, beam: number, phase: number): Artefact {
  const brightness = (dx: number, dy: number): number => {
    const r = Math.sqrt(dx * dx + dy * dy) / beam
    // Nothing under the source itself, so that its flux stays what the truth says.
    const outside = -Math.expm1(-((r / 2) ** 6))
    const rings = Math.cos((2 * Math.PI * r) / 2.2)
    const spokes = Math.cos(SPOKES * Math.atan2(dy, dx) + phase) ** 9
    return 0.5 * peak * outside * Math.exp(-r / SCALE) * (rings + spokes)
  }
  return { x, y, peak, reach: 6 * SCALE * beam, brightness }
}
