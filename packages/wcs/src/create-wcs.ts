// From a header to a Wcs: reads each step, checks it, and joins them.

import { type CelestialAxes, findCelestialAxes } from './celestial-axes.ts'
import { type CelestialWcs, joinParts } from './celestial-wcs.ts'
import { wcsErrors } from './errors.ts'
import { readFrame } from './frames/read-frame.ts'
import { type Header, readHeader } from './header.ts'
import { degreesPerUnit, readPlaneTransform } from './linear.ts'
import { nativeToCelestial } from './native-pole.ts'
import type { ProjectionParameters } from './projections/projection.ts'
import { projections } from './projections/registry.ts'
import type { HeaderRecord } from './wcs.ts'

/** What to make of a header besides its own word. */
export interface WcsOptions {
  /** Alternate description 'A' to 'Z'; the primary one by default. */
  readonly alternate?: string
  /** 0-based pixel of the plane along every FITS axis, for headers that couple other axes to the sky; 0 by default. */
  readonly plane?: readonly number[]
}

/**
 * The celestial world coordinate system of a header (FITS standard 4.0, section 8). Pixels are 0-based.
 *
 * Throws WCS_NOT_CELESTIAL for a header without sky axes (go on in pixels then), WCS_AXES_DISAGREE,
 * WCS_UNSUPPORTED_PROJECTION, WCS_UNSUPPORTED_FRAME, WCS_UNSUPPORTED_DISTORTION, WCS_UNSUPPORTED_UNIT,
 * WCS_BAD_VALUE, WCS_SINGULAR_MATRIX and WCS_NO_NATIVE_POLE.
 *
 * @example
 * createWcs({ CTYPE1: 'RA---TAN', CTYPE2: 'DEC--TAN', CRVAL1: 10, CRVAL2: 20, CDELT1: -1e-3, CDELT2: 1e-3 }).pixelToSky(-1, -1)
 * // { lon: 10, lat: 20 }
 */
export function createWcs(record: HeaderRecord, options: WcsOptions = {}): CelestialWcs {
  const header = readHeader(record, options.alternate)
  const axes = findCelestialAxes(header)
  const lon0 = (header.number(`CRVAL${axes.lon}`) ?? 0) * degreesPerUnit(header, axes.lon)
  const lat0 = (header.number(`CRVAL${axes.lat}`) ?? 0) * degreesPerUnit(header, axes.lat)
  if (Math.abs(lat0) > 90)
    throw wcsErrors.BAD_VALUE({ keyword: `CRVAL${axes.lat}`, value: lat0, reason: 'a latitude is at most 90 degrees' })
  const { projection, code, native } = readProjection(header, axes, lat0)
  const phi0 = native(1) ?? projection.phi0
  const theta0 = native(2) ?? projection.theta0
  return joinParts({
    projectionCode: code,
    projection,
    pixelAxes: [Math.min(axes.lon, axes.lat), Math.max(axes.lon, axes.lat)],
    transform: readPlaneTransform(header, axes, options.plane ?? []),
    pixelDistortion: undefined,
    planeDistortion: undefined,
    planeOffset: [0, 0],
    nativeToCelestial: nativeToCelestial({
      phi0,
      theta0,
      lon0,
      lat0,
      lonPole: native(3) ?? header.number('LONPOLE'),
      latPole: native(4) ?? header.number('LATPOLE'),
    }),
    frame: readFrame(header, axes.system),
    notes: [],
  })
}

function readProjection(header: Header, axes: CelestialAxes, lat0: number) {
  const native: ProjectionParameters = (m) => header.number(`PV${axes.lon}_${m}`)
  const parameter: ProjectionParameters = (m) => header.number(`PV${axes.lat}_${m}`)
  if (axes.projection === 'NCP') {
    const eta = 1 / Math.tan((lat0 * Math.PI) / 180)
    return { projection: projections.get('SIN')!((m) => (m === 2 ? eta : m === 1 ? 0 : undefined)), code: 'SIN', native }
  }
  const maker = projections.get(axes.projection)
  if (maker === undefined) throw wcsErrors.UNSUPPORTED_PROJECTION({ code: axes.projection })
  return { projection: maker(parameter), code: axes.projection, native }
}
