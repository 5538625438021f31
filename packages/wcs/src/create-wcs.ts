// From a header to a Wcs: reads each step, checks it, and joins them.

import { isCodedError } from '@cirasa/errors'
import { type CelestialAxes, findCelestialAxes } from './celestial-axes.ts'
import { type CelestialWcs, joinParts } from './celestial-wcs.ts'
import { hasPlateSolution, readPlateSolution } from './distortions/dss.ts'
import { readSip } from './distortions/sip.ts'
import { wcsErrors } from './errors.ts'
import { readFrame } from './frames/read-frame.ts'
import { skyFrame } from './frames/sky-frame.ts'
import { type Header, readHeader } from './header.ts'
import { degreesPerUnit, readPlaneTransform } from './linear.ts'
import { nativeToCelestial } from './native-pole.ts'
import { gnomonic } from './projections/perspective.ts'
import { readProjection } from './read-projection.ts'
import type { HeaderRecord } from './wcs.ts'

/** What to make of a header besides its own word. */
export interface WcsOptions {
  /** Alternate description 'A' to 'Z'; the primary one by default. */
  readonly alternate?: string
  /** 0-based pixel of the plane along every FITS axis, for headers that couple other axes to the sky; 0 by default. */
  readonly plane?: readonly number[]
}

/**
 * The celestial world coordinate system of a header (FITS standard 4.0, section 8; Greisen & Calabretta 2002, A&A 395, 1061 and
 * Calabretta & Greisen 2002, A&A 395, 1077). Pixels are 0-based. A header without celestial axes but with a plate solution of
 * the Digitized Sky Survey gets the full plate polynomial.
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
  const axes = celestialAxesOrPlate(header)
  if (axes === 'plate') return plateWcs(header)
  const lon0 = (header.number(`CRVAL${axes.lon}`) ?? 0) * degreesPerUnit(header, axes.lon)
  const lat0 = (header.number(`CRVAL${axes.lat}`) ?? 0) * degreesPerUnit(header, axes.lat)
  checkLatitude(lat0, `CRVAL${axes.lat}`)
  if (axes.distortion !== '' && axes.distortion !== 'SIP') throw wcsErrors.UNSUPPORTED_DISTORTION({ code: axes.distortion })
  const pixelDistortion = (options.alternate ?? '') === '' || axes.distortion === 'SIP' ? readSip(header) : undefined
  const { code, projection, planeOffset, planeDistortion, ...pole } = readProjection(header, axes, lat0, pixelDistortion !== undefined)
  return joinParts({
    projectionCode: code,
    projection,
    pixelAxes: [Math.min(axes.lon, axes.lat), Math.max(axes.lon, axes.lat)],
    transform: readPlaneTransform(header, axes, options.plane ?? []),
    pixelDistortion,
    planeDistortion,
    planeOffset,
    nativeToCelestial: nativeToCelestial({ ...pole, lon0, lat0 }),
    frame: readFrame(header, axes.system),
    notes: unusedParts(header),
  })
}

function celestialAxesOrPlate(header: Header): CelestialAxes | 'plate' {
  try {
    return findCelestialAxes(header)
  } catch (error) {
    if (isCodedError(error) && error.code === 'WCS_NOT_CELESTIAL' && hasPlateSolution(header)) return 'plate'
    throw error
  }
}

function plateWcs(header: Header): CelestialWcs {
  const { transform, distortion, lon0, lat0 } = readPlateSolution(header)
  checkLatitude(lat0, 'PLTDECD')
  return joinParts({
    projectionCode: 'DSS',
    projection: gnomonic(() => undefined),
    pixelAxes: [1, 2],
    transform,
    pixelDistortion: undefined,
    planeDistortion: distortion,
    planeOffset: [0, 0],
    nativeToCelestial: nativeToCelestial({ phi0: 0, theta0: 90, lon0, lat0, lonPole: undefined, latPole: undefined }),
    // EPOCH of these headers is the date of the plate, not an equinox.
    frame: skyFrame('FK5', header.number('EQUINOX') ?? 2000),
    notes: [],
  })
}

function checkLatitude(lat0: number, keyword: string): void {
  if (!(Math.abs(lat0) <= 90)) throw wcsErrors.BAD_VALUE({ keyword, value: lat0, reason: 'a latitude is at most 90 degrees' })
}

/** Corrections that lie in tables of other HDUs cannot be had from a header alone. */
function unusedParts(header: Header): string[] {
  const tables = ['CPDIS1', 'CPDIS2', 'D2IMDIS1', 'D2IMDIS2', 'CQDIS1', 'CQDIS2'].filter((name) => header.text(name) !== '')
  return tables.length === 0 ? [] : [`The distortion tables of ${tables.join(', ')} are not applied.`]
}
