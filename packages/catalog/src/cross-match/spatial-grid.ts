// Finds all points within a fixed radius of a place: points are hashed by the cube of that side in which they lie.

/** Points in cubes, ready to be asked. */
export interface SpatialGrid {
  /** Calls `visit` with each point within the radius of (x, y, z), and its distance. Stops when `visit` returns true. */
  forEachNear(x: number, y: number, z: number, visit: (index: number, distance: number) => boolean | undefined): void
}

/** Cubes are counted: beyond this many from the origin, the next one would have the same number. */
const MOST_CUBES = 2 ** 50

/**
 * A grid of points (x, y, z each), leaving out those that are not finite, or so far away that the radius is lost in the rounding of their
 * coordinates. The radius must be positive.
 */
export function spatialGrid(points: Float64Array, radius: number): SpatialGrid {
  const count = points.length / 3
  const buckets = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * count)))
  const bucketOf = new Int32Array(count).fill(-1)
  const starts = new Uint32Array(buckets + 1)
  const cell = (value: number) => Math.floor(value / radius)
  const isPlaced = (x: number, y: number, z: number) => Math.max(Math.abs(x), Math.abs(y), Math.abs(z)) / radius < MOST_CUBES
  for (let i = 0; i < count; i++) {
    const [x, y, z] = [points[3 * i], points[3 * i + 1], points[3 * i + 2]]
    if (!isPlaced(x, y, z)) continue
    bucketOf[i] = hash(cell(x), cell(y), cell(z)) & (buckets - 1)
    starts[bucketOf[i] + 1]++
  }
  for (let b = 0; b < buckets; b++) starts[b + 1] += starts[b]
  const members = new Uint32Array(starts[buckets])
  const filled = starts.slice()
  for (let i = 0; i < count; i++) if (bucketOf[i] >= 0) members[filled[bucketOf[i]]++] = i

  const forEachNear: SpatialGrid['forEachNear'] = (x, y, z, visit) => {
    if (!isPlaced(x, y, z)) return
    for (let cx = cell(x - radius); cx <= cell(x + radius); cx++) {
      for (let cy = cell(y - radius); cy <= cell(y + radius); cy++) {
        for (let cz = cell(z - radius); cz <= cell(z + radius); cz++) {
          const bucket = hash(cx, cy, cz) & (buckets - 1)
          for (let m = starts[bucket]; m < starts[bucket + 1]; m++) {
            const i = members[m]
            const [px, py, pz] = [points[3 * i], points[3 * i + 1], points[3 * i + 2]]
            // Cubes share buckets: without this a point could be visited for two of them.
            if (cell(px) !== cx || cell(py) !== cy || cell(pz) !== cz) continue
            const distance = Math.hypot(px - x, py - y, pz - z)
            if (distance <= radius && visit(i, distance) === true) return
          }
        }
      }
    }
  }
  return { forEachNear }
}

function hash(x: number, y: number, z: number): number {
  const mixed = Math.imul(x, 0x8da6b343) ^ Math.imul(y, 0xd8163841) ^ Math.imul(z, 0xcb1ab31f)
  return mixed ^ (mixed >>> 15)
}
