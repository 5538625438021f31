// Measures a region or a line on whatever gives pixels: few pixels exactly, very many on a coarser level, which the result says.

import { boundsOf, type PixelRegion } from '@cirasa/regions'
import type { Wcs } from '@cirasa/wcs'
import type { ImageBox, Point } from '../camera/camera.ts'
import type { PixelBlock } from '../viewer-types.ts'
import { type Profile, profileAlongX, profileAlongY } from './axis-profiles.ts'
import type { FluxScale } from './flux-density.ts'
import { type LabelCount, labelsIn } from './labels-in.ts'
import { type ImageLine, type LineProfile, lineProfile } from './line-profile.ts'
import { clippedBox, levelFor, MOST_MEASURED, type PixelProvider } from './pixel-level.ts'
import { valuesIn } from './region-values.ts'
import { type RegionStatistics, statisticsIn } from './statistics-in.ts'

/** Where and how it is measured. */
export interface MeasureOptions {
  /** Size of the image in pixels. */
  readonly image: { readonly width: number; readonly height: number }
  /** Pixels that are asked for at most; 2^22 by default. Larger boxes are measured on a coarser level. */
  readonly most?: number
  /** The bits of the floats rather than quantised ones, where the provider has them. */
  readonly lossless?: boolean
  /** A raster's id, as of `PixelRequest`. */
  readonly layer?: string
  readonly signal: AbortSignal
}

/** What a region holds. */
export interface RegionMeasures {
  readonly statistics: RegionStatistics
  /** Of a raster of labels: those other than 0, with most pixels first. */
  readonly labels?: readonly LabelCount[]
  /** Its finite pixels, in the order of rows: for histograms along any axis. */
  readonly values: Float32Array
}

/** Statistics and values of a region of the image. A region beside the image has no pixels. Throws what the provider throws. */
export async function measureRegion(
  pixels: PixelProvider,
  region: PixelRegion,
  options: MeasureOptions & { readonly scale?: FluxScale },
): Promise<RegionMeasures> {
  // A point is one pixel, which its bounds alone may just miss.
  const { x0, y0, x1, y1 } = boundsOf(region)
  const bounds =
    region.shape === 'point' ? { x0: Math.round(x0), y0: Math.round(y0), x1: Math.round(x1), y1: Math.round(y1) } : { x0, y0, x1, y1 }
  const block = await blockOf(pixels, bounds, options)
  const labels = block.reduction === 'label' ? { labels: labelsIn(region, block) } : {}
  return { statistics: statisticsIn(region, block, options.scale), values: valuesIn(region, block).values, ...labels }
}

/** The profile of a line of the image; NaN beside it. Throws what the provider throws. */
export async function measureLine(
  pixels: PixelProvider,
  line: ImageLine,
  options: MeasureOptions & { readonly wcs?: Wcs },
): Promise<LineProfile> {
  const box = {
    x0: Math.min(line.x, line.x2),
    y0: Math.min(line.y, line.y2),
    x1: Math.max(line.x, line.x2),
    y1: Math.max(line.y, line.y2),
  }
  // Values between pixels take part of the next ones.
  const around = 2 ** levelFor(box, options.most)
  const wider = { x0: box.x0 - around, y0: box.y0 - around, x1: box.x1 + around, y1: box.y1 + around }
  return lineProfile(await blockOf(pixels, wider, options), line, options.wcs)
}

/** Profiles along the row and the column of a place. */
export interface CrossProfiles {
  readonly x: Profile
  readonly y: Profile
}

/**
 * The row and the column of a place within a box, which is what is in view as a rule: at the level where each has at most `most` (4096 by
 * default) pixels. Throws what the provider throws.
 */
export async function measureProfiles(pixels: PixelProvider, at: Point, within: ImageBox, options: MeasureOptions): Promise<CrossProfiles> {
  const box = clippedBox(within, options.image)
  const longest = box === undefined ? 0 : Math.max(box.x1 - box.x0, box.y1 - box.y0)
  const level = Math.max(0, Math.ceil(Math.log2(longest / ((options.most ?? 4096) - 2))))
  const row = { x0: within.x0, y0: at.y, x1: within.x1, y1: at.y }
  const column = { x0: at.x, y0: within.y0, x1: at.x, y1: within.y1 }
  const [alongX, alongY] = await Promise.all([blockAt(pixels, row, level, options), blockAt(pixels, column, level, options)])
  return { x: profileAlongX(alongX, at), y: profileAlongY(alongY, at) }
}

const blockOf = (pixels: PixelProvider, box: ImageBox, options: MeasureOptions): Promise<PixelBlock> => {
  const clipped = clippedBox(box, options.image)
  return blockAt(pixels, box, clipped === undefined ? 0 : levelFor(clipped, options.most ?? MOST_MEASURED), options)
}

async function blockAt(pixels: PixelProvider, box: ImageBox, level: number, options: MeasureOptions): Promise<PixelBlock> {
  options.signal.throwIfAborted()
  const clipped = clippedBox(box, options.image)
  if (clipped === undefined) return { x0: 0, y0: 0, width: 0, height: 0, level, pixels: new Float32Array(0) }
  const { lossless, layer, signal } = options
  return pixels(clipped, { level, signal, ...(lossless !== undefined && { lossless }), ...(layer !== undefined && { layer }) })
}
