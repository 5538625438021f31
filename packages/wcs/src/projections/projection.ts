// What a map projection is: the native sphere on a plane and back (Calabretta & Greisen 2002, A&A 395, 1077, "Paper II").

import { wcsErrors } from '../errors.ts'
import type { UnitVector } from '../rotation.ts'

/** Plane coordinates x, y are degrees as in Paper II. Both directions answer false, and leave the output undefined, where the map has no sky. */
export interface Projection {
  /** Native longitude and latitude of the fiducial point, degrees. */
  readonly phi0: number
  readonly theta0: number
  /** Sets `native` to the native unit vector at a point of the plane. */
  deproject(x: number, y: number, native: UnitVector): boolean
  /** Sets `plane` to the point of the plane for a native unit vector. */
  project(native: UnitVector, plane: Float64Array): boolean
}

/** The parameters PVi_m of the latitude axis; `undefined` where the header has none. */
export type ProjectionParameters = (m: number) => number | undefined

/** Makes a projection from its parameters. Throws WCS_BAD_VALUE for parameters without a map. */
export type ProjectionMaker = (parameter: ProjectionParameters) => Projection

/** By how much rounding may push a plane coordinate (in units of the map's radius) over the edge of a map. */
export const EDGE = 1e-12

/** The error for a parameter PV2_m that makes no map. */
export const badParameter = (m: number, value: number | undefined, reason: string) =>
  wcsErrors.BAD_VALUE({ keyword: `PV_${m} of the latitude axis`, value: String(value), reason })
