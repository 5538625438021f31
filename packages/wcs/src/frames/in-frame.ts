// A world coordinate system seen in another sky frame: what grids, cursors and dialogs in Galactic or FK5 coordinates ask.

import { latitudeOf, longitudeOf, setDirection } from '../rotation.ts'
import type { SkyPosition, Wcs } from '../wcs.ts'
import type { SkyFrame } from './sky-frame.ts'

/** Pixels, 0-based, and degrees in one sky frame. NaN where the map has no sky. */
export interface SkyMap {
  pixelToSky(x: number, y: number): SkyPosition
  skyToPixel(lon: number, lat: number): { readonly x: number; readonly y: number }
}

/**
 * The map of a Wcs in degrees of any frame, by way of ICRS.
 *
 * @example inFrame(createWcs(header), skyFrame('GALACTIC')).pixelToSky(10, 20) // { lon: 30.1, lat: -0.2 }
 */
export function inFrame(wcs: Wcs, frame: SkyFrame): SkyMap {
  const direction = new Float64Array(3)
  return Object.freeze({
    pixelToSky(x: number, y: number) {
      const icrs = wcs.pixelToIcrs(x, y)
      if (Number.isNaN(icrs.lon)) return icrs
      setDirection(direction, icrs.lon, icrs.lat)
      frame.fromIcrs(direction)
      return { lon: longitudeOf(direction), lat: latitudeOf(direction) }
    },
    skyToPixel(lon: number, lat: number) {
      setDirection(direction, lon, lat)
      frame.toIcrs(direction)
      return wcs.icrsToPixel(longitudeOf(direction), latitudeOf(direction))
    },
  })
}

/**
 * A position of any frame as ICRS, degrees, longitude in [0, 360).
 *
 * @example icrsPosition(skyFrame('GALACTIC'), 0, 90) // { lon: 192.859, lat: 27.128 }
 */
export function icrsPosition(frame: SkyFrame, lon: number, lat: number): SkyPosition {
  const direction = new Float64Array(3)
  setDirection(direction, lon, lat)
  frame.toIcrs(direction)
  return { lon: longitudeOf(direction), lat: latitudeOf(direction) }
}
