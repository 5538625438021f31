// Maps of a finished search, drawn row by row when somebody asks: none of them is ever held whole.

import { MeshInterpolator } from './background/interpolate-mesh.ts'
import type { KeptSources } from './catalogue/build-catalog.ts'
import type { Found } from './find-sources.ts'
import { makeComponent } from './fitting/component.ts'
import { addComponent } from './fitting/render.ts'

/** The maps that a search can give. */
export const mapNames = ['background', 'rms', 'model', 'residual', 'segmentation'] as const

export type MapName = (typeof mapNames)[number]

/** Rows of maps, row-major. */
export interface FinderMaps {
  /** The local background, in the image's unit. */
  background(y0: number, y1: number): Float32Array
  /** The local noise, in the image's unit. */
  rms(y0: number, y1: number): Float32Array
  /** The sum of all components. */
  model(y0: number, y1: number): Float32Array
  /** The image without its components; the background stays. NaN where the image is blank. */
  residual(y0: number, y1: number): Float32Array
  /** Number of the island that a pixel belongs to, as in island_id; 0 outside. */
  segmentation(y0: number, y1: number): Int32Array
}

/** Standard deviations out to which a component is drawn. */
const REACH = 6

/** Draws the maps of a search. */
export function makeMaps(found: Found, kept: KeptSources): FinderMaps {
  const { plane, mesh, settings } = found
  const { width } = plane
  const interpolator = new MeshInterpolator(mesh, settings.interpolation)
  const surface = (values: Float64Array, y0: number, y1: number): Float32Array => {
    const rows = new Float32Array((y1 - y0) * width)
    for (let y = y0; y < y1; y++) interpolator.fillRow(values, y, 0, width, rows, (y - y0) * width)
    return rows
  }
  const model = (y0: number, y1: number): Float32Array => drawModel(found, kept, y0, y1)
  return {
    background: (y0, y1) => surface(mesh.level, y0, y1),
    rms: (y0, y1) => surface(mesh.rms, y0, y1),
    model,
    residual: (y0, y1) => {
      const drawn = model(y0, y1)
      const rows = new Float32Array(drawn.length)
      plane.readRows(y0, y1, rows)
      for (let i = 0; i < rows.length; i++) rows[i] -= drawn[i]
      return rows
    },
    segmentation: (y0, y1) => drawIslands(found, kept, y0, y1),
  }
}

function drawModel({ plane, beam }: Found, { x, y, flux, shape }: KeptSources, y0: number, y1: number): Float32Array {
  const rows = new Float32Array((y1 - y0) * plane.width)
  for (let k = 0; k < x.length; k++) {
    const reach = REACH * Math.sqrt(beam[2] + shape[3 * k + 2])
    if (y[k] + reach < y0 || y[k] - reach >= y1) continue
    const one = makeComponent(flux[k], x[k], y[k] - y0, [shape[3 * k], shape[3 * k + 1], shape[3 * k + 2]], true)
    addComponent(rows, plane.width, y1 - y0, one, beam, 1, REACH)
  }
  return rows
}

function drawIslands({ plane, passes }: Found, { islandNumbers }: KeptSources, y0: number, y1: number): Int32Array {
  const rows = new Int32Array((y1 - y0) * plane.width)
  passes.forEach(({ islands }, pass) => {
    for (let island = 0; island < islands.count; island++) {
      const number = islandNumbers[pass][island]
      if (number === 0 || islands.yMax[island] < y0 || islands.yMin[island] >= y1) continue
      for (let run = islands.firstRun[island]; run < islands.firstRun[island + 1]; run++) {
        const y = islands.runs.y[run]
        if (y < y0 || y >= y1) continue
        const start = (y - y0) * plane.width
        rows.fill(number, start + islands.runs.start[run], start + islands.runs.end[run])
      }
    }
  })
  return rows
}
