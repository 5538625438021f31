// Which coordinates a grid shows: a sky frame through the image's wcs, or plain pixels.

import { type FrameName, inFrame, skyFrame, type Wcs } from '@cirasa/wcs'

/** A sky frame, or 'IMAGE' for 0-based pixels. */
export type GridFrame = FrameName | 'IMAGE'

/** Pixels of the image and the two coordinates of a grid. NaN where there are none. */
export interface CoordinateMap {
  readonly frame: GridFrame
  /** Longitude and latitude in degrees, or pixels themselves. */
  toGrid(x: number, y: number): { readonly lon: number; readonly lat: number }
  toPixel(lon: number, lat: number): { readonly x: number; readonly y: number }
}

/**
 * The coordinates of a frame on an image; pixels where the image has no sky.
 *
 * @param frame - 'native' is the frame of the header, with its own equinox
 */
export function coordinateMap(wcs: Wcs | undefined, frame: GridFrame | 'native'): CoordinateMap {
  if (wcs === undefined || frame === 'IMAGE') {
    const same = (x: number, y: number) => ({ x, y })
    return Object.freeze({ frame: 'IMAGE', toGrid: (x: number, y: number) => ({ lon: x, lat: y }), toPixel: same })
  }
  if (frame === 'native') return Object.freeze({ frame: wcs.frame as FrameName, toGrid: wcs.pixelToSky, toPixel: wcs.skyToPixel })
  const map = inFrame(wcs, skyFrame(frame))
  return Object.freeze({ frame, toGrid: map.pixelToSky, toPixel: map.skyToPixel })
}

/** Frames whose longitude is a right ascension, which counts in hours. */
export const isEquatorial = (frame: GridFrame): boolean => frame === 'ICRS' || frame.startsWith('FK')
