// Where north and east are on the screen, and how large an arcsecond is: what a compass, a scale bar and a beam need.

import { arcsec, degrees } from '@cirasa/units'
import { inverseJacobian, skyEllipseToPixel, type Wcs } from '@cirasa/wcs'
import { type Camera, type Point, toImage, toScreen } from '../camera/camera.ts'

/** Unit vectors in CSS pixels, y downwards. */
export interface Compass {
  readonly north: Point
  readonly east: Point
}

/** ICRS north and east at a place of the screen; undefined where there is no sky. */
export function compassAt(wcs: Wcs, camera: Camera, sx: number, sy: number): Compass | undefined {
  const { x, y } = toImage(camera, sx, sy)
  const [xEast, xNorth, yEast, yNorth] = inverseJacobian(wcs.localJacobian(x, y))
  const north = direction(camera, xNorth, yNorth)
  const east = direction(camera, xEast, yEast)
  return Number.isFinite(north.x + north.y + east.x + east.y) ? { north, east } : undefined
}

/** A length on the screen and what it is on the sky. */
export interface ScaleBar {
  /** CSS pixels. */
  readonly length: number
  /** Arcsec, or image pixels where there is no sky. */
  readonly size: number
  /** Such as 10″, 2′, 1° or 50 px. */
  readonly text: string
}

/**
 * The longest bar with a round number that is not above `most` CSS pixels, for horizontal distances at a place of the screen; undefined where there is
 * no sky.
 */
export function scaleBarAt(wcs: Wcs | undefined, camera: Camera, sx: number, sy: number, most: number): ScaleBar | undefined {
  if (wcs === undefined) {
    const size = roundBelow(most / camera.scale)
    return { length: size * camera.scale, size, text: `${plain(size)} px` }
  }
  const { x, y } = toImage(camera, sx, sy)
  const right = toImage(camera, sx + 1, sy)
  const [eastX, eastY, northX, northY] = wcs.localJacobian(x, y)
  const [dx, dy] = [right.x - x, right.y - y]
  const perPixel = Math.hypot(eastX * dx + eastY * dy, northX * dx + northY * dy)
  if (!(perPixel > 0)) return undefined
  const longest = most * perPixel
  const [unit, mark] = longest >= 3600 ? [3600, '°'] : longest >= 60 ? [60, '′'] : [1, '″']
  const count = roundBelow(longest / unit, unit > 1 && unit < 3600 ? 30 : Infinity)
  return { length: (count * unit) / perPixel, size: count * unit, text: `${plain(count)}${mark}` }
}

/** Full widths at half maximum in arcsec; the angle in degrees, north through east. */
export interface BeamSize {
  readonly major: number
  readonly minor: number
  readonly positionAngle: number
}

/** An ellipse on the screen, CSS pixels; the angle of the major axis in degrees, clockwise from the right. */
export interface ScreenEllipse {
  readonly major: number
  readonly minor: number
  readonly angle: number
}

/** A beam as it is at a place of the screen; undefined where there is no sky. */
export function beamAt(wcs: Wcs, beam: BeamSize, camera: Camera, sx: number, sy: number): ScreenEllipse | undefined {
  const { x, y } = toImage(camera, sx, sy)
  const { major, minor, angle } = skyEllipseToPixel(wcs.localJacobian(x, y), {
    major: arcsec(beam.major),
    minor: arcsec(beam.minor),
    positionAngle: degrees(beam.positionAngle),
  })
  const along = direction(camera, Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180))
  if (!Number.isFinite(major + minor + along.x)) return undefined
  return { major: major * camera.scale, minor: minor * camera.scale, angle: (Math.atan2(along.y, along.x) * 180) / Math.PI }
}

/** The unit vector on the screen of an offset in image pixels. */
function direction(camera: Camera, dx: number, dy: number): Point {
  const from = toScreen(camera, camera.x, camera.y)
  const length = Math.hypot(dx, dy)
  const to = toScreen(camera, camera.x + dx / length, camera.y + dy / length)
  return { x: (to.x - from.x) / camera.scale, y: (to.y - from.y) / camera.scale }
}

/** The largest of 1, 2, 5 times a power of ten, and 30 where that is a half of the next unit, that is not above a number. */
function roundBelow(value: number, half = Infinity): number {
  if (value >= half && value < 50) return half
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9)
  return power * ([5, 2, 1].find((part) => part * power <= value * (1 + 1e-9)) ?? 1)
}

const plain = (value: number): string => String(Number(value.toPrecision(3)))
