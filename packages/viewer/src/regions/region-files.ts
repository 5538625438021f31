// Regions of the viewer as DS9 text and back: on pixels, or on the sky of the image.

import {
  type PixelRegion,
  type ReadNote,
  type Region,
  type RegionFrame,
  readDs9,
  regionToPixels,
  regionToSky,
  writeDs9,
} from '@cirasa/regions'
import type { Wcs } from '@cirasa/wcs'

/** Regions of a text on the pixels of an image. */
export interface PlacedRegions {
  readonly regions: readonly PixelRegion[]
  /** What was not understood; line 0 stands for regions that are not on this image. */
  readonly notes: readonly ReadNote[]
}

/**
 * Regions as a DS9 file in a frame. What has no place on the sky, or an image without sky, stays in pixels.
 */
export function regionsToDs9(regions: readonly PixelRegion[], frame: RegionFrame, wcs: Wcs | undefined): string {
  const placed = regions.map((region): Region => {
    if (frame === 'image' || wcs === undefined) return region
    return regionToSky(region, wcs, frame) ?? region
  })
  return [...writeDs9(placed)].join('')
}

/**
 * The regions of a DS9 file on the pixels of an image.
 *
 * @throws REGIONS_TOO_LARGE
 */
export function regionsFromDs9(text: string, wcs: Wcs | undefined): PlacedRegions {
  const { regions, notes } = readDs9(text)
  const placed: PixelRegion[] = []
  let missed = 0
  for (const region of regions) {
    const onPixels = region.frame === 'image' ? (region as PixelRegion) : wcs && regionToPixels(region, wcs)
    if (onPixels === undefined) missed++
    else placed.push(onPixels)
  }
  if (missed === 0) return { regions: placed, notes }
  const why = wcs === undefined ? 'the image has no sky coordinates' : 'the map of the image does not show their place'
  return { regions: placed, notes: [...notes, { line: 0, says: `${missed} of ${regions.length} regions are left out: ${why}.` }] }
}
