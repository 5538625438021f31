// Adds patterns that are given by a function of the offset from their centre: shells, blobs, artefacts.

/** Something with a place, a size, and a brightness at each offset from its centre. */
export interface Patch {
  readonly x: number
  readonly y: number
  /** Half size in pixels of the box that is painted. */
  readonly reach: number
  brightness(dx: number, dy: number): number
}

/** Adds rows y0 up to but not including y1 of every patch to `out`, row-major from row y0. */
export function paintPatches(patches: readonly Patch[], width: number, y0: number, y1: number, out: Float64Array): void {
  for (const patch of patches) {
    const from = Math.max(y0, Math.ceil(patch.y - patch.reach))
    const to = Math.min(y1 - 1, Math.floor(patch.y + patch.reach))
    const start = Math.max(0, Math.ceil(patch.x - patch.reach))
    const end = Math.min(width - 1, Math.floor(patch.x + patch.reach))
    for (let y = from; y <= to; y++) {
      const base = (y - y0) * width
      for (let x = start; x <= end; x++) out[base + x] += patch.brightness(x - patch.x, y - patch.y)
    }
  }
}
