// Coordinates, lengths and angles of DS9 files: decimal or sexagesimal, with or without a unit. Undefined for what is none in that frame.

import { isCodedError } from '@cirasa/errors'
import { DEGREES_PER_RADIAN } from '@cirasa/units'
import { parseDeclination, parseRightAscension } from '@cirasa/wcs'
import type { RegionFrame } from '../region.ts'

const NUMBER = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(["'drip])?$/i
/** Longer words are no numbers. */
const LONGEST = 64

/** A position's word as degrees, or as a 0-based pixel in frame 'image'. */
export function readCoordinate(word: string, axis: 'lon' | 'lat', frame: RegionFrame): number | undefined {
  const number = readNumber(word)
  if (frame === 'image') {
    const isPixel = number !== undefined && (number.unit === '' || number.unit === 'i' || number.unit === 'p')
    return isPixel ? number.value - 1 : undefined
  }
  if (number === undefined) return readSexagesimal(word, axis, frame)
  if (number.unit !== '' && number.unit !== 'd' && number.unit !== 'r') return undefined
  const degrees = number.unit === 'r' ? number.value * DEGREES_PER_RADIAN : number.value
  if (axis === 'lat') return Math.abs(degrees) <= 90 ? degrees : undefined
  if (!(Math.abs(degrees) <= 360)) return undefined
  const folded = degrees < 0 ? degrees + 360 : degrees
  return folded >= 360 ? 0 : folded
}

/** A length's word in arcsec (degrees where it has no unit), or in pixels in frame 'image'. Never negative. */
export function readLength(word: string, frame: RegionFrame): number | undefined {
  const number = readNumber(word)
  if (number === undefined || !(number.value >= 0)) return undefined
  const { value, unit } = number
  if (frame === 'image') return unit === '' || unit === 'i' || unit === 'p' ? value : undefined
  switch (unit) {
    case '"':
      return value
    case "'":
      return value * 60
    case '':
    case 'd':
      return value * 3600
    case 'r':
      return value * DEGREES_PER_RADIAN * 3600
    default:
      return undefined
  }
}

/** An angle's word in degrees. */
export function readAngle(word: string): number | undefined {
  const number = readNumber(word)
  if (number === undefined) return undefined
  if (number.unit === 'r') return number.value * DEGREES_PER_RADIAN
  return number.unit === '' || number.unit === 'd' ? number.value : undefined
}

function readNumber(word: string): { value: number; unit: string } | undefined {
  const match = word.length <= LONGEST ? NUMBER.exec(word) : null
  if (match === null) return undefined
  const value = Number(match[1])
  return Number.isFinite(value) ? { value, unit: (match[2] ?? '').toLowerCase() } : undefined
}

/** Longitudes with colons are hours in equatorial frames, degrees in the others. */
function readSexagesimal(word: string, axis: 'lon' | 'lat', frame: RegionFrame): number | undefined {
  const inDegrees = frame === 'galactic' || frame === 'ecliptic'
  try {
    if (axis === 'lat') return parseDeclination(word)
    return parseRightAscension(inDegrees ? word.replace(':', 'd') : word)
  } catch (error) {
    if (isCodedError(error)) return undefined
    throw error
  }
}
