// Joins the steps pixel, distortion, linear, projection, rotation, frame into one Wcs whose hot paths do not allocate.

import type { Distortion } from './distortions/distortion.ts'
import type { SkyFrame } from './frames/sky-frame.ts'
import type { PlaneTransform } from './linear.ts'
import { skyJacobian } from './local-jacobian.ts'
import type { Projection } from './projections/projection.ts'
import { latitudeOf, longitudeOf, type Matrix3, rotate, setDirection, transpose, type UnitVector } from './rotation.ts'
import type { SkyPosition, Wcs } from './wcs.ts'

/** A Wcs with its batch versions and what else its header says. */
export interface CelestialWcs extends Wcs {
  /** Equinox of the frame in years, Besselian for FK4; `undefined` where the frame has none. */
  readonly equinox: number | undefined
  /** Three letters of the projection, such as 'TAN'. */
  readonly projection: string
  /** FITS numbers (from 1) of the axes along which x and y count. */
  readonly pixelAxes: readonly [number, number]
  /** What of the header was not used, in sentences; empty as a rule. */
  readonly notes: readonly string[]
  /** As `pixelToSky` for arrays of equal length; `lon` and `lat` are filled and may be `x` and `y` themselves. */
  pixelsToSky(x: ArrayLike<number>, y: ArrayLike<number>, lon: Float64Array, lat: Float64Array): void
  skyToPixels(lon: ArrayLike<number>, lat: ArrayLike<number>, x: Float64Array, y: Float64Array): void
  pixelsToIcrs(x: ArrayLike<number>, y: ArrayLike<number>, ra: Float64Array, dec: Float64Array): void
  icrsToPixels(ra: ArrayLike<number>, dec: ArrayLike<number>, x: Float64Array, y: Float64Array): void
}

/** The steps of a world coordinate system, each already checked. */
export interface WcsParts {
  readonly projectionCode: string
  readonly projection: Projection
  readonly pixelAxes: readonly [number, number]
  readonly transform: PlaneTransform
  /** Acts on pixel offsets from the reference point (SIP). */
  readonly pixelDistortion: Distortion | undefined
  /** Acts on plane coordinates in degrees (TPV). */
  readonly planeDistortion: Distortion | undefined
  /** Plane coordinates of the fiducial point, to be added (PVi_0). */
  readonly planeOffset: readonly [number, number]
  readonly nativeToCelestial: Matrix3
  readonly frame: SkyFrame
  readonly notes: readonly string[]
}

/** Sets a vector to the direction of a pixel; false where the map has no sky. */
export type Deproject = (x: number, y: number, v: UnitVector) => boolean

export function joinParts(parts: WcsParts): CelestialWcs {
  const { frame, nativeToCelestial } = parts
  const plane = new Float64Array(2)
  const direction = new Float64Array(3)
  const celestialToNative = transpose(nativeToCelestial)
  const toNative = nativeStep(parts, plane)
  const fromNative = pixelStep(parts, plane)

  const skyOf: Deproject = (x, y, v) => {
    if (!toNative(x, y, v)) return false
    rotate(nativeToCelestial, v)
    return true
  }
  const icrsOf: Deproject = (x, y, v) => {
    if (!skyOf(x, y, v)) return false
    frame.toIcrs(v)
    return true
  }
  const pixelOfSky: ToPixel = (lon, lat) => {
    setDirection(direction, lon, lat)
    rotate(celestialToNative, direction)
    return fromNative(direction)
  }
  const pixelOfIcrs: ToPixel = (ra, dec) => {
    setDirection(direction, ra, dec)
    frame.fromIcrs(direction)
    rotate(celestialToNative, direction)
    return fromNative(direction)
  }
  return Object.freeze({
    frame: frame.name,
    equinox: frame.equinox,
    projection: parts.projectionCode,
    pixelAxes: parts.pixelAxes,
    notes: parts.notes,
    pixelToSky: one(skyOf, direction),
    pixelToIcrs: one(icrsOf, direction),
    skyToPixel: onePixel(pixelOfSky, plane),
    icrsToPixel: onePixel(pixelOfIcrs, plane),
    pixelsToSky: many(skyOf, direction),
    pixelsToIcrs: many(icrsOf, direction),
    skyToPixels: manyPixels(pixelOfSky, plane),
    icrsToPixels: manyPixels(pixelOfIcrs, plane),
    localJacobian: skyJacobian(icrsOf, pixelSize(parts.transform)),
  })
}

