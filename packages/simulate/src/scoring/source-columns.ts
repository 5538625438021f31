// What the scorer reads of a catalogue: plain columns, from a standard table or from anywhere else.

import { findColumn, type Table } from '@cirasa/catalog'
import { simulateErrors } from '../errors.ts'

/** Numbers, one a row; NaN where there is none. */
export type NumberColumn = ArrayLike<number>

/** A catalogue as the scorer sees it. Positions either on the sky or on the map, or both; all columns have `rows` values. */
export interface SourceColumns {
  readonly rows: number
  /** 0-based pixels. */
  readonly x?: NumberColumn
  readonly y?: NumberColumn
  /** Degrees, ICRS. */
  readonly ra?: NumberColumn
  readonly dec?: NumberColumn
  /** Jy/beam. */
  readonly fluxPeak: NumberColumn
  /** Jy. */
  readonly fluxInt?: NumberColumn
  /** FWHM in arcsec, beam included, and position angle in degrees, north through east. */
  readonly major?: NumberColumn
  readonly minor?: NumberColumn
  readonly positionAngle?: NumberColumn
  /** Peak over local noise. */
  readonly snr?: NumberColumn
  /** 'point', 'extended', 'diffuse' or 'artefact', as in a truth table. */
  readonly kind?: readonly string[]
  readonly errors?: SourceErrors
}

/** Standard errors in the units of the columns; those of ra and dec in arcsec on the sky. */
export interface SourceErrors {
  readonly x?: NumberColumn
  readonly y?: NumberColumn
  readonly ra?: NumberColumn
  readonly dec?: NumberColumn
  readonly fluxPeak?: NumberColumn
  readonly fluxInt?: NumberColumn
  readonly major?: NumberColumn
  readonly minor?: NumberColumn
  readonly positionAngle?: NumberColumn
}

/**
 * The columns of a table of components, sources, islands or truth, or of any table with the same names. A table without snr gets it from
 * flux_peak and rms_local where it has these.
 *
 * @throws CATALOG_MISSING_COLUMN, SIMULATE_UNEQUAL_COLUMNS
 */
export function columnsOfTable(table: Table): SourceColumns {
  const numbers = (name: string): NumberColumn | undefined => {
    const values = findColumn(table, name)?.values
    return values !== undefined && ArrayBuffer.isView(values) ? values : undefined
  }
  const zeroBased = (name: string): NumberColumn | undefined => {
    const values = numbers(name)
    return values && Float64Array.from(values, (value) => value - 1)
  }
  const peak = numbers('flux_peak') ?? new Float64Array(table.rows).fill(Number.NaN)
  const rms = numbers('rms_local')
  const kind = findColumn(table, 'kind')?.values
  return checkColumns({
    rows: table.rows,
    x: zeroBased('x_pix'),
    y: zeroBased('y_pix'),
    ra: numbers('ra'),
    dec: numbers('dec'),
    fluxPeak: peak,
    fluxInt: numbers('flux_int'),
    major: numbers('maj_fwhm'),
    minor: numbers('min_fwhm'),
    positionAngle: numbers('pos_ang'),
    snr: numbers('snr') ?? (rms && Float64Array.from(rms, (value, row) => peak[row] / value)),
    kind: kind !== undefined && !ArrayBuffer.isView(kind) ? kind : undefined,
    errors: {
      x: numbers('e_x_pix'),
      y: numbers('e_y_pix'),
      ra: numbers('e_ra'),
      dec: numbers('e_dec'),
      fluxPeak: numbers('e_flux_peak'),
      fluxInt: numbers('e_flux_int'),
      major: numbers('e_maj_fwhm'),
      minor: numbers('e_min_fwhm'),
      positionAngle: numbers('e_pos_ang'),
    },
  })
}

/** The same columns, once it is known that they all have `rows` values. @throws SIMULATE_UNEQUAL_COLUMNS */
export function checkColumns(columns: SourceColumns): SourceColumns {
  const { rows, errors = {}, ...rest } = columns
  for (const [name, values] of [...Object.entries(rest), ...Object.entries(errors)]) {
    const length = (values as ArrayLike<unknown> | undefined)?.length
    if (length !== undefined && length !== rows) throw simulateErrors.UNEQUAL_COLUMNS({ name, found: length, rows })
  }
  return columns
}
