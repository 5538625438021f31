// Regions of the sky on the pixels of an image and back, by the local linear map at their centre.

import { arcsec, degrees, foldPositionAngle, pixels, RADIANS_PER_DEGREE } from '@cirasa/units'
import { inverseJacobian, pixelEllipseToSky, type SkyJacobian, skyEllipseToPixel, type Wcs } from '@cirasa/wcs'
import { boxCorners } from './outline.ts'
import type { BoxRegion, EllipseRegion, PixelRegion, Region, SkyRegionFrame } from './region.ts'
import { type SkyFrameMap, skyFrameMap } from './sky-frame-map.ts'

/** Axes of a circle, or sides of a box, that differ or lean by less than this are still a circle or a box. */
const SAME = 1e-3

/** Where and how something lies on the other side: a place, and how lengths and angles turn there. */
interface Crossing {
  /** Undefined where the map has no such place. */
  place(x: number, y: number): { readonly x: number; readonly y: number } | undefined
  ellipse(x: number, y: number, shape: Oval): Oval
  /** The offset on the other side of `length` along an angle on this side: a length and an angle. */
  offset(x: number, y: number, length: number, angle: number): { readonly length: number; readonly angle: number }
}

/** Axes and the angle of the major one, as regions have them. */
type Oval = Pick<EllipseRegion, 'major' | 'minor' | 'positionAngle'>

/**
 * A region in pixels of the image that `wcs` describes; undefined where the map does not show it. Sizes and angles follow the map at the
 * centre: a shape many degrees wide is not bent. Circles become ellipses, and boxes polygons, where pixels are not square. Regions in pixels stay.
 */
export function regionToPixels(region: Region, wcs: Wcs): PixelRegion | undefined {
  if (region.frame === 'image') return region as PixelRegion
  return carry(region, 'image', toPixels(wcs, skyFrameMap(region.frame))) as PixelRegion | undefined
}

/** A region on the sky: the inverse of `regionToPixels`. Regions of another sky frame go through the pixels. */
export function regionToSky(region: Region, wcs: Wcs, frame: SkyRegionFrame): Region | undefined {
  if (region.frame === frame) return region
  const onPixels = regionToPixels(region, wcs)
  return onPixels && carry(onPixels, frame, toSky(wcs, skyFrameMap(frame)))
}

function toPixels(wcs: Wcs, map: SkyFrameMap): Crossing {
  const icrs = (x: number, y: number, angle = 0) => map.toIcrs({ lon: x, lat: y, angle })
  const jacobianAt = (x: number, y: number): SkyJacobian => {
    const { lon, lat } = icrs(x, y)
    const pixel = wcs.icrsToPixel(lon, lat)
    return wcs.localJacobian(pixel.x, pixel.y)
  }
  return {
    place(x, y) {
      const { lon, lat } = icrs(x, y)
      return finite(wcs.icrsToPixel(lon, lat))
    },
    ellipse(x, y, { major, minor, positionAngle }) {
      const angle = degrees(icrs(x, y, positionAngle).angle)
      const pixel = skyEllipseToPixel(jacobianAt(x, y), { major: arcsec(major), minor: arcsec(minor), positionAngle: angle })
      // From +x towards +y there, from +y towards -x here.
      return { major: pixel.major, minor: pixel.minor, positionAngle: foldPositionAngle(degrees(pixel.angle - 90)) }
    },
    offset(x, y, length, angle) {
      const along = icrs(x, y, angle).angle * RADIANS_PER_DEGREE
      const [xEast, xNorth, yEast, yNorth] = inverseJacobian(jacobianAt(x, y))
      const [east, north] = [Math.sin(along) * length, Math.cos(along) * length]
      const [dx, dy] = [xEast * east + xNorth * north, yEast * east + yNorth * north]
      return { length: Math.hypot(dx, dy), angle: Math.atan2(-dx, dy) / RADIANS_PER_DEGREE }
    },
  }
}

