// The truth table of a simulated sky: what was put into the map, as an observer with no noise would catalogue it.

import { makeTable, type Table } from '@cirasa/catalog'
import type { Wcs } from '@cirasa/wcs'
import type { Artefact } from './artefacts.ts'
import type { DiffuseStructure } from './diffuse.ts'
import { axesOf, covarianceOf, transformed } from './ellipse.ts'
import type { NoiseLevel } from './noise-level.ts'
import type { SkyParameters } from './options.ts'
import type { SourceList } from './source-list.ts'

/** What a sky holds. */
export interface SkyContent {
  readonly sources: SourceList
  readonly diffuse: readonly DiffuseStructure[]
  readonly artefacts: readonly Artefact[]
}

/**
 * One row a source, then one each diffuse structure and artefact. maj_fwhm of a diffuse structure or an artefact is the diameter within which
 * it is seen; their flux_int is not known (NaN), nor is snr in a map without noise. Sources whose pixel is blank are left out.
 */
export function truthTable({ sources, diffuse, artefacts }: SkyContent, parameters: SkyParameters, level: NoiseLevel, wcs: Wcs): Table {
  const { width, height, blankBorder, frequency } = parameters
  const seen: number[] = []
  for (let i = 0; i < sources.count; i++) {
    const x = Math.round(sources.x[i])
    const y = Math.round(sources.y[i])
    if (x >= blankBorder && x < width - blankBorder && y >= blankBorder && y < height - blankBorder) seen.push(i)
  }
  const columns = new TruthColumns(seen.length + diffuse.length + artefacts.length, level, wcs)
  for (const i of seen) addSource(columns, sources, i)
  for (const { x, y, peak, extent } of diffuse)
    columns.add('diffuse', x, y, { peak, flux: Number.NaN, major: extent, minor: extent, angle: 0 })
  for (const { x, y, peak, reach } of artefacts) {
    columns.add('artefact', x, y, { peak, flux: Number.NaN, major: 2 * reach, minor: 2 * reach, angle: 0 })
  }
  return makeTable('truth', { ...columns.named(), freq: new Float64Array(columns.rows).fill(frequency) })
}

function addSource(columns: TruthColumns, list: SourceList, i: number): void {
  const observed = axesOf({ xx: list.xx[i], xy: list.xy[i], yy: list.yy[i] })
  const isExtended = list.isExtended[i] === 1
  const own = { major: list.ownMajor[i], minor: list.ownMinor[i], angle: list.ownAngle[i] }
  const measured = { peak: list.peak[i], flux: list.flux[i], ...observed }
  columns.add(isExtended ? 'extended' : 'point', list.x[i], list.y[i], measured, isExtended ? own : undefined)
}

interface PixelShape {
  readonly major: number
  readonly minor: number
  readonly angle: number
}

/** Columns under construction, turned from pixels to sky row by row. */
class TruthColumns {
  readonly rows: number
  readonly #level: NoiseLevel
  readonly #wcs: Wcs
  readonly #ids: string[] = []
  readonly #kinds: string[] = []
  readonly #doubles: Record<'ra' | 'dec' | 'x_pix' | 'y_pix', Float64Array>
  readonly #floats: Record<FloatColumn, Float32Array>

  constructor(rows: number, level: NoiseLevel, wcs: Wcs) {
    this.rows = rows
    this.#level = level
    this.#wcs = wcs
    const double = () => new Float64Array(rows)
    this.#doubles = { ra: double(), dec: double(), x_pix: double(), y_pix: double() }
    this.#floats = Object.fromEntries(floatColumns.map((name) => [name, new Float32Array(rows).fill(Number.NaN)])) as Record<
      FloatColumn,
      Float32Array
    >
  }

  add(kind: string, x: number, y: number, measured: PixelShape & { readonly peak: number; readonly flux: number }, own?: PixelShape): void {
    const row = this.#ids.length
    this.#ids.push(`T${row + 1}`)
    this.#kinds.push(kind)
    const sky = this.#wcs.pixelToIcrs(x, y)
    this.#doubles.ra[row] = sky.lon
    this.#doubles.dec[row] = sky.lat
    this.#doubles.x_pix[row] = x + 1
    this.#doubles.y_pix[row] = y + 1
    const floats = this.#floats
    floats.flux_peak[row] = measured.peak
    floats.flux_int[row] = measured.flux
    const noise = this.#level.at(x, y)
    if (noise > 0) floats.snr[row] = measured.peak / noise
    const jacobian = this.#wcs.localJacobian(x, y)
    const observed = onSky(measured, jacobian)
    floats.maj_fwhm[row] = observed.major
    floats.min_fwhm[row] = observed.minor
    floats.pos_ang[row] = observed.angle
    if (own === undefined) return
    const intrinsic = onSky(own, jacobian)
    floats.maj_deconv[row] = intrinsic.major
    floats.min_deconv[row] = intrinsic.minor
    floats.pa_deconv[row] = intrinsic.angle
  }

  named(): Record<string, readonly string[] | Float64Array | Float32Array> {
    return { source_id: this.#ids, kind: this.#kinds, ...this.#doubles, ...this.#floats }
  }
}

const floatColumns = ['flux_peak', 'flux_int', 'maj_fwhm', 'min_fwhm', 'pos_ang', 'maj_deconv', 'min_deconv', 'pa_deconv', 'snr'] as const
type FloatColumn = (typeof floatColumns)[number]

/** Axes in arcsec and position angle, by the local linear map from pixels to (east, north). */
function onSky(shape: PixelShape, [eastX, eastY, northX, northY]: readonly [number, number, number, number]): PixelShape {
  // With north as the first coordinate and east as the second, the ellipse's angle is the position angle.
  return axesOf(transformed(covarianceOf(shape), [northX, northY, eastX, eastY]))
}
