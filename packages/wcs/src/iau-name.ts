// Names of sources by their position, as the IAU asks: digits cut off, never rounded, so that a name tells a box on the sky.

import { splitUnits } from './sexagesimal.ts'
import { foldLongitude } from './trig.ts'

/** What a name is made of. */
export interface IauNameOptions {
  /** Acronym of the survey or catalogue before the J, such as 'CIRASA'; none by default. */
  readonly acronym?: string
  /** Decimals of the seconds of right ascension; 2 by default. */
  readonly raDecimals?: number
  /** Decimals of the arcseconds of declination; 1 by default. */
  readonly decDecimals?: number
}

/** Rounding of degrees to binary may put a value this little (in the last digit) below the decimal it was meant to be. */
const ROUNDING = 1e-6

/**
 * The IAU name of an ICRS position in degrees: Jhhmmss.ss+ddmmss.s, truncated (IAU Commission 5, "Specifications concerning
 * designations for astronomical radiation sources outside the solar system"). The sign is that of the declination,
 * also where the digits are all zero.
 *
 * @example
 * iauName(83.633083, -0.0004) // 'J053431.93-000001.4'
 */
export function iauName(ra: number, dec: number, options: IauNameOptions = {}): string {
  const { acronym, raDecimals = 2, decDecimals = 1 } = options
  const hours = truncated(foldLongitude(ra) / 15, raDecimals) % (86400 * 10 ** raDecimals)
  const degrees = truncated(Math.abs(dec), decDecimals)
  const sign = dec < 0 || Object.is(dec, -0) ? '-' : '+'
  const name = `J${digits(hours, raDecimals)}${sign}${digits(degrees, decDecimals)}`
  return acronym ? `${acronym} ${name}` : name
}

const truncated = (value: number, decimals: number): number => Math.floor(value * 3600 * 10 ** decimals + ROUNDING)

function digits(units: number, decimals: number): string {
  const { whole, minutes, seconds } = splitUnits(units, decimals)
  return whole + minutes + seconds
}