/** Leaves the pixel in the shared plane buffer; false where the map does not show that direction. */
type ToPixel = (lon: number, lat: number) => boolean

/** Pixel to native direction. */
function nativeStep(parts: WcsParts, plane: Float64Array): Deproject {
  const { projection, transform, pixelDistortion, planeDistortion, planeOffset } = parts
  const { x0, y0 } = transform
  const [a, b, c, d] = transform.matrix
  const [offsetX, offsetY] = planeOffset
  return (x, y, v) => {
    let u = x - x0
    let w = y - y0
    if (pixelDistortion !== undefined) {
      pixelDistortion.apply(u, w, plane)
      u = plane[0]
      w = plane[1]
    }
    let planeX = a * u + b * w
    let planeY = c * u + d * w
    if (planeDistortion !== undefined) {
      planeDistortion.apply(planeX, planeY, plane)
      planeX = plane[0]
      planeY = plane[1]
    }
    return projection.deproject(planeX + offsetX, planeY + offsetY, v)
  }
}

/** Native direction to pixel, left in `plane`. */
function pixelStep(parts: WcsParts, plane: Float64Array): (native: UnitVector) => boolean {
  const { projection, transform, pixelDistortion, planeDistortion, planeOffset } = parts
  const { x0, y0 } = transform
  const [a, b, c, d] = transform.inverse
  const [offsetX, offsetY] = planeOffset
  return (native) => {
    if (!projection.project(native, plane)) return false
    plane[0] -= offsetX
    plane[1] -= offsetY
    if (planeDistortion !== undefined && !planeDistortion.invert(plane[0], plane[1], plane)) return false
    const u = a * plane[0] + b * plane[1]
    const w = c * plane[0] + d * plane[1]
    plane[0] = u
    plane[1] = w
    if (pixelDistortion !== undefined && !pixelDistortion.invert(u, w, plane)) return false
    plane[0] += x0
    plane[1] += y0
    return true
  }
}

const NOWHERE: SkyPosition = Object.freeze({ lon: Number.NaN, lat: Number.NaN })
const NO_PIXEL = Object.freeze({ x: Number.NaN, y: Number.NaN })

function one(deproject: Deproject, v: UnitVector) {
  return (x: number, y: number): SkyPosition => (deproject(x, y, v) ? { lon: longitudeOf(v), lat: latitudeOf(v) } : NOWHERE)
}

function onePixel(project: ToPixel, plane: Float64Array) {
  return (lon: number, lat: number) => (project(lon, lat) ? { x: plane[0], y: plane[1] } : NO_PIXEL)
}

function many(deproject: Deproject, v: UnitVector) {
  return (x: ArrayLike<number>, y: ArrayLike<number>, lon: Float64Array, lat: Float64Array): void => {
    for (let i = 0; i < x.length; i++) {
      const known = deproject(x[i], y[i], v)
      lon[i] = known ? longitudeOf(v) : Number.NaN
      lat[i] = known ? latitudeOf(v) : Number.NaN
    }
  }
}

function manyPixels(project: ToPixel, plane: Float64Array) {
  return (lon: ArrayLike<number>, lat: ArrayLike<number>, x: Float64Array, y: Float64Array): void => {
    for (let i = 0; i < lon.length; i++) {
      const known = project(lon[i], lat[i])
      x[i] = known ? plane[0] : Number.NaN
      y[i] = known ? plane[1] : Number.NaN
    }
  }
}

const pixelSize = ({ matrix: [a, b, c, d] }: PlaneTransform): number => Math.sqrt(Math.abs(a * d - b * c))
