// A few rows of a plane at a time, so that islands can be cut out of an image that does not fit in memory.

import type { Plane } from './plane.ts'

/** Most pixels that are held. */
const MOST_PIXELS = 4 << 20

/** Rows of a plane around what was asked for last. */
export class RowWindow {
  private readonly plane: Plane
  private rows: Float32Array = new Float32Array(0)
  private y0 = 0
  private y1 = 0

  constructor(plane: Plane) {
    this.plane = plane
  }

  /** Holds rows y0 to y1 (exclusive), and up to `ahead` if there is room: whoever walks downwards then reads every row about once. */
  require(y0: number, y1: number, ahead: number): void {
    if (y0 >= this.y0 && y1 <= this.y1) return
    const { width, height, pixels } = this.plane
    if (pixels !== undefined) {
      this.rows = pixels
      this.y1 = height
      return
    }
    const room = y0 + Math.floor(MOST_PIXELS / width)
    this.y0 = y0
    this.y1 = Math.min(height, Math.max(y1, Math.min(ahead, room)))
    const size = (this.y1 - this.y0) * width
    if (this.rows.length < size) this.rows = new Float32Array(size)
    this.plane.readRows(this.y0, this.y1, this.rows.subarray(0, size))
  }

  /** The held pixels, and where row y begins in them. */
  get pixels(): Float32Array {
    return this.rows
  }

  start(y: number): number {
    return (y - this.y0) * this.plane.width
  }
}
