// A catalogue as DS9 regions: ellipses of components or sources, outlines of islands, in the colours that CAESAR's files have.

import { componentStyle, islandStyle, type Region, writeDs9 } from '@cirasa/regions'
import type { Catalog } from '../model/catalog.ts'
import { NULL_INT } from '../model/column.ts'
import { findColumn, type Table } from '../model/table.ts'

export interface CatalogToDs9Options {
  /** What is drawn; components unless said. */
  readonly level?: 'components' | 'islands' | 'sources'
  /** Sky unless said, where there is one; the image's pixels otherwise. */
  readonly frame?: 'icrs' | 'fk5' | 'image'
  /** Outline of an island by its row: 0-based pixels x0, y0, x1, y1, ...; without one its bounding box is drawn. */
  readonly outline?: (row: number) => ArrayLike<number> | undefined
  /** Arcsec a pixel, for ellipses in the image's frame when sizes are in arcsec; without it these are points. */
  readonly pixelScale?: number
}

/** A catalogue's rows as a DS9 region file, in pieces of text. Rows without a position are left out. */
export function catalogToDs9(catalog: Catalog, options: CatalogToDs9Options = {}): Generator<string> {
  const { level = 'components' } = options
  const table = catalog[level]
  return writeDs9(level === 'islands' ? islandRegions(table, options) : ellipseRegions(table, options))
}

/** The ellipses of components or sources as regions, for files of other kinds. */
export function* ellipseRegions(table: Table, options: CatalogToDs9Options = {}): Generator<Region> {
  const frame = frameOf(table, options.frame)
  const [x, y] = frame === 'image' ? [numbers(table, 'x_pix'), numbers(table, 'y_pix')] : [numbers(table, 'ra'), numbers(table, 'dec')]
  const sizes = findColumn(table, 'maj_fwhm')?.definition.unit
  const scale = frame !== 'image' || sizes === 'pixel' ? 1 : 1 / (options.pixelScale ?? Number.NaN)
  const shift = frame === 'image' ? -1 : 0
  const major = numbers(table, 'maj_fwhm')
  const minor = numbers(table, 'min_fwhm')
  const angle = numbers(table, 'pos_ang')
  const names = texts(table, table.name === 'components' ? 'component_id' : 'source_id')
  const morph = texts(table, 'morph')
  const quality = numbers(table, 'fit_quality')
  const isComponent = table.name === 'components'
  for (let row = 0; row < table.rows; row++) {
    const look = { name: names(row), morphology: morph(row) }
    const style = isComponent ? componentStyle(look, quality(row)) : islandStyle(look)
    const place = { frame, x: x(row) + shift, y: y(row) + shift, style }
    const size = major(row) * scale
    if (Number.isFinite(size)) yield { shape: 'ellipse', ...place, major: size, minor: minor(row) * scale, positionAngle: angle(row) }
    else yield { shape: 'point', ...place }
  }
}

/** The outlines of islands as regions in the image's frame, in which they are known. */
export function* islandRegions(table: Table, options: CatalogToDs9Options = {}): Generator<Region> {
  const names = texts(table, 'island_id')
  const morph = texts(table, 'morph')
  const [x0, x1, y0, y1] = ['x_min', 'x_max', 'y_min', 'y_max'].map((name) => numbers(table, name))
  const [x, y] = [numbers(table, 'x_pix'), numbers(table, 'y_pix')]
  for (let row = 0; row < table.rows; row++) {
    const style = islandStyle({ name: names(row), morphology: morph(row) })
    const outline = options.outline?.(row)
    if (outline !== undefined) yield { shape: 'polygon', frame: 'image', points: outline, style }
    else if (Number.isFinite(x0(row))) {
      // The box holds its pixels whole: half a pixel more on every side.
      const [left, right, bottom, top] = [x0(row) - 1.5, x1(row) - 0.5, y0(row) - 1.5, y1(row) - 0.5]
      yield { shape: 'polygon', frame: 'image', points: [left, bottom, right, bottom, right, top, left, top], style }
    } else yield { shape: 'point', frame: 'image', x: x(row) - 1, y: y(row) - 1, style }
  }
}

function frameOf(table: Table, wanted: CatalogToDs9Options['frame']): 'icrs' | 'fk5' | 'image' {
  const ra = findColumn(table, 'ra')
  const hasSky = ra !== undefined && (ra.values as Float64Array).some(Number.isFinite)
  return hasSky ? (wanted ?? 'icrs') : 'image'
}

function numbers(table: Table, name: string): (row: number) => number {
  const values = findColumn(table, name)?.values
  if (values === undefined) return () => Number.NaN
  return (row) => (values[row] === NULL_INT ? Number.NaN : Number(values[row]))
}

function texts(table: Table, name: string): (row: number) => string {
  const values = findColumn(table, name)?.values
  return (row) => (values === undefined ? '' : String(values[row]))
}
