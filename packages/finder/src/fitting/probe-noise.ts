// What noise makes of extended sources, measured where there are none: faint sources that nobody can see shift a wide fit more than the
// noise between pixels says.

import { type Interpolation, MeshInterpolator } from '../background/interpolate-mesh.ts'
import type { NoiseMesh } from '../background/mesh.ts'
import type { Plane } from '../plane.ts'
import { RowWindow } from '../row-window.ts'
import { factorise, invertFactorised } from './cholesky.ts'
import { type Component, componentPeak } from './component.ts'
import { parameterCovariance } from './covariance.ts'
import { FILTERED_LENGTH, filteredData } from './filtered-data.ts'
import type { Covariance } from './gaussian-mixture.ts'
import { gradientOf, innerProducts, parameterOffsets } from './normal-equations.ts'
import type { Patch } from './patch.ts'
import { designPointFilter, type PointFilter } from './point-filter.ts'
import { addComponent } from './render.ts'

/** Places at which to measure. */
export interface NoiseProbeTask {
  readonly kind: 'probe-noise'
  readonly mesh: NoiseMesh
  readonly interpolation: Interpolation
  readonly beam: Covariance
  readonly whiteFraction: number
  readonly regularisation: number
  /** Pixels in the middle of the places, by rows; all of a place, half a probe to each side, lies within the image. */
  readonly x: Int32Array
  readonly y: Int32Array
  /** What was found and is to be subtracted, PROBED_LENGTH numbers each: flux, x, y, intrinsic xx, xy, yy. */
  readonly components: Float64Array
}

/** Numbers of a component that is subtracted. */
const PROBED_LENGTH = 6

/** Observed sizes of the sources that are fitted to nothing, in beams; wider ones are rare. */
export const PROBED_SIZES = [1, 1.5, 2.2, 3] as const

/** What is told of each size: errors of flux, peak, position (x and y) and shape (xx and yy). */
export const PROBED_QUANTITIES = 6

/** Numbers of a place: the flux of a point source, and the quantities of each size. */
export const PROBE_LENGTH = 1 + PROBED_SIZES.length * PROBED_QUANTITIES

/** Standard deviations out to which a probe is followed: what lies beyond is far below the noise. */
const REACH = 3.6

/** Standard deviations out to which sources are subtracted. */
export const PROBE_REACH = 5

/** Half the side of a probe in pixels. */
export function probeHalf(beam: Covariance, filter: PointFilter): number {
  const widest = filter.kernel.scales[filter.kernel.scales.length - 1] + PROBED_SIZES[PROBED_SIZES.length - 1] ** 2 - 1
  return Math.ceil(REACH * Math.sqrt(widest * Math.max(beam[0], beam[2])))
}

/**
 * At each place, the parameters that a source of unit flux and each of the sizes would seem to have gained, in units of the errors that its
 * fit would state: PROBE_LENGTH numbers. NaN where a pixel is blank or a source was found in the middle.
 */
export function probeNoise(plane: Plane, task: NoiseProbeTask): Float64Array {
  const { mesh, beam, x, y } = task
  const filter = designPointFilter(beam, task)
  const estimators = PROBED_SIZES.map((size) => estimatorOf(size, filter))
  const half = probeHalf(beam, filter)
  const side = 2 * half + 1
  const data = new Float64Array(side * side)
  const patch = emptyPatch(side, data)
  const found = componentsOf(task.components)
  const reach = half + found.reduce((most, { shape }) => Math.max(most, PROBE_REACH * Math.sqrt(beam[0] + Math.max(0, shape[0]))), 0)
  const interpolator = new MeshInterpolator(mesh, task.interpolation)
  const sky = new ProbedSky(plane, interpolator, mesh.level, side)
  const result = new Float64Array(x.length * PROBE_LENGTH).fill(Number.NaN)
  for (let i = 0; i < x.length; i++) {
    const x0 = x[i] - half
    const y0 = y[i] - half
    data.fill(0)
    for (let k = firstFrom(found, x[i] - reach); k < found.length && found[k].x <= x[i] + reach; k++) {
      addComponent(data, side, side, { ...found[k], x: found[k].x - x0, y: found[k].y - y0 }, beam, -1, PROBE_REACH)
    }
    const rms = interpolator.at(mesh.rms, x[i], y[i])
    if (Math.abs(data[half * side + half]) > rms || !sky.addTo(data, x0, y0)) continue
    for (let s = 0; s < estimators.length; s++) estimate(estimators[s], patch, filter, half, rms, result, i * PROBE_LENGTH, s)
  }
  return result
}

/** Squares of the image above its background, which is straight enough between the first row of a square and the last. */
class ProbedSky {
  private readonly window: RowWindow
  private readonly interpolator: MeshInterpolator
  private readonly level: Float64Array
  private readonly side: number
  private readonly first: Float32Array
  private readonly last: Float32Array

  constructor(plane: Plane, interpolator: MeshInterpolator, level: Float64Array, side: number) {
    this.window = new RowWindow(plane)
    this.interpolator = interpolator
    this.level = level
    this.side = side
    this.first = new Float32Array(side)
    this.last = new Float32Array(side)
  }

