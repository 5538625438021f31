// One source fitted again by the finder's own code, in pixels of the whole image.

import { fitRegion, type PlacedComponent } from '@cirasa/finder'
import { planeOfPixels } from './plane-of-pixels.ts'
import { blockContext } from './preview-image.ts'
import type { RefitRequest, Refitted } from './preview-messages.ts'

/**
 * Fits the island at a place again. Needs the image's own pixels (level 0) for at least some beams around the island.
 *
 * @throws FINDER_NO_ISLAND and what else fitRegion throws
 */
export async function refitSource(request: RefitRequest, signal: AbortSignal): Promise<Refitted> {
  const { image, block, background, rms, at, choice, options } = request
  const region = {
    plane: planeOfPixels(block),
    context: blockContext(image, block),
    background,
    rms,
    neighbours: neighboursIn(request),
  }
  const place = { x: at.x - block.x0, y: at.y - block.y0 }
  const { components, chi2, ndf, exhausted, residual } = await fitRegion(region, place, choice, options, { signal })
  return {
    kind: 'refitted',
    chi2,
    ndf,
    exhausted,
    components: components.map(({ x, y, major, minor, angle, measured }) => ({
      x: x + block.x0,
      y: y + block.y0,
      major,
      minor,
      angle,
      measured: { ...measured, x: x + block.x0, y: y + block.y0 },
    })),
    residual: { ...residual, x0: residual.x0 + block.x0, y0: residual.y0 + block.y0 },
  }
}

function neighboursIn({ neighbours, block }: RefitRequest): PlacedComponent[] {
  const { x, y, major, minor, angle, peak } = neighbours
  return Array.from(x, (_, row) => ({
    x: x[row] - block.x0,
    y: y[row] - block.y0,
    peak: peak[row],
    major: major[row],
    minor: minor[row],
    angle: angle[row],
  })).filter((one) => one.major > 0 && one.minor > 0 && one.peak > 0)
}
