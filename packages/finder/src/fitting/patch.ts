// A rectangle of the image cut out for one fit: background subtracted, blanks marked, coordinates its own.

/** Pixels of one island and its surroundings, row-major. */
export interface Patch {
  /** Image coordinates of the first pixel. */
  readonly x0: number
  readonly y0: number
  readonly width: number
  readonly height: number
  /** Background-subtracted values; blank pixels hold what the current model predicts, 0 at first. */
  readonly data: Float64Array
  /** 1 where the pixel belongs to the island. */
  readonly member: Uint8Array
  /** The island's own box within the patch: columns and rows from first to last, all inclusive. */
  readonly core: PatchCore
  /** Indices of blank pixels and of pixels beyond the image. */
  readonly blanks: Int32Array
  /** Local noise at the island, in the image's unit. */
  readonly rms: number
  /** Standard deviations out to which profiles are followed here: see reachFor. */
  readonly reach: number
}

/** A box of patch pixels, all inclusive. */
export interface PatchCore {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Calls `visit` with the index and place of every pixel of the island, row by row. */
export function forEachMember({ core, member, width }: Patch, visit: (index: number, x: number, y: number) => void): void {
  for (let y = core.top; y <= core.bottom; y++) {
    for (let x = core.left; x <= core.right; x++) {
      const index = y * width + x
      if (member[index] === 1) visit(index, x, y)
    }
  }
}

/**
 * How far, in standard deviations, a Gaussian must be followed so that what is left out stays far below the noise: further for a
 * brighter island.
 *
 * @param peak of the island in rms
 */
export function reachFor(peak: number): number {
  return Math.min(6, Math.max(3.6, Math.sqrt(2 * Math.log(20 * Math.max(peak, 1)))))
}
