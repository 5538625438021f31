// Which projection a header means, with its parameters, its fiducial point and the distortion that goes with it.

import type { CelestialAxes } from './celestial-axes.ts'
import type { Distortion } from './distortions/distortion.ts'
import { isOldScamp, readTpv } from './distortions/tpv.ts'
import { wcsErrors } from './errors.ts'
import type { Header } from './header.ts'
import type { Projection, ProjectionParameters } from './projections/projection.ts'
import { projections } from './projections/registry.ts'
import { setDirection } from './rotation.ts'
import { tand } from './trig.ts'

/** A projection as a header sets it. */
export interface ProjectionSetting {
  readonly code: string
  readonly projection: Projection
  readonly phi0: number
  readonly theta0: number
  readonly lonPole: number | undefined
  readonly latPole: number | undefined
  readonly planeOffset: readonly [number, number]
  readonly planeDistortion: Distortion | undefined
}

/**
 * Reads the projection of the celestial axes, whose reference latitude is `lat0`: PVi_0 to PVi_4 of the longitude axis set the
 * native sphere, PVi_m of the latitude axis the projection (Paper II, sections 2.4 to 2.6). The codes NCP and GLS of AIPS become
 * SIN and SFL (section 6.1). PVi_m that stand beside a SIP distortion (`hasSip`) are SCAMP's other spelling of the same and are
 * left alone. Throws WCS_UNSUPPORTED_PROJECTION and WCS_BAD_VALUE.
 */
export function readProjection(header: Header, axes: CelestialAxes, lat0: number, hasSip: boolean): ProjectionSetting {
  const lonPole = header.number('LONPOLE')
  const latPole = header.number('LATPOLE')
  if (axes.projection === 'TAN' && hasSip)
    return {
      ...plain(
        'TAN',
        make('TAN', () => undefined),
      ),
      lonPole,
      latPole,
    }
  if (axes.projection === 'TPV' || (axes.projection === 'TAN' && isOldScamp(header, axes))) {
    const projection = make('TAN', () => undefined)
    return { ...plain('TPV', projection), lonPole, latPole, planeDistortion: readTpv(header, axes) }
  }
  if (axes.projection === 'NCP') {
    const eta = 1 / tand(lat0)
    if (!Number.isFinite(eta))
      throw wcsErrors.BAD_VALUE({ keyword: `CRVAL${axes.lat}`, value: lat0, reason: 'NCP has no map at the equator' })
    return {
      ...plain(
        'SIN',
        make('SIN', (m) => [undefined, 0, eta][m]),
      ),
      lonPole,
      latPole,
    }
  }
  const native: ProjectionParameters = (m) => header.number(`PV${axes.lon}_${m}`)
  const poles = { lonPole: native(3) ?? lonPole, latPole: native(4) ?? latPole }
  if (axes.projection === 'GLS') {
    const projection = make('SFL', () => undefined)
    return { ...plain('SFL', projection), ...poles, theta0: lat0, planeOffset: [0, lat0] }
  }
  const projection = make(axes.projection, (m) => header.number(`PV${axes.lat}_${m}`))
  const phi0 = native(1) ?? projection.phi0
  const theta0 = native(2) ?? projection.theta0
  if (Math.abs(theta0) > 90)
    throw wcsErrors.BAD_VALUE({ keyword: `PV${axes.lon}_2`, value: theta0, reason: 'a latitude is at most 90 degrees' })
  const planeOffset = (native(0) ?? 0) === 0 ? ([0, 0] as const) : fiducialPoint(projection, phi0, theta0, axes.lon)
  return { ...plain(axes.projection, projection), phi0, theta0, ...poles, planeOffset }
}

function make(code: string, parameter: ProjectionParameters): Projection {
  const maker = projections.get(code)
  if (maker === undefined) throw wcsErrors.UNSUPPORTED_PROJECTION({ code })
  return maker(parameter)
}

function plain(code: string, projection: Projection): ProjectionSetting {
  const { phi0, theta0 } = projection
  return { code, projection, phi0, theta0, lonPole: undefined, latPole: undefined, planeOffset: [0, 0], planeDistortion: undefined }
}

/** Where a projection puts the fiducial point that the header sets: PVi_0 moves the plane's origin there. */
function fiducialPoint(projection: Projection, phi0: number, theta0: number, lonAxis: number): readonly [number, number] {
  const native = new Float64Array(3)
  const plane = new Float64Array(2)
  setDirection(native, phi0, theta0)
  if (!projection.project(native, plane)) {
    throw wcsErrors.BAD_VALUE({ keyword: `PV${lonAxis}_2`, value: theta0, reason: 'the projection does not show the fiducial point' })
  }
  return [plane[0], plane[1]]
}
