// The brightest sources in a short table, for a first look.

import { findColumn, type Table } from '@cirasa/catalog'
import { displayUnit, significant } from '@cirasa/units'
import { formatDeclination, formatRightAscension } from '@cirasa/wcs'
import { type TextColumn, textTable } from '../terminal/text-table.ts'

/** The `most` rows of a table of sources with the largest flux, as text; '' when there is none. */
export function brightestTable(sources: Table, most: number): string {
  const order = findColumn(sources, 'flux_int') ? 'flux_int' : 'flux_peak'
  const flux = numbers(sources, order)
  if (!flux || sources.rows === 0) return ''
  const key = (row: number) => (Number.isNaN(flux[row]) ? Number.NEGATIVE_INFINITY : flux[row])
  const rows = Array.from({ length: sources.rows }, (_, row) => row)
    .sort((a, b) => key(b) - key(a) || a - b)
    .slice(0, most)
  const columns = [
    ...names(sources, rows),
    ...positions(sources, rows),
    ...brightness(sources, rows, 'flux_peak', 'e_flux_peak', 'peak'),
    ...brightness(sources, rows, 'flux_int', 'e_flux_int', 'flux'),
    ...plain(sources, rows, 'maj_fwhm', 'major', 3),
    ...plain(sources, rows, 'min_fwhm', 'minor', 3),
    ...plain(sources, rows, 'snr', 'S/N', 3),
    ...plain(sources, rows, 'n_components', 'comps', 1),
  ]
  return textTable(columns)
}

function numbers(table: Table, name: string): ArrayLike<number> | undefined {
  return findColumn(table, name)?.values as ArrayLike<number> | undefined
}

function names(table: Table, rows: readonly number[]): TextColumn[] {
  const ids = (findColumn(table, 'iau_name') ?? findColumn(table, 'source_id'))?.values as readonly string[] | undefined
  return ids ? [{ name: 'source', cells: rows.map((row) => ids[row]), align: 'left' }] : []
}

/** Sexagesimal where there is a sky, otherwise FITS pixels. */
function positions(table: Table, rows: readonly number[]): TextColumn[] {
  const [ra, dec] = [numbers(table, 'ra'), numbers(table, 'dec')]
  if (ra && dec && Number.isFinite(ra[rows[0]]))
    return [
      { name: 'RA', unit: 'h:m:s', cells: rows.map((row) => formatRightAscension(ra[row], { decimals: 2 })) },
      { name: 'Dec', unit: 'd:m:s', cells: rows.map((row) => formatDeclination(dec[row], { decimals: 1 })) },
    ]
  return ['x', 'y'].flatMap((axis) => {
    const values = numbers(table, `${axis}_pix`)
    return values ? [{ name: axis, unit: 'pixel', cells: rows.map((row) => values[row].toFixed(2)) }] : []
  })
}

function brightness(table: Table, rows: readonly number[], name: string, errorName: string, title: string): TextColumn[] {
  const column = findColumn(table, name)
  if (!column) return []
  const values = column.values as ArrayLike<number>
  // The unit suits the median row: the brightest one alone would push the others into zeros.
  const unit = displayUnit(column.definition.unit ?? '', values[rows[rows.length >> 1]])
  const shown = rows.map((row) => significant(values[row] * unit.factor, 4))
  const errors = numbers(table, errorName)
  const result: TextColumn[] = [{ name: title, unit: unit.label, cells: shown }]
  if (errors) result.push({ name: '+-', cells: rows.map((row) => significant(errors[row] * unit.factor, 2)) })
  return result
}

function plain(table: Table, rows: readonly number[], name: string, title: string, digits: number): TextColumn[] {
  const column = findColumn(table, name)
  if (!column) return []
  const values = column.values as ArrayLike<number>
  const show = (value: number) =>
    digits === 1 ? String(value) : significant(value, Math.max(digits, Math.ceil(Math.log10(Math.abs(value) + 1))))
  return [{ name: title, unit: column.definition.unit, cells: rows.map((row) => show(values[row])) }]
}
