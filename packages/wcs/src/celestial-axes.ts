// Finds which axes of a header are longitude and latitude, and what CTYPE says of system, projection and distortion.

import { wcsErrors } from './errors.ts'
import { axisCount, type Header } from './header.ts'

/** The sky part of a header's axes. */
export interface CelestialAxes {
  /** FITS axis numbers, from 1. */
  readonly lon: number
  readonly lat: number
  /** 'RA', 'GLON', 'ELON', 'SLON' ... */
  readonly system: string
  /** Three letters: 'TAN', 'SIN' ... */
  readonly projection: string
  /** 'SIP', 'TPV' ... or ''. */
  readonly distortion: string
  /** All axes of the header, celestial or not. */
  readonly count: number
}

interface AxisType {
  readonly axis: number
  readonly system: string
  readonly isLatitude: boolean
  readonly projection: string
  readonly distortion: string
}

const CELESTIAL = /^(RA|DEC|[A-Z]LON|[A-Z]LAT|[A-Z]{2}LN|[A-Z]{2}LT)-{1,4}([A-Z]{3})(?:-([A-Z]{3}))?$/

/**
 * The longitude and latitude axes (Paper II, section 2.1), in any order and among any others.
 * Throws WCS_NOT_CELESTIAL where there is no pair, WCS_AXES_DISAGREE where the two do not match.
 */
export function findCelestialAxes(header: Header): CelestialAxes {
  const count = axisCount(header)
  const found: AxisType[] = []
  for (let axis = 1; axis <= count; axis++) {
    const type = parseType(axis, header.text(`CTYPE${axis}`))
    if (type !== undefined) found.push(type)
  }
  const lon = found.find((type) => !type.isLatitude)
  const lat = found.find((type) => type.isLatitude)
  if (lon === undefined || lat === undefined) {
    const ctype = Array.from({ length: Math.min(count, 4) }, (_, i) => header.text(`CTYPE${i + 1}`) || 'none').join(', ')
    throw wcsErrors.NOT_CELESTIAL({ ctype: ctype || 'none' })
  }
  if (lon.system !== lat.system || lon.projection !== lat.projection || lon.distortion !== lat.distortion) {
    throw wcsErrors.AXES_DISAGREE({ lon: header.text(`CTYPE${lon.axis}`), lat: header.text(`CTYPE${lat.axis}`) })
  }
  const { system, projection, distortion } = lon
  return { lon: lon.axis, lat: lat.axis, system, projection, distortion, count }
}

function parseType(axis: number, ctype: string): AxisType | undefined {
  const match = CELESTIAL.exec(ctype)
  if (match === null) return undefined
  const [, name, projection, distortion = ''] = match
  const isLatitude = name === 'DEC' || name.endsWith('LAT') || name.endsWith('LT')
  return { axis, system: systemOf(name), isLatitude, projection, distortion }
}

function systemOf(name: string): string {
  if (name === 'DEC') return 'RA'
  return name.replace(/LAT$/, 'LON').replace(/LT$/, 'LN')
}
