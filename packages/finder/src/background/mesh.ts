// The mesh on which background and noise are measured: cells that tile the image, whatever strips it is read in.

/** How an image is cut into cells of nearly equal size; the last ones are not slivers. */
export interface MeshGeometry {
  readonly width: number
  readonly height: number
  readonly columns: number
  readonly rows: number
}

/** Background level and noise rms at the centres of the cells, row-major, in the image's unit. NaN only where the image has no pixels at all. */
export interface NoiseMesh extends MeshGeometry {
  readonly level: Float64Array
  readonly rms: Float64Array
}

/** Cells of about `size` pixels. */
export function meshGeometry(width: number, height: number, size: number): MeshGeometry {
  return { width, height, columns: Math.max(1, Math.round(width / size)), rows: Math.max(1, Math.round(height / size)) }
}

/** First pixel of a cell along an axis; that of the cell after the last is the length of the axis. */
export function cellStart(index: number, cells: number, length: number): number {
  return Math.round((index * length) / cells)
}

/** Coordinate of the centre of a cell along an axis. */
export function cellCentre(index: number, cells: number, length: number): number {
  return (cellStart(index, cells, length) + cellStart(index + 1, cells, length) - 1) / 2
}

/** The same values in memory that threads share, where there is such: the mesh goes to every task. */
export function inCommon(values: Float64Array): Float64Array {
  if (typeof SharedArrayBuffer === 'undefined') return values
  const shared = new Float64Array(new SharedArrayBuffer(values.byteLength))
  shared.set(values)
  return shared
}