  /** Adds a square to what `data` holds; false when a pixel of it is blank. */
  addTo(data: Float64Array, x0: number, y0: number): boolean {
    const { window, interpolator, level, side, first, last } = this
    window.require(y0, y0 + side, y0 + side)
    interpolator.fillRow(level, y0, x0, x0 + side, first)
    interpolator.fillRow(level, y0 + side - 1, x0, x0 + side, last)
    const { pixels } = window
    let sum = 0
    for (let row = 0; row < side; row++) {
      const t = row / (side - 1)
      const from = window.start(y0 + row) + x0
      for (let column = 0; column < side; column++) {
        const value = pixels[from + column]
        sum += value
        data[row * side + column] += value - (first[column] + t * (last[column] - first[column]))
      }
    }
    // One blank pixel makes the sum blank.
    return sum - sum === 0
  }
}

/** A square without an island. */
function emptyPatch(side: number, data: Float64Array): Patch {
  const core = { left: 0, right: -1, top: 0, bottom: -1 }
  const none = { member: new Uint8Array(0), blanks: new Int32Array(0) }
  return { x0: 0, y0: 0, width: side, height: side, data, core, ...none, rms: 1, reach: REACH }
}

/** The components, from left to right. */
function componentsOf(values: Float64Array): Component[] {
  const found: Component[] = []
  for (let i = 0; i < values.length; i += PROBED_LENGTH) {
    const shape = [values[i + 3], values[i + 4], values[i + 5]] as const
    found.push({ flux: values[i], x: values[i + 1], y: values[i + 2], shape, free: true })
  }
  return found.sort((one, other) => one.x - other.x)
}

/** Index of the first component at or right of a column. */
function firstFrom(found: readonly Component[], x: number): number {
  let low = 0
  let high = found.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (found[middle].x < x) low = middle + 1
    else high = middle
  }
  return low
}

/** A fit that is linear in the data: a source of one size that is there with unit flux, and what noise adds to its parameters. */
interface Estimator {
  readonly component: Component
  readonly offsets: Int32Array
  /** What each quantity takes of the gradient by each parameter, for noise of unit rms in units of its error. */
  readonly rows: Float64Array
}

const PARAMETERS = 6

function estimatorOf(size: number, filter: PointFilter): Estimator {
  const { beam } = filter
  const wider = size * size - 1
  const component: Component = { flux: 1, x: 0, y: 0, shape: [wider * beam[0], wider * beam[1], wider * beam[2]], free: true }
  const offsets = parameterOffsets([component])
  const information = new Float64Array(PARAMETERS * PARAMETERS)
  innerProducts([component], offsets, filter.response, beam, information)
  factorise(information, PARAMETERS)
  const inverse = invertFactorised(information, PARAMETERS)
  const covariance = parameterCovariance([component], filter, 1)?.matrix ?? new Float64Array(PARAMETERS * PARAMETERS).fill(Number.NaN)
  const rows = new Float64Array(PROBED_QUANTITIES * PARAMETERS)
  quantities(component, beam).forEach((weights, q) => {
    let variance = 0
    for (let i = 0; i < PARAMETERS; i++) {
      for (let j = 0; j < PARAMETERS; j++) variance += weights[i] * weights[j] * covariance[i * PARAMETERS + j]
    }
    for (let j = 0; j < PARAMETERS; j++) {
      let sum = 0
      for (let i = 0; i < PARAMETERS; i++) sum += weights[i] * inverse[i * PARAMETERS + j]
      rows[q * PARAMETERS + j] = sum / Math.sqrt(variance)
    }
  })
  return { component, offsets, rows }
}

/** How flux, peak, x, y, xx and yy change with the six parameters. */
function quantities(component: Component, beam: Covariance): readonly (readonly number[])[] {
  const peak = componentPeak(component, beam)
  const [xx, xy, yy] = component.shape.map((value, i) => value + beam[i])
  const det = xx * yy - xy * xy
  return [
    [1, 0, 0, 0, 0, 0],
    [peak, 0, 0, (-0.5 * peak * yy) / det, (peak * xy) / det, (-0.5 * peak * xx) / det],
    [0, 1, 0, 0, 0, 0],
    [0, 0, 1, 0, 0, 0],
    [0, 0, 0, 1, 0, 0],
    [0, 0, 0, 0, 0, 1],
  ]
}

const filtered = new Float64Array(FILTERED_LENGTH)
const gradient = new Float64Array(PARAMETERS)

/** Writes what one size says of a place; the first one says what a point source's flux is too. */
function estimate(
  { component, offsets, rows }: Estimator,
  patch: Patch,
  filter: PointFilter,
  half: number,
  rms: number,
  result: Float64Array,
  at: number,
  s: number,
): void {
  filteredData(patch, patch.data, filter, half, half, component.shape, filtered, 0)
  gradientOf([component], offsets, filtered, gradient)
  if (s === 0) result[at] = filtered[0] / (filter.noiseFactor * rms)
  for (let q = 0; q < PROBED_QUANTITIES; q++) {
    let sum = 0
    for (let j = 0; j < PARAMETERS; j++) sum += rows[q * PARAMETERS + j] * gradient[j]
    result[at + 1 + s * PROBED_QUANTITIES + q] = sum / rms
  }
}
