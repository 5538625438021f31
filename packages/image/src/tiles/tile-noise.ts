// The noise of a tile, which says how finely its pixels have to be kept.

import { medianInPlace, SIGMA_PER_MAD } from '../median.ts'

/** Side of the squares whose noise is measured one by one: the quietest decides, as noise changes across a mosaic. */
const SQUARE = 64
/** Every second row of a square is looked at. */
const ROW_STEP = 2
const FEWEST = 64

/**
 * Standard deviation of the noise where the tile is quietest, or 0 where it cannot be measured. In squares of 64 pixels, along rows and
 * along columns: 1.4826 / sqrt(6) times the median of |2 x(i) - x(i-2) - x(i+2)|, blind to sources and slopes (Stoehr et al. 2007, STECF
 * Newsletter 42, 4), whichever is smaller. On noise that a beam correlates it is less than the rms: the error of coding then is too.
 * Squares without noise (padding) are passed over.
 */
export function quietestNoise(pixels: Float32Array, width: number, height: number): number {
  // A square that a remainder was joined to has sides of less than twice the usual.
  const differences = new Float32Array((4 * SQUARE * SQUARE) / ROW_STEP)
  let least = Number.POSITIVE_INFINITY
  for (const [y0, y1] of spans(height)) {
    for (const [x0, x1] of spans(width)) {
      for (const along of [1, width]) {
        const sigma = noiseAlong(pixels, width, { x0, y0, x1, y1 }, along, differences)
        if (sigma > 0 && sigma < least) least = sigma
      }
    }
  }
  return least === Number.POSITIVE_INFINITY ? 0 : least
}

/** Lengths of about SQUARE, none much shorter: a remainder is joined to the last. */
function spans(length: number): [number, number][] {
  const count = Math.max(1, Math.floor(length / SQUARE))
  return Array.from({ length: count }, (_, i) => [Math.floor((i * length) / count), Math.floor(((i + 1) * length) / count)])
}

interface Square {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

function noiseAlong(pixels: Float32Array, width: number, { x0, y0, x1, y1 }: Square, along: number, differences: Float32Array): number {
  const [marginX, marginY] = along === 1 ? [2, 0] : [0, 2]
  let count = 0
  for (let y = y0 + marginY; y < y1 - marginY; y += ROW_STEP) {
    for (let i = y * width + x0 + marginX, end = y * width + x1 - marginX; i < end; i++) {
      const difference = Math.abs(2 * pixels[i] - pixels[i - 2 * along] - pixels[i + 2 * along])
      // Written before it is known to be finite: no branch.
      differences[count] = difference
      count += difference < Number.POSITIVE_INFINITY ? 1 : 0
    }
  }
  return count < FEWEST ? 0 : (SIGMA_PER_MAD / Math.sqrt(6)) * medianInPlace(differences, count)
}
