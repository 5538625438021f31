// Positions as points in space, in arcsec, so that sky and map are searched and compared in the same way: no poles, no wrap at 360 degrees.

import { simulateErrors } from '../errors.ts'
import type { SourceColumns } from './source-columns.ts'

/** Points of a catalogue, and the offset of one point from another along east and north. */
export interface Positions {
  readonly count: number
  /** x, y, z of each point, in arcsec; NaN where the row has no position. */
  readonly points: Float64Array
  /** Offset of a point (of any catalogue in the same frame) from the point `row` of this one: [east, north] in arcsec. */
  offset(row: number, from: Float64Array, fromRow: number): readonly [number, number]
}

const ARCSEC_PER_RADIAN = (180 * 3600) / Math.PI

/** How to place catalogues: on the sky, or on the map with the side of a pixel in arcsec. */
export type Frame = { readonly kind: 'sky' } | { readonly kind: 'pixel'; readonly pixelScale: number }

/**
 * The frame that both catalogues have: the sky where it can be, else the map.
 *
 * @throws SIMULATE_NO_POSITIONS
 */
export function commonFrame(a: SourceColumns, b: SourceColumns, pixelScale: number | undefined, wanted?: 'sky' | 'pixel'): Frame {
  const onSky = [a, b].every(({ ra, dec }) => ra !== undefined && dec !== undefined)
  const onMap = [a, b].every(({ x, y }) => x !== undefined && y !== undefined) && pixelScale !== undefined && pixelScale > 0
  if (onSky && wanted !== 'pixel') return { kind: 'sky' }
  if (onMap && wanted !== 'sky') return { kind: 'pixel', pixelScale }
  throw simulateErrors.NO_POSITIONS()
}

/** The rows of a catalogue as points in a frame; east is -x and north is +y on the map. */
export function positionsOf(columns: SourceColumns, frame: Frame): Positions {
  return frame.kind === 'sky' ? onSphere(columns) : onPlane(columns, frame.pixelScale)
}

function onPlane({ rows, x = [], y = [] }: SourceColumns, pixelScale: number): Positions {
  const points = new Float64Array(3 * rows)
  for (let row = 0; row < rows; row++) {
    points[3 * row] = -x[row] * pixelScale
    points[3 * row + 1] = y[row] * pixelScale
  }
  const offset = (row: number, from: Float64Array, fromRow: number) =>
    [from[3 * fromRow] - points[3 * row], from[3 * fromRow + 1] - points[3 * row + 1]] as const
  return { count: rows, points, offset }
}

function onSphere({ rows, ra = [], dec = [] }: SourceColumns): Positions {
  const points = new Float64Array(3 * rows)
  for (let row = 0; row < rows; row++) {
    const lon = (ra[row] * Math.PI) / 180
    const lat = (dec[row] * Math.PI) / 180
    points[3 * row] = ARCSEC_PER_RADIAN * Math.cos(lat) * Math.cos(lon)
    points[3 * row + 1] = ARCSEC_PER_RADIAN * Math.cos(lat) * Math.sin(lon)
    points[3 * row + 2] = ARCSEC_PER_RADIAN * Math.sin(lat)
  }
  const offset = (row: number, from: Float64Array, fromRow: number) => {
    const lon = (ra[row] * Math.PI) / 180
    const lat = (dec[row] * Math.PI) / 180
    // The difference first: both points are near one another and far from the centre of the sphere.
    const dx = from[3 * fromRow] - points[3 * row]
    const dy = from[3 * fromRow + 1] - points[3 * row + 1]
    const dz = from[3 * fromRow + 2] - points[3 * row + 2]
    const east = -Math.sin(lon) * dx + Math.cos(lon) * dy
    const north = -Math.sin(lat) * (Math.cos(lon) * dx + Math.sin(lon) * dy) + Math.cos(lat) * dz
    return [east, north] as const
  }
  return { count: rows, points, offset }
}
