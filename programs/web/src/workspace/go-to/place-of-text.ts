// A place as people type or paste it: hours or degrees, Galactic, a name that holds its position, or pixels.

import { isCodedError } from '@cirasa/errors'
import { icrsPosition, parseDeclination, parseRightAscension, skyFrame } from '@cirasa/wcs'

/** On the sky in ICRS, degrees; or in 0-based pixels of the image. */
export type Place =
  | { readonly kind: 'sky'; readonly ra: number; readonly dec: number }
  | { readonly kind: 'pixel'; readonly x: number; readonly y: number }

/** Longer texts are no places. */
const LONGEST = 120
const NUMBER = '[+-]?\\d+(?:\\.\\d*)?|[+-]?\\.\\d+'
const PAIR = `(${NUMBER})(?:\\s*,\\s*|\\s+|(?=[+-]))(${NUMBER})`
const PIXEL = new RegExp(`^(?:px|pix|pixel|xy)\\s*${PAIR}$|^${PAIR}\\s*(?:px|pix|pixels?)$`, 'i')
const GALACTIC = new RegExp(`^(?:g|gal|galactic|l\\s*b)\\s*${PAIR}$`, 'i')
/** As IAU names write it: J174536.0-450000, whole minutes or decimals of the last part included. */
const IAU_NAME = /^(?:[a-z][a-z0-9-]*\s*)?J(\d\d)(\d\d)(\d\d(?:\.\d*)?|\.\d+)?([+-])(\d\d)(\d\d)(\d\d(?:\.\d*)?|\.\d+)?$/i
/** Six numbers, or four, between white space. */
const SPACED = /^(\d{1,2}\s+\d{1,2}(?:\s+\d{1,2}(?:\.\d*)?)?)\s+([+-]?\d{1,2}\s+\d{1,2}(?:\s+\d{1,2}(?:\.\d*)?)?)$/

/**
 * The place that a text names; undefined for any other text.
 *
 * @example placeOfText('17:45:36 -45:00:00') // { kind: 'sky', ra: 266.4, dec: -45 }
 */
export function placeOfText(text: string): Place | undefined {
  const plain = text.trim().replace(/[−–]/g, '-')
  if (plain.length === 0 || plain.length > LONGEST) return undefined
  return pixelOf(plain) ?? galacticOf(plain) ?? namedOf(plain) ?? equatorialOf(plain)
}

function pixelOf(text: string): Place | undefined {
  const match = PIXEL.exec(text)
  if (match === null) return undefined
  return { kind: 'pixel', x: Number(match[1] ?? match[3]), y: Number(match[2] ?? match[4]) }
}

function galacticOf(text: string): Place | undefined {
  const match = GALACTIC.exec(text)
  if (match === null) return undefined
  const [lon, lat] = [Number(match[1]), Number(match[2])]
  if (Math.abs(lon) > 360 || Math.abs(lat) > 90) return undefined
  const icrs = icrsPosition(skyFrame('GALACTIC'), lon, lat)
  return { kind: 'sky', ra: icrs.lon, dec: icrs.lat }
}

function namedOf(text: string): Place | undefined {
  const match = IAU_NAME.exec(text)
  if (match === null) return undefined
  const [, hours, minutes, seconds, sign, degrees, arcminutes, arcseconds] = match
  const ra = sexagesimal(hours, minutes, seconds) * 15
  const dec = sexagesimal(degrees, arcminutes, arcseconds)
  if (!(ra < 360 && dec <= 90)) return undefined
  return { kind: 'sky', ra, dec: sign === '-' ? -dec : dec }
}

/** The last part counts in seconds, or in decimals of a minute where it begins with a point. */
function sexagesimal(whole: string, minutes: string, rest = '0'): number {
  const [least, most] = rest.startsWith('.') ? [Number(minutes) + Number(rest), 0] : [Number(minutes), Number(rest)]
  return least < 60 && most < 60 ? Number(whole) + least / 60 + most / 3600 : Number.NaN
}

function equatorialOf(text: string): Place | undefined {
  const bare = text.replace(/^(?:icrs|j2000|fk5)\s+/i, '')
  const [first, second, ...more] = partsOf(bare)
  if (first === undefined || second === undefined || more.length > 0) return undefined
  try {
    return { kind: 'sky', ra: parseRightAscension(first), dec: parseDeclination(second) }
  } catch (error) {
    if (isCodedError(error)) return undefined
    throw error
  }
}

/** Right ascension and declination, between a comma, white space or the sign of the latter. */
function partsOf(text: string): readonly string[] {
  if (text.includes(',')) return text.split(',').map((part) => part.trim())
  const spaced = SPACED.exec(text)
  if (spaced !== null) return [spaced[1], spaced[2]]
  const parts = text.split(/\s+/)
  return parts.length === 1 ? parts[0].split(/(?<=[\d.hms'"°])(?=[+-])/i) : parts
}
