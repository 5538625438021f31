// The numbers of a Rice stream that depend on the size of a pixel, shared by encoder and decoder.

import { fitsErrors } from '../../errors.ts'

/** Parameters of RICE_1: ZNAMEn BYTEPIX (1, 2 or 4) and BLOCKSIZE (pixels that share one split). */
export interface RiceOptions {
  readonly bytesPerPixel: 1 | 2 | 4
  readonly blockSize: number
}

/** How a block's code is laid out: its bits, the code that says "not compressed", and the bits of a pixel then. */
export interface RiceLayout {
  readonly splitBits: number
  readonly splitMax: number
  readonly pixelBits: number
}

/** Larger blocks than any writer makes are refused: they would let a few bytes ask for unbounded output. */
const LARGEST_BLOCK = 256

const layouts: Readonly<Record<1 | 2 | 4, RiceLayout>> = {
  1: { splitBits: 3, splitMax: 6, pixelBits: 8 },
  2: { splitBits: 4, splitMax: 14, pixelBits: 16 },
  4: { splitBits: 5, splitMax: 25, pixelBits: 32 },
}

/**
 * The layout for a size of pixel (FITS standard 4.0, section 10.4.1).
 *
 * @throws FITS_BAD_COMPRESSION for another BYTEPIX or an absurd BLOCKSIZE
 */
export function riceLayout({ bytesPerPixel, blockSize }: RiceOptions): RiceLayout {
  const layout = layouts[bytesPerPixel]
  if (layout === undefined) throw fitsErrors.BAD_COMPRESSION({ why: `RICE_1 with BYTEPIX ${bytesPerPixel} is not 1, 2 or 4` })
  if (!Number.isInteger(blockSize) || blockSize < 1 || blockSize > LARGEST_BLOCK)
    throw fitsErrors.BAD_COMPRESSION({ why: `RICE_1 with BLOCKSIZE ${blockSize} is not 1 to ${LARGEST_BLOCK}` })
  return layout
}