function toSky(wcs: Wcs, map: SkyFrameMap): Crossing {
  const inFrame = (x: number, y: number, angle = 0) => {
    const { lon, lat } = wcs.pixelToIcrs(x, y)
    return map.fromIcrs({ lon, lat, angle })
  }
  return {
    place(x, y) {
      const { lon, lat } = inFrame(x, y)
      return finite({ x: lon, y: lat })
    },
    ellipse(x, y, { major, minor, positionAngle }) {
      const shape = { major: pixels(major), minor: pixels(minor), angle: degrees(positionAngle + 90) }
      const sky = pixelEllipseToSky(wcs.localJacobian(x, y), shape)
      const turned = inFrame(x, y, sky.positionAngle).angle
      return { major: sky.major, minor: sky.minor, positionAngle: foldPositionAngle(degrees(turned)) }
    },
    offset(x, y, length, angle) {
      const along = angle * RADIANS_PER_DEGREE
      const [eastX, eastY, northX, northY] = wcs.localJacobian(x, y)
      const [dx, dy] = [-Math.sin(along) * length, Math.cos(along) * length]
      const [east, north] = [eastX * dx + eastY * dy, northX * dx + northY * dy]
      return { length: Math.hypot(east, north), angle: inFrame(x, y, Math.atan2(east, north) / RADIANS_PER_DEGREE).angle }
    },
  }
}

function carry(region: Region, frame: Region['frame'], crossing: Crossing): Region | undefined {
  const style = region.style === undefined ? {} : { style: region.style }
  if (region.shape === 'polygon') {
    const points = carryPoints(region.points, crossing)
    return points && { shape: 'polygon', frame, points, ...style }
  }
  const place = crossing.place(region.x, region.y)
  if (place === undefined) return undefined
  const start = { frame, ...place, ...style }
  switch (region.shape) {
    case 'point':
    case 'text':
      return { shape: region.shape, ...start }
    case 'line': {
      const end = crossing.place(region.x2, region.y2)
      return end && { shape: 'line', ...start, x2: end.x, y2: end.y }
    }
    case 'ellipse':
      return { shape: 'ellipse', ...start, ...crossing.ellipse(region.x, region.y, region) }
    case 'circle': {
      const round = { major: 2 * region.radius, minor: 2 * region.radius, positionAngle: 0 }
      const oval = crossing.ellipse(region.x, region.y, round)
      if (oval.major - oval.minor > SAME * oval.major) return { shape: 'ellipse', ...start, ...oval }
      return { shape: 'circle', ...start, radius: Math.sqrt(oval.major * oval.minor) / 2 }
    }
    case 'box':
      return carryBox(region, crossing, start)
  }
}

/** A box whose sides are still at right angles, or the polygon of its corners. */
function carryBox(box: BoxRegion, crossing: Crossing, start: Pick<BoxRegion, 'frame' | 'x' | 'y' | 'style'>): Region | undefined {
  const up = crossing.offset(box.x, box.y, box.height, box.angle)
  // Towards +x, or west, at angle 0.
  const right = crossing.offset(box.x, box.y, box.width, box.angle - 90)
  const lean = Math.cos((up.angle - right.angle) * RADIANS_PER_DEGREE)
  if (Math.abs(lean) <= SAME) {
    return { shape: 'box', ...start, width: right.length, height: up.length, angle: foldPositionAngle(degrees(up.angle)) }
  }
  if (start.frame !== 'image') {
    const points = carryPoints(boxCorners(box), crossing)
    return points && { shape: 'polygon', frame: start.frame, points, ...(start.style && { style: start.style }) }
  }
  const corners = [-1, -1, 1, -1, 1, 1, -1, 1]
  const sin = (angle: number): number => Math.sin(angle * RADIANS_PER_DEGREE)
  const cos = (angle: number): number => Math.cos(angle * RADIANS_PER_DEGREE)
  const points = new Float64Array(8)
  for (let i = 0; i < 8; i += 2) {
    const [along, across] = [(corners[i] * right.length) / 2, (corners[i + 1] * up.length) / 2]
    points[i] = start.x - along * sin(right.angle) - across * sin(up.angle)
    points[i + 1] = start.y + along * cos(right.angle) + across * cos(up.angle)
  }
  return { shape: 'polygon', frame: start.frame, points, ...(start.style && { style: start.style }) }
}

function carryPoints(points: ArrayLike<number>, crossing: Crossing): Float64Array | undefined {
  const carried = new Float64Array(points.length)
  for (let i = 0; i + 1 < points.length; i += 2) {
    const place = crossing.place(points[i], points[i + 1])
    if (place === undefined) return undefined
    carried[i] = place.x
    carried[i + 1] = place.y
  }
  return carried
}

const finite = (place: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number } | undefined =>
  Number.isFinite(place.x) && Number.isFinite(place.y) ? place : undefined
