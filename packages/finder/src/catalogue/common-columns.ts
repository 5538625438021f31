// Columns that the tables of components, islands and sources have in common.

import { healpixIndex, type ValuesGiven } from '@cirasa/catalog'
import { iauName } from '@cirasa/wcs'
import type { Found } from '../find-sources.ts'
import { flagsText } from '../flags.ts'

/** Columns by their names. */
export type Values = Record<string, ValuesGiven>

/** Columns of the sky, for an image that has one. */
export function skyValues(found: Found, ra: Float64Array, dec: Float64Array): Values {
  if (found.context.wcs === undefined) return {}
  const named = Array.from(ra, (value, row) => (Number.isFinite(value) ? iauName(value, dec[row]) : ''))
  return { ra, dec, iau_name: named }
}

/** Columns that are the same in every row or come from the flags. */
export function commonValues(found: Found, flags: Float64Array): Values {
  const { frequency } = found.context
  return {
    ...(frequency === undefined ? {} : { freq: new Float64Array(flags.length).fill(frequency) }),
    flags: new Int32Array(flags),
    flags_text: Array.from(flags, flagsText),
  }
}

/** HEALPix pixel of a place, NaN for one that is not on the sky. */
export const pixelOf = (ra: number, dec: number): number => (Number.isFinite(ra) ? healpixIndex(ra, dec) : Number.NaN)
