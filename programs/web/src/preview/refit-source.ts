// One source fitted again by the finder's own code, in pixels of the whole image.

import { combineComponents, type FittedComponent, fitRegion, type PlacedComponent, type RegionFit } from '@cirasa/finder'
import type { Wcs } from '@cirasa/wcs'
import { planeOfPixels } from './plane-of-pixels.ts'
import { blockContext } from './preview-image.ts'
import type { RefitRequest, Refitted, RefittedComponent, RefittedSource } from './preview-messages.ts'

/**
 * Fits the island at a place again. Needs the image's own pixels (level 0) for at least some beams around the island.
 *
 * @throws FINDER_NO_ISLAND and what else fitRegion throws
 */
export async function refitSource(request: RefitRequest, signal: AbortSignal): Promise<Refitted> {
  const { image, block, background, rms, at, choice, options, conditions } = request
  const context = blockContext(image, block)
  const region = { plane: planeOfPixels(block), context, background, rms, neighbours: neighboursIn(request), conditions }
  const place = { x: at.x - block.x0, y: at.y - block.y0 }
  const fit = await fitRegion(region, place, choice, options, { signal })
  const { components, chi2, ndf, exhausted, residual, island } = fit
  return {
    kind: 'refitted',
    chi2,
    ndf,
    exhausted,
    components: components.map((one) => inImage(one, block)),
    sources: sourcesOf(request, fit, context.wcs),
    island: island === undefined ? {} : moved(island, block),
    residual: { ...residual, x0: residual.x0 + block.x0, y0: residual.y0 + block.y0 },
  }
}

type Origin = Pick<RefitRequest['block'], 'x0' | 'y0'>

const inImage = ({ x, y, major, minor, angle, measured }: FittedComponent, block: Origin): RefittedComponent => ({
  x: x + block.x0,
  y: y + block.y0,
  major,
  minor,
  angle,
  measured: moved(measured, block),
})

const ACROSS: ReadonlySet<string> = new Set(['x', 'x_min', 'x_max', 'x_peak'])
const UPWARDS: ReadonlySet<string> = new Set(['y', 'y_min', 'y_max', 'y_peak'])

/** Measurements whose places are in pixels of the block, in those of the image. */
function moved(measured: Readonly<Record<string, number>>, { x0, y0 }: Origin): Record<string, number> {
  const placed = Object.entries(measured).map(([name, value]) => [name, value + (ACROSS.has(name) ? x0 : UPWARDS.has(name) ? y0 : 0)])
  return Object.fromEntries(placed)
}

/** Components by the source of the run that is nearest to each. */
function sourcesOf({ owners, block }: RefitRequest, { components, conditions }: RegionFit, wcs: Wcs | undefined): RefittedSource[] {
  const groups = new Map<string | undefined, FittedComponent[]>()
  for (const one of components.toSorted((a, b) => Math.abs(b.peak) - Math.abs(a.peak))) {
    const name = owners && nearestOf(owners, one.x + block.x0, one.y + block.y0)
    const group = groups.get(name)
    if (group) group.push(one)
    else groups.set(name, [one])
  }
  return Array.from(groups, ([name, own]) => ({
    name,
    components: own.map((one) => inImage(one, block)),
    together: own.length === 1 ? {} : moved({ ...combineComponents(own, conditions, wcs) }, block),
  }))
}

function nearestOf({ x, y, names }: NonNullable<RefitRequest['owners']>, px: number, py: number): string | undefined {
  let nearest: string | undefined
  let least = Number.POSITIVE_INFINITY
  names.forEach((name, i) => {
    const distance = Math.hypot(x[i] - px, y[i] - py)
    if (distance >= least) return
    least = distance
    nearest = name
  })
  return nearest
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
