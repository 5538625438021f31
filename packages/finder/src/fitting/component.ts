// One fitted shape in the fit's own terms: flux in beams, position in the patch, intrinsic covariance.

import type { Covariance } from './gaussian-mixture.ts'

/** A component: the beam convolved with an intrinsic Gaussian. */
export interface Component {
  /** Integrated flux in units of (image unit x beam): for Jy/beam maps, Jy. */
  readonly flux: number
  /** Centre in pixels of the patch. */
  readonly x: number
  readonly y: number
  /** Intrinsic covariance in pixels^2; zero for a point source. */
  readonly shape: Covariance
  /** Whether the shape was fitted; otherwise the component has the beam's shape. */
  readonly free: boolean
}

export const POINT_SHAPE: Covariance = [0, 0, 0]

/** Makes a component. All are made here, so that the engine sees one layout of them: code compiled for it serves every fit. */
export function makeComponent(flux: number, x: number, y: number, shape: Covariance, free: boolean): Component {
  return { flux, x, y, shape, free }
}

/** A component of the beam's shape. */
export const pointSource = (flux: number, x: number, y: number): Component => makeComponent(flux, x, y, POINT_SHAPE, false)

/** The same component with a shape to be fitted. */
export const freed = ({ flux, x, y, shape }: Component): Component => makeComponent(flux, x, y, shape, true)

/** Peak of a component in the image's unit. */
export function componentPeak(component: Component, beam: Covariance): number {
  const [sxx, sxy, syy] = component.shape
  const observed = (beam[0] + sxx) * (beam[2] + syy) - (beam[1] + sxy) ** 2
  return component.flux * Math.sqrt((beam[0] * beam[2] - beam[1] * beam[1]) / observed)
}
