// How far the image's bright sources are from being Gaussians: what no fit can explain must not be taken for more components.

import { type Interpolation, MeshInterpolator } from '../background/interpolate-mesh.ts'
import type { NoiseMesh } from '../background/mesh.ts'
import { findPeaks } from '../deblending/peaks.ts'
import type { Plane } from '../plane.ts'
import { RowWindow } from '../row-window.ts'
import { reusedBytes, reusedFloats } from './buffers.ts'
import { freed, pointSource } from './component.ts'
import { cutPatch, patchBox } from './cut-patch.ts'
import type { Covariance } from './gaussian-mixture.ts'
import type { IslandBatch } from './island-batch.ts'
import { forEachMember } from './patch.ts'
import { designPointFilter } from './point-filter.ts'
import { addComponent } from './render.ts'
import { evaluate, solve } from './solve.ts'

/** Bright islands to look at. */
export interface ProbeTask {
  readonly kind: 'probe'
  readonly mesh: NoiseMesh
  readonly interpolation: Interpolation
  readonly beam: Covariance
  readonly whiteFraction: number
  readonly islands: IslandBatch
}

/** The probe's filter hardly sharpens: it must not be misled by what it is to find out. */
const PROBE_REGULARISATION = 0.2

/** Residuals below this many rms are noise. */
const NOISE = 4

/** A second summit this prominent, as a fraction of the peak, makes an island a blend, which tells nothing of one source's shape. */
const BLEND = 0.05

/**
 * For each island the largest residual that one free Gaussian leaves beyond noise, as a fraction of the peak; NaN for islands that are
 * blends or touch blanks.
 */
export function probeShapes(plane: Plane, task: ProbeTask): Float64Array {
  const { mesh, islands } = task
  const filter = designPointFilter(task.beam, { whiteFraction: task.whiteFraction, regularisation: PROBE_REGULARISATION })
  const cutter = {
    window: new RowWindow(plane),
    width: plane.width,
    height: plane.height,
    interpolator: new MeshInterpolator(mesh, task.interpolation),
    mesh,
    filter,
    sign: 1 as const,
    data: reusedFloats(),
    member: reusedBytes(),
  }
  return Float64Array.from({ length: islands.count }, (_, i) => {
    const { patch, touchesBlank, touchesEdge } = cutPatch(cutter, islands, i, patchBox(islands, i, filter), [], 0)
    const peaks = findPeaks(patch, patch.data).sort((a, b) => b.value - a.value)
    const blend = peaks.slice(1).some((peak) => peak.prominence > Math.max(BLEND * peaks[0].value, NOISE * patch.rms))
    if (touchesBlank || touchesEdge || blend) return Number.NaN
    const budget = { evaluations: 200 }
    const start = [pointSource(peaks[0].value, peaks[0].x, peaks[0].y)]
    const limits = { iterations: 30, tolerance: 1e-3 * patch.rms ** 2, budget }
    const point = solve(patch, filter, evaluate(patch, filter, start, budget), limits)
    const free = point.components.map(freed)
    const { components } = solve(patch, filter, evaluate(patch, filter, free, budget), limits)
    for (const one of components) addComponent(patch.data, patch.width, patch.height, one, task.beam, -1, patch.reach)
    let most = 0
    forEachMember(patch, (p) => {
      most = Math.max(most, Math.abs(patch.data[p]))
    })
    return Math.max(0, most - NOISE * patch.rms) / peaks[0].value
  })
}
