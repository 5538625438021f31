// Positions as points in space, in arcsec, so that sky and map are searched and compared in the same way: no poles, no wrap at 360 degrees.

/** Points of a catalogue, and the offset of one point from another along east and north. */
export interface Positions {
  readonly count: number
  /** x, y, z of each point, in arcsec; NaN where the row has no position. */
  readonly points: Float64Array
  /** Offset of a point (of any catalogue in the same frame) from the point `row` of this one: [east, north] in arcsec. */
  offset(row: number, from: Float64Array, fromRow: number): readonly [number, number]
}

const ARCSEC_PER_RADIAN = (180 * 3600) / Math.PI

/**
 * Pixels as points on a plane; east is -x and north is +y.
 *
 * @param x 0-based pixels
 * @param y 0-based pixels
 * @param pixelScale side of a pixel, arcsec
 */
export function pixelPositions(x: ArrayLike<number>, y: ArrayLike<number>, pixelScale: number): Positions {
  const count = x.length
  const points = new Float64Array(3 * count)
  for (let row = 0; row < count; row++) {
    points[3 * row] = -x[row] * pixelScale
    points[3 * row + 1] = y[row] * pixelScale
  }
  const offset = (row: number, from: Float64Array, fromRow: number) =>
    [from[3 * fromRow] - points[3 * row], from[3 * fromRow + 1] - points[3 * row + 1]] as const
  return { count, points, offset }
}

/**
 * Places on the sky as points on a sphere.
 *
 * @param ra degrees
 * @param dec degrees, in the same frame
 */
export function skyPositions(ra: ArrayLike<number>, dec: ArrayLike<number>): Positions {
  const count = ra.length
  const points = new Float64Array(3 * count)
  for (let row = 0; row < count; row++) {
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
  return { count, points, offset }
}
