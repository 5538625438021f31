// The rows of a catalogue as ellipses on the pixels of an image: what the table says on the sky, brought back through the local map.

import { arcsec, degrees, foldPositionAngle } from '@cirasa/units'
import { pixelScale, skyEllipseToPixel, type Wcs } from '@cirasa/wcs'
import { NULL_INT } from '../model/column.ts'
import { findColumn, type Table } from '../model/table.ts'

/** Ellipses in 0-based image pixels, one a row. */
export interface EllipseColumns {
  /** NaN where the row has no place on the image. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Full axes in pixels; 0 where the row has no size. */
  readonly major: Float32Array
  readonly minor: Float32Array
  /** Degrees of the major axis, from +x towards +y. */
  readonly angle: Float32Array
}

/** One of them. */
export interface PlacedEllipse {
  readonly x: number
  readonly y: number
  readonly major: number
  readonly minor: number
  readonly angle: number
}

export interface PixelEllipseOptions {
  /** The sky of the image. Without one, only what the table says in pixels is known. */
  readonly wcs?: Wcs
  /**
   * Where a row stands: 'pixels' by x_pix and y_pix, else by its sky; 'sky' for tables of another image, whose pixels are not this one's.
   * By default pixels.
   */
  readonly positions?: 'pixels' | 'sky'
  /** What the axes are: the size of the row, or circles with the standard error of its position as radius. By default sizes. */
  readonly axes?: 'size' | 'position-error'
}

const NO_AXES = Object.freeze({ major: 0, minor: 0, angle: 0 })

/**
 * A function of the row for tables with our columns (see `standardise`): x_pix and y_pix or ra and dec, maj_fwhm, min_fwhm and pos_ang.
 *
 * @example ellipseOfRow(catalog.components, { wcs })(0) // { x: 12.3, y: 45.6, major: 5.1, minor: 4.2, angle: 112 }
 */
export function ellipseOfRow(table: Table, options: PixelEllipseOptions = {}): (row: number) => PlacedEllipse {
  const at = placeOfRow(table, options)
  const axes = options.axes === 'position-error' ? errorOfRow(table, options.wcs) : sizeOfRow(table, options.wcs)
  return (row) => {
    const { x, y } = at(row)
    return { x, y, ...axes(row, x, y) }
  }
}

/** All rows at once. */
export function pixelEllipses(table: Table, options: PixelEllipseOptions = {}): EllipseColumns {
  const { rows } = table
  const [x, y] = [new Float64Array(rows), new Float64Array(rows)]
  const [major, minor, angle] = [new Float32Array(rows), new Float32Array(rows), new Float32Array(rows)]
  const ellipse = ellipseOfRow(table, options)
  for (let row = 0; row < rows; row++) {
    const one = ellipse(row)
    x[row] = one.x
    y[row] = one.y
    major[row] = one.major
    minor[row] = one.minor
    // Just below 180 is 180 as a float, which is 0.
    angle[row] = Math.fround(one.angle) % 180
  }
  return { x, y, major, minor, angle }
}

function placeOfRow(table: Table, { wcs, positions = 'pixels' }: PixelEllipseOptions) {
  const [x, y, ra, dec] = ['x_pix', 'y_pix', 'ra', 'dec'].map((name) => numbers(table, name))
  return (row: number): { readonly x: number; readonly y: number } => {
    // The catalogue counts pixels from 1, as FITS does.
    const here = { x: x(row) - 1, y: y(row) - 1 }
    if (positions === 'pixels' && Number.isFinite(here.x + here.y)) return here
    return wcs ? wcs.icrsToPixel(ra(row), dec(row)) : { x: Number.NaN, y: Number.NaN }
  }
}

type AxesOfRow = (row: number, x: number, y: number) => Omit<PlacedEllipse, 'x' | 'y'>

function sizeOfRow(table: Table, wcs: Wcs | undefined): AxesOfRow {
  const [majors, minors, angles] = ['maj_fwhm', 'min_fwhm', 'pos_ang'].map((name) => numbers(table, name))
  const isOnSky = findColumn(table, 'maj_fwhm')?.definition.unit === 'arcsec'
  return (row, x, y) => {
    const [major, minor, positionAngle] = [majors(row), minors(row), angles(row) || 0]
    if (!(major > 0 && minor > 0) || !Number.isFinite(major) || Number.isNaN(x + y)) return NO_AXES
    // Without a sky north is +y, so the angle from +x is a quarter more.
    if (!isOnSky) return { major, minor, angle: foldPositionAngle(degrees(positionAngle + 90)) }
    if (!wcs) return NO_AXES
    const sky = { major: arcsec(major), minor: arcsec(minor), positionAngle: degrees(positionAngle) }
    return known(skyEllipseToPixel(wcs.localJacobian(x, y), sky))
  }
}

function errorOfRow(table: Table, wcs: Wcs | undefined): AxesOfRow {
  const [east, north, x, y] = ['e_ra', 'e_dec', 'e_x_pix', 'e_y_pix'].map((name) => numbers(table, name))
  return (row, column, line) => {
    const onSky = Math.max(east(row), north(row))
    const radius = wcs && onSky > 0 ? onSky / pixelScale(wcs.localJacobian(column, line)) : Math.max(x(row), y(row))
    return radius > 0 && Number.isFinite(radius) ? { major: 2 * radius, minor: 2 * radius, angle: 0 } : NO_AXES
  }
}

/** At the edge of a map there is no local map, and so no size. */
function known(ellipse: { readonly major: number; readonly minor: number; readonly angle: number }): Omit<PlacedEllipse, 'x' | 'y'> {
  return Number.isFinite(ellipse.major + ellipse.minor + ellipse.angle) ? ellipse : NO_AXES
}

function numbers(table: Table, name: string): (row: number) => number {
  const values = findColumn(table, name)?.values
  if (!ArrayBuffer.isView(values)) return () => Number.NaN
  return (row) => (values[row] === NULL_INT ? Number.NaN : values[row])
}
