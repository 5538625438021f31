// The catalogue of a search as CAESAR's tables want it: islands with what their pixels add up to, and their components.

import type { Catalog } from '@cirasa/catalog'
import { FLAGS } from '@cirasa/finder'
import { type Beam, beamSolidAngle } from '@cirasa/units'
import { pixelArea, type SkyPosition, type Wcs } from '@cirasa/wcs'
import { type BareIsland, componentMaker, fluxesOf, type ImageFacts } from './build-components.ts'
import type { CaesarIsland, CaesarResult, PixelBox } from './caesar-rows.ts'
import { islandName, islandNumber } from './island-name.ts'
import type { IslandPixels } from './island-pixels.ts'
import { measureShape } from './island-shape.ts'
import { traceOutline } from './outline.ts'
import { type RowReader, rowReader } from './row-reader.ts'

/** A finished search. Pixel coordinates of all parts are those of the whole image. */
export interface SearchResult {
  readonly catalog: Catalog
  readonly pixels: ReadonlyMap<number, IslandPixels>
  readonly wcs: Wcs | undefined
  readonly beam: Beam | undefined
  readonly width: number
  readonly height: number
}

/** Pixels that the beam covers, at the middle of the image; NaN where that is not known. */
export function beamPixels({ wcs, beam, width, height }: Omit<SearchResult, 'catalog' | 'pixels'>): number {
  if (wcs === undefined || beam === undefined) return Number.NaN
  return beamSolidAngle(beam) / pixelArea(wcs.localJacobian((width - 1) / 2, (height - 1) / 2))
}

/** Everything that CAESAR's files tell of a search. Islands come in the order of the catalogue, those within another after it. */
export function buildCaesarResult(search: SearchResult): CaesarResult {
  const { catalog, wcs, beam } = search
  const facts: ImageFacts = { wcs, beam, beamArea: beamPixels(search) }
  const islands = rowReader(catalog.islands)
  const components = rowReader(catalog.components)
  const fluxOf = fluxesOf(catalog)
  const makeComponents = componentMaker(catalog, fluxOf, facts)
  const componentRows = groupRows(components, catalog.components.rows, 'island_id')
  const children = groupRows(islands, catalog.islands.rows, 'parent_id')
  const made: CaesarIsland[] = []
  for (let row = 0; row < catalog.islands.rows; row++) {
    const id = islands.text('island_id', row)
    const bare = bareIsland(islands, row, search, facts, children.get(id)?.length ?? 0)
    const rows = componentRows.get(id) ?? []
    made.push({ ...bare, ...fluxOf(rows), components: makeComponents(bare, rows) })
  }
  return { islands: made, components: made.flatMap((island) => island.components) }
}

function groupRows(read: RowReader, rows: number, name: string): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (let row = 0; row < rows; row++) {
    const key = read.text(name, row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}

const NOWHERE = { lon: Number.NaN, lat: Number.NaN }

function bareIsland(read: RowReader, row: number, search: SearchResult, facts: ImageFacts, nestedIslands: number): BareIsland {
  const number = islandNumber(read.text('island_id', row))
  const parent = read.text('parent_id', row)
  const box = boxOf(read, row)
  const weighted = { x: read.number('x_pix', row) - 1, y: read.number('y_pix', row) - 1 }
  const seen = number.nested === 0 ? search.pixels.get(number.number) : undefined
  const outline = seen === undefined ? undefined : traceOutline(seen.runs)
  const [major, minor] = [read.number('maj_fwhm', row), read.number('min_fwhm', row)]
  const elongated = { ...weighted, circularity: Number.NaN, elongation: 1 - minor / major, ellipseAreaRatio: Number.NaN }
  const shape = seen === undefined ? elongated : measureShape(seen.runs, outline)
  const skyAt = (x: number, y: number) => facts.wcs?.pixelToIcrs(x, y) ?? NOWHERE
  const mean = skyAt(shape.x, shape.y)
  return {
    name: islandName(number),
    iauName: read.text('iau_name', row),
    parent: parent === '' ? '' : islandName(islandNumber(parent)),
    level: read.number('nest_level', row),
    pixels: read.number('n_pix', row),
    nestedIslands,
    x: shape.x,
    y: shape.y,
    ra: mean.lon,
    dec: mean.lat,
    xWeighted: weighted.x,
    yWeighted: weighted.y,
    raWeighted: read.number('ra', row),
    decWeighted: read.number('dec', row),
    box,
    lowerSky: skyAt(box.xMin, box.yMin),
    upperSky: skyAt(box.xMax, box.yMax),
    skyBox: skyBoxOf([skyAt(box.xMin, box.yMin), skyAt(box.xMax, box.yMin), skyAt(box.xMax, box.yMax), skyAt(box.xMin, box.yMax)]),
    frequency: read.numberIn('GHz', 'freq', row),
    ...sumsOf(read, row, seen, facts.beamArea),
    beamArea: facts.beamArea,
    morphology: read.text('morph', row),
    touchesEdge: (read.number('flags', row) & FLAGS.NEAR_EDGE) !== 0,
    shape,
    majorSize: major,
    minorSize: minor,
    outline: outline?.corners ?? cornersOf(box),
  }
}

function boxOf(read: RowReader, row: number): PixelBox {
  const first = (name: string): number => read.number(name, row) - 1
  return { xMin: first('x_min'), xMax: first('x_max'), yMin: first('y_min'), yMax: first('y_max') }
}

/** Right ascensions that lie on both sides of 0 are spanned the short way: raMin is then the larger one. */
function skyBoxOf(corners: readonly SkyPosition[]): CaesarIsland['skyBox'] {
  const first = corners[0].lon
  const ra = corners.map(({ lon }) => first + ((((lon - first + 180) % 360) + 360) % 360) - 180)
  const dec = corners.map(({ lat }) => lat)
  const fold = (lon: number): number => ((lon % 360) + 360) % 360
  return { raMin: fold(Math.min(...ra)), raMax: fold(Math.max(...ra)), decMin: Math.min(...dec), decMax: Math.max(...dec) }
}

/** The box holds its pixels whole: half a pixel more on every side. */
function cornersOf({ xMin, xMax, yMin, yMax }: PixelBox): number[] {
  const [left, right, bottom, top] = [xMin - 0.5, xMax + 0.5, yMin - 0.5, yMax + 0.5]
  return [left, bottom, right, bottom, right, top, left, top]
}

/** What the pixels add up to; of islands within another, whose pixels are not known, by what the catalogue tells of them. */
function sumsOf(read: RowReader, row: number, seen: IslandPixels | undefined, beamArea: number) {
  if (seen !== undefined) {
    const unit = read.factor('Jy/beam', 'flux_peak')
    const [pixelSum, pixelPeak] = [seen.sum * unit, seen.peak * unit]
    return { pixelSum, pixelPeak, backgroundSum: seen.backgroundSum * unit, noiseSum: seen.noiseSum * unit }
  }
  const pixels = read.number('n_pix', row)
  const level = read.numberIn('Jy/beam', 'bkg_local', row)
  return {
    pixelSum: read.numberIn('Jy', 'flux_int', row) * beamArea + pixels * level,
    pixelPeak: read.numberIn('Jy/beam', 'flux_peak', row) + level,
    backgroundSum: pixels * level,
    noiseSum: pixels * read.numberIn('Jy/beam', 'rms_local', row),
  }
}
