// One source of several components: where it is, how bright, and how large.

import type { Wcs } from '@cirasa/wcs'
import type { Component } from '../fitting/component.ts'
import type { Covariance } from '../fitting/gaussian-mixture.ts'
import type { ComponentField } from '../measurement/component-fields.ts'
import { measureEllipse, PIXEL_MAP } from '../measurement/sky-size.ts'
import type { FluxSums } from './flux-sums.ts'

/** What of a component counts for its source. Pixels are 0-based. */
export type CombinedPart = Readonly<
  Record<
    Extract<
      ComponentField,
      'x' | 'y' | 'flux_int' | 'e_flux_int' | 'flux_fit' | 'e_ra' | 'e_dec' | 'shape_xx' | 'shape_xy' | 'shape_yy' | 'fit_model'
    >,
    number
  >
>

/** Measurements of a source, in the units of its components: NaN for what the image does not tell. */
export interface CombinedSource {
  readonly x: number
  readonly y: number
  readonly ra: number
  readonly dec: number
  readonly e_ra: number
  readonly e_dec: number
  readonly flux_int: number
  readonly e_flux_int: number
  readonly maj_fwhm: number
  readonly min_fwhm: number
  readonly pos_ang: number
}

/** Flux-weighted position and second moments of several components, and the sum of their fluxes. */
export function combineParts(
  parts: readonly CombinedPart[],
  { beam, wcs }: { readonly beam: Covariance; readonly wcs?: Wcs },
  sums: FluxSums,
): CombinedSource {
  const total = parts.reduce((sum, part) => sum + part.flux_int, 0)
  const mean = (field: 'x' | 'y'): number => parts.reduce((sum, part) => sum + (part.flux_int / total) * part[field], 0)
  const x = mean('x')
  const y = mean('y')
  let [xx, xy, yy] = beam
  for (const part of parts) {
    const weight = part.flux_int / total
    xx += weight * (part.shape_xx + (part.x - x) ** 2)
    xy += weight * (part.shape_xy + (part.x - x) * (part.y - y))
    yy += weight * (part.shape_yy + (part.y - y) ** 2)
  }
  const ellipse = measureEllipse([xx, xy, yy], wcs?.localJacobian(x, y) ?? PIXEL_MAP)
  const sky = wcs?.pixelToIcrs(x, y)
  const quadrature = (field: 'e_ra' | 'e_dec'): number =>
    Math.sqrt(parts.reduce((sum, part) => sum + ((part.flux_int / total) * part[field]) ** 2, 0))
  return {
    x,
    y,
    ra: sky?.lon ?? Number.NaN,
    dec: sky?.lat ?? Number.NaN,
    e_ra: quadrature('e_ra'),
    e_dec: quadrature('e_dec'),
    flux_int: total,
    e_flux_int: sums.errorOfSum(
      parts.map(componentOf),
      parts.map((part) => part.e_flux_int),
    ),
    maj_fwhm: ellipse.major,
    min_fwhm: ellipse.minor,
    pos_ang: ellipse.angle,
  }
}

const componentOf = ({ flux_fit, x, y, shape_xx, shape_xy, shape_yy, fit_model }: CombinedPart): Component => ({
  flux: flux_fit,
  x,
  y,
  shape: [shape_xx, shape_xy, shape_yy],
  free: fit_model === 1,
})
