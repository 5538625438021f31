// Patches for the tests of the fit: a piece of sky with components drawn by the plain formula.

import type { Component } from '../src/fitting/component.ts'
import type { Covariance } from '../src/fitting/gaussian-mixture.ts'
import type { Patch } from '../src/fitting/patch.ts'
import { designPointFilter, type PointFilter } from '../src/fitting/point-filter.ts'
import { peakOf, profile, sumOf } from './pictures.ts'

/** Standard deviations out to which the tests follow profiles: far enough for what is left out to be far below what they compare. */
const FAR = 6

/** The sharpest filter that is designed for a beam; noise of single pixels as a fraction of the variance. */
export const filterFor = (beam: Covariance, whiteFraction: number): PointFilter =>
  designPointFilter(beam, { whiteFraction, regularisation: 0.02 })

export const point = (flux: number, x: number, y: number): Component => ({ flux, x, y, shape: [0, 0, 0], free: false })

export const extended = (flux: number, x: number, y: number, shape: Covariance): Component => ({ flux, x, y, shape, free: true })

/** Value of a component at a pixel. */
export function valueAt(one: Component, beam: Covariance, x: number, y: number): number {
  return peakOf(one.flux, beam, one.shape) * profile(sumOf(beam, one.shape), x - one.x, y - one.y)
}

/** A patch that holds components and what `more` adds; all of its pixels belong to the island. */
export function patchOf(
  width: number,
  height: number,
  components: readonly Component[],
  beam: Covariance,
  more: (x: number, y: number) => number = () => 0,
): Patch {
  const data = new Float64Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data[y * width + x] = components.reduce((sum, one) => sum + valueAt(one, beam, x, y), more(x, y))
    }
  }
  const member = new Uint8Array(width * height).fill(1)
  const core = { left: 0, right: width - 1, top: 0, bottom: height - 1 }
  return { x0: 0, y0: 0, width, height, data, member, core, blanks: new Int32Array(0), rms: 1, reach: FAR }
}
