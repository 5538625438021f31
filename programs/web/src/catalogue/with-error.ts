// A value with its error, in digits that match: the error has two, the value ends where the error ends.

import { significant } from '@cirasa/units'

const ALONE = 4
/** Errors this much larger or smaller than 1 are written without a run of zeros. */
const MOST_DECIMALS = 9

/**
 * A value and its standard error in the same unit, as text. Without an error the value has four digits.
 *
 * @example
 * withError(1.57331, 0.01826) // { value: '1.573', error: '0.018' }
 * withError(1234.5, 120) // { value: '1230', error: '120' }
 */
export function withError(value: number, error: number): { readonly value: string; readonly error: string | undefined } {
  if (!Number.isFinite(value) || !Number.isFinite(error) || error <= 0) return { value: significant(value, ALONE), error: undefined }
  // Rounded first: 0.0996 has its two digits at 0.10.
  const rounded = Number(error.toPrecision(2))
  const place = 1 - Math.floor(Math.log10(rounded))
  if (place > MOST_DECIMALS) return { value: significant(value, ALONE), error: significant(error, 2) }
  if (place >= 0) return { value: value.toFixed(place), error: rounded.toFixed(place) }
  const unit = 10 ** -place
  return { value: String(Math.round(value / unit) * unit), error: String(rounded) }
}
