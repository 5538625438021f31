// Positions and directions of one sky frame in another: regions keep the frame they were drawn in, maps answer in ICRS.

import { DEGREES_PER_RADIAN, RADIANS_PER_DEGREE } from '@cirasa/units'
import { type FrameName, skyFrame } from '@cirasa/wcs'
import type { SkyRegionFrame } from './region.ts'

/** A place on the sky and a direction there, degrees; the angle counts from the frame's north through its east. */
export interface SkyDirection {
  readonly lon: number
  readonly lat: number
  readonly angle: number
}

/** The way between ICRS and a frame, both ways. */
export interface SkyFrameMap {
  /** An ICRS direction in the frame. */
  fromIcrs(direction: SkyDirection): SkyDirection
  toIcrs(direction: SkyDirection): SkyDirection
}

const NAMES: Readonly<Record<SkyRegionFrame, FrameName>> = {
  icrs: 'ICRS',
  fk5: 'FK5',
  fk4: 'FK4',
  galactic: 'GALACTIC',
  ecliptic: 'ECLIPTIC',
}
/** Radians along a direction to see where it points: far above rounding, far below curvature. */
const STEP = 1e-5

/**
 * The map of a frame.
 *
 * @example skyFrameMap('galactic').fromIcrs({ lon: 266.405, lat: -28.936, angle: 0 }) // { lon: 0.000, lat: 0.000, angle: 58.60 }
 */
export function skyFrameMap(frame: SkyRegionFrame): SkyFrameMap {
  if (frame === 'icrs') return { fromIcrs: (direction) => direction, toIcrs: (direction) => direction }
  const { fromIcrs, toIcrs } = skyFrame(NAMES[frame])
  return { fromIcrs: (direction) => carried(direction, fromIcrs), toIcrs: (direction) => carried(direction, toIcrs) }
}

/** Carries the place, and a point a little further along the direction. */
function carried({ lon, lat, angle }: SkyDirection, turn: (v: Float64Array) => void): SkyDirection {
  const here = unitVector(lon, lat)
  const ahead = here.slice()
  const [east, north] = tangents(lon, lat)
  const alongEast = STEP * Math.sin(angle * RADIANS_PER_DEGREE)
  const alongNorth = STEP * Math.cos(angle * RADIANS_PER_DEGREE)
  for (let i = 0; i < 3; i++) ahead[i] += alongEast * east[i] + alongNorth * north[i]
  turn(here)
  turn(ahead)
  const newLon = Math.atan2(here[1], here[0]) * DEGREES_PER_RADIAN
  const newLat = Math.atan2(here[2], Math.hypot(here[0], here[1])) * DEGREES_PER_RADIAN
  const [newEast, newNorth] = tangents(newLon, newLat)
  const newAngle = Math.atan2(dot(ahead, newEast), dot(ahead, newNorth)) * DEGREES_PER_RADIAN
  return { lon: newLon < 0 ? newLon + 360 : newLon, lat: newLat, angle: newAngle < 0 ? newAngle + 360 : newAngle }
}

function unitVector(lon: number, lat: number): Float64Array {
  const [l, b] = [lon * RADIANS_PER_DEGREE, lat * RADIANS_PER_DEGREE]
  return Float64Array.of(Math.cos(b) * Math.cos(l), Math.cos(b) * Math.sin(l), Math.sin(b))
}

/** Unit vectors towards east and north at a place. */
function tangents(lon: number, lat: number): readonly [Float64Array, Float64Array] {
  const [l, b] = [lon * RADIANS_PER_DEGREE, lat * RADIANS_PER_DEGREE]
  const east = Float64Array.of(-Math.sin(l), Math.cos(l), 0)
  return [east, Float64Array.of(-Math.sin(b) * Math.cos(l), -Math.sin(b) * Math.sin(l), Math.cos(b))]
}

const dot = (a: Float64Array, b: Float64Array): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
