// CAESAR's .dat files: a header of comments that describes the columns in words, then rows without names. The order of columns says what they are.

import { catalogErrors } from '../errors.ts'
import { buildTable } from '../model/build-table.ts'
import type { Table } from '../model/table.ts'
import { inferColumn } from '../text/infer-column.ts'
import { lineAt } from '../text/split-lines.ts'

const COMPONENT_COLUMNS =
  'name npix componentId iauName x y x_err y_err x_wcs:deg y_wcs:deg x_wcs_err:deg y_wcs_err:deg nu:GHz Speak:Jy/beam Speak_err:Jy/beam S:Jy S_err:Jy ' +
  'S_island:Jy S_island_err:Jy beamArea bmaj bmin pa:deg bmaj_err bmin_err pa_err:deg bmaj_wcs:arcsec bmin_wcs:arcsec pa_wcs:deg ' +
  'bmaj_wcs_err:arcsec bmin_wcs_err:arcsec pa_wcs_err:deg bmaj_beam:arcsec bmin_beam:arcsec pa_beam:deg ' +
  'bmaj_deconv_wcs:arcsec bmin_deconv_wcs:arcsec pa_deconv_wcs:deg eccentricityRatio areaRatio rotAngle:deg ' +
  'bkgSum:Jy/beam rmsSum:Jy/beam chi2 ndf fitQuality sourcenessId morphId'
const ISLAND_COLUMNS =
  'name iauName npix nComponents nNestedSources x y x_w y_w x_wcs:deg y_wcs:deg x_w_wcs:deg y_w_wcs:deg xmin xmax ymin ymax ' +
  'xmin_wcs:deg xmax_wcs:deg ymin_wcs:deg ymax_wcs:deg nu:GHz Stot:Jy/beam Smax:Jy/beam S:Jy SErr:Jy beamArea ' +
  'bkgSum:Jy/beam rmsSum:Jy/beam morphId sourcenessId isGoodSource sourceNestedLevel'

/** Fluxes that are sums over pixels, to be divided by the pixels in a beam: older files have them, and their header says so. */
const NOT_DIVIDED = /^#.*flux ?density.*not corrected by beam area/im
/** Characters of header looked at. */
const HEAD = 20_000

/** True for text that begins as a CAESAR catalogue does. */
export function isCaesar(text: string): boolean {
  return /^#[^\n]*CAESAR RESULTS/i.test(text)
}

/**
 * Reads a component or island file. Where fluxes are not divided by the beam, their columns are called `S_sum` and `S_sum_err`.
 * Columns after the known ones are numbered.
 * @throws CATALOG_BAD_TABLE
 */
export function readCaesar(text: string, name = 'table'): Table {
  const head = text.slice(0, HEAD)
  const isComponents = /^#\s*componentId/im.test(head)
  const names = (isComponents ? COMPONENT_COLUMNS : ISLAND_COLUMNS).split(' ')
  const columns = readRows(text, names.length)
  const undivided = NOT_DIVIDED.test(head)
  return buildTable({
    name,
    description: isComponents ? 'CAESAR components' : 'CAESAR islands',
    columns: columns.map((cells, index) => {
      const [plain, unit] = (names[index] ?? `extra_${index + 1}`).split(':')
      const isSum = undivided && /^S(_?err)?$/i.test(plain)
      const column = isSum ? (plain === 'S' ? 'S_sum' : 'S_sum_err') : plain
      return inferColumn({ name: column, description: '', ...(unit === undefined || isSum ? {} : { unit }) }, cells)
    }),
  })
}

function readRows(text: string, least: number): string[][] {
  const columns: string[][] = Array.from({ length: least }, () => [])
  let row = 0
  for (let at = 0; at < text.length; ) {
    const { line, next } = lineAt(text, at)
    at = next
    const trimmed = line.trim()
    if (trimmed === '' || trimmed.startsWith('#')) continue
    const cells = trimmed.split('\t')
    if (row++ === 0) while (columns.length < Math.min(cells.length, 2 * least)) columns.push([])
    if (cells.length !== columns.length) {
      throw catalogErrors.BAD_TABLE({
        format: 'A CAESAR',
        why: `row ${row} has ${cells.length} cells where ${columns.length} are expected`,
      })
    }
    for (let index = 0; index < cells.length; index++) columns[index].push(cells[index])
  }
  return columns
}
