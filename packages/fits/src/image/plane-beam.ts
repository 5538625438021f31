// The beam of one plane: cubes whose beam changes from plane to plane carry a table of beams beside the image, as CASA writes it.

import { beamOf, type HeaderBeam, readBeam } from '../beam.ts'
import type { BinaryTableHdu, CompressedImageHdu, FitsFile, Hdu, ImageHdu } from '../hdu/hdu.ts'
import { tableColumns } from '../tables/column.ts'
import { readBinaryTable, type TableColumnData, type TableData } from '../tables/read-binary-table.ts'
import type { ImagePlane, PlaneAxis } from './choose-plane.ts'

/**
 * The beam of a plane of an image, from the BEAMS table of its file where there is one for it, else from the header. Rows are matched
 * by channel and polarisation, counted from 0; a plane whose row holds no beam (a blanked channel) has none.
 *
 * @throws FITS_BAD_TABLE, FITS_TRUNCATED, and what the source throws
 */
export async function readPlaneBeam(
  file: FitsFile,
  hdu: ImageHdu | CompressedImageHdu,
  plane: ImagePlane,
  signal?: AbortSignal,
): Promise<HeaderBeam | undefined> {
  const ofHeader = readBeam(hdu.header)
  const table = hdu.header.boolean('CASAMBM') === true || ofHeader === undefined ? beamTable(file) : undefined
  return table === undefined ? ofHeader : beamOfRow(await readBinaryTable(table, { columns: names, signal }), plane)
}

/** Cubes have thousands of planes; a table of more rows than this is none of beams. */
const MOST_ROWS = 1 << 20

const names = ['BMAJ', 'BMIN', 'BPA', 'CHAN', 'POL']

/** The table of beams; one of that name without its columns is something else. */
function beamTable({ hdus }: FitsFile): BinaryTableHdu | undefined {
  const isBeams = (hdu: Hdu): hdu is BinaryTableHdu =>
    hdu.kind === 'binary-table' && hdu.name.toUpperCase() === 'BEAMS' && hdu.table.rows <= MOST_ROWS
  return hdus.filter(isBeams).find((hdu) => {
    const present = tableColumns(hdu).map(({ name }) => name.toUpperCase())
    return names.every((name) => present.includes(name))
  })
}

function beamOfRow({ rows, columns }: TableData, { axes }: ImagePlane): HeaderBeam | undefined {
  const [major, minor, angle, channel, polarisation] = columns
  const at = { channel: indexOn(axes, isSpectral), polarisation: indexOn(axes, ({ type }) => type.startsWith('STOKES')) }
  for (let row = 0; row < rows; row++) {
    if (numberIn(channel, row) !== at.channel || numberIn(polarisation, row) !== at.polarisation) continue
    return beamOf(inDegrees(major, row), inDegrees(minor, row), inDegrees(angle, row))
  }
  return undefined
}

const isSpectral = ({ type }: PlaneAxis): boolean => /^(FREQ|VRAD|VOPT|VELO|FELO|WAVE|AWAV)/.test(type)

const indexOn = (axes: readonly PlaneAxis[], fits: (axis: PlaneAxis) => boolean): number => axes.find(fits)?.index ?? 0

function inDegrees(column: TableColumnData, row: number): number {
  const perUnit = { arcsec: 1 / 3600, arcmin: 1 / 60, rad: 180 / Math.PI }[column.unit.trim().toLowerCase()] ?? 1
  return numberIn(column, row) * perUnit
}

/** NaN where the column does not hold one number a row. */
const numberIn = ({ values, shape }: TableColumnData, row: number): number =>
  values.kind === 'number' && shape.length === 0 ? Number(values.values[row]) : Number.NaN
