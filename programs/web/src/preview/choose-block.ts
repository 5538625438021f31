// Which pixels a preview looks at: what is in view, as finely as the bound on its size and the width of the beam allow.

import type { ImageBox } from '@cirasa/viewer'

/** Most pixels of a preview: searched within a second or two, and 16 MB. */
export const MOST_PIXELS = 4 << 20

/** A beam narrower than this, in pixels of a level, is too poorly sampled for what is found there to stand for what a run finds. */
const LEAST_BEAM = 2.5

/** Width that is assumed of a beam that nobody knows. */
const UNKNOWN_BEAM = 3.5

/** What a preview looks at. */
export interface PreviewBlock {
  /** 0 for the image's own pixels: what is found is then what a run finds. A coarser one is a coarse preview. */
  readonly level: number
  /** Pixel centres of the image, edges included: the block covers them all. */
  readonly box: ImageBox
  /** False when only the middle of the view fits. */
  readonly coversView: boolean
}

/**
 * The block for a view; undefined where no pixel of the image is in view.
 *
 * The image's own pixels are taken while they are few enough. Zoomed out further, the next coarser level is: noise and beam on it are what means of
 * pixels make of them, so thresholds in rms mean the same, but faint point sources lose against the noise once the beam is within few pixels. Where
 * the beam would be narrower than 2.5 pixels, the middle of the view is searched on the finest level that may be taken, and the rest is not.
 *
 * @param view box of image pixels that is seen
 * @param beam FWHM of the beam in image pixels, where it is known
 */
export function chooseBlock(
  view: ImageBox,
  image: { readonly width: number; readonly height: number },
  levels: number,
  beam = UNKNOWN_BEAM,
  most = MOST_PIXELS,
): PreviewBlock | undefined {
  const seen = {
    x0: Math.max(0, Math.ceil(view.x0)),
    y0: Math.max(0, Math.ceil(view.y0)),
    x1: Math.min(image.width - 1, Math.floor(view.x1)),
    y1: Math.min(image.height - 1, Math.floor(view.y1)),
  }
  if (!(seen.x1 >= seen.x0 && seen.y1 >= seen.y0)) return undefined
  const coarsest = Math.max(0, Math.min(levels - 1, Math.floor(Math.log2(beam / LEAST_BEAM))))
  for (let level = 0; level <= coarsest; level++) {
    if (pixelsIn(seen, level) <= most) return { level, box: seen, coversView: true }
  }
  return { level: coarsest, box: middleOf(seen, Math.floor(Math.sqrt(most)) * 2 ** coarsest), coversView: false }
}

/** Whether a block of that level has everything that another one is to have. */
export function covers(have: PreviewBlock, wanted: PreviewBlock): boolean {
  const [a, b] = [have.box, wanted.box]
  return have.level === wanted.level && a.x0 <= b.x0 && a.y0 <= b.y0 && a.x1 >= b.x1 && a.y1 >= b.y1
}

/** Pixels of a level that a box touches. */
function pixelsIn({ x0, y0, x1, y1 }: ImageBox, level: number): number {
  const step = 2 ** level
  return (Math.floor(x1 / step) - Math.floor(x0 / step) + 1) * (Math.floor(y1 / step) - Math.floor(y0 / step) + 1)
}

/** The middle of a box, with sides of at most so many image pixels. A little less than that: the edges touch pixels of a coarser level. */
function middleOf({ x0, y0, x1, y1 }: ImageBox, side: number): ImageBox {
  const along = (low: number, high: number): [number, number] => {
    const length = Math.min(high - low + 1, side)
    const first = low + Math.floor((high - low + 1 - length) / 2)
    return [first, first + length - 1]
  }
  const [left, right] = along(x0, x1)
  const [bottom, top] = along(y0, y1)
  return { x0: left, y0: bottom, x1: right, y1: top }
}
