// Positions and angles of the ICRS sky in the frame that a region file is written in.

import { skyFrame } from '@cirasa/wcs'

/** A way from ICRS to another frame. Degrees. */
export interface FrameMap {
  position(ra: number, dec: number): { readonly lon: number; readonly lat: number }
  /** The same direction, from the north of the other frame through its east, [0, 180). */
  positionAngle(ra: number, dec: number, angle: number): number
}

const DEGREE = Math.PI / 180
/** How far along a direction is looked to see where it points: far above rounding, far below curvature. */
const STEP = 1e-4

export function frameMap(frame: 'fk5' | 'galactic'): FrameMap {
  const { fromIcrs } = skyFrame(frame === 'fk5' ? 'FK5' : 'GALACTIC')
  const position: FrameMap['position'] = (ra, dec) => {
    const flat = Math.cos(dec * DEGREE)
    const v = Float64Array.of(flat * Math.cos(ra * DEGREE), flat * Math.sin(ra * DEGREE), Math.sin(dec * DEGREE))
    fromIcrs(v)
    const lon = Math.atan2(v[1], v[0]) / DEGREE
    return { lon: lon < 0 ? lon + 360 : lon, lat: Math.atan2(v[2], Math.hypot(v[0], v[1])) / DEGREE }
  }
  return {
    position,
    positionAngle: (ra, dec, angle) => {
      const [east, north] = [Math.sin(angle * DEGREE) * STEP, Math.cos(angle * DEGREE) * STEP]
      const from = position(ra, dec)
      const to = position(ra + east / Math.cos(dec * DEGREE), dec + north)
      const turned = Math.atan2(shortWay(to.lon - from.lon) * Math.cos(from.lat * DEGREE), to.lat - from.lat) / DEGREE
      return ((turned % 180) + 180) % 180
    },
  }
}

const shortWay = (turn: number): number => ((((turn + 180) % 360) + 360) % 360) - 180
