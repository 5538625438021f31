// CAESAR's region files: outlines of islands as polygons, fitted components as ellipses, on the pixels or on the sky.

import { componentStyle, islandStyle, type Region, skyFrameMap } from '@cirasa/regions'
import { degrees, foldPositionAngle } from '@cirasa/units'
import type { Wcs } from '@cirasa/wcs'
import type { SearchPlan } from '../search-plan.ts'
import type { CaesarComponent, CaesarIsland } from './caesar-rows.ts'
import { componentName } from './component-columns.ts'

/** Where regions are drawn; the sky needs a `wcs`. */
export interface RegionPlace {
  readonly frame: SearchPlan['regions']
  readonly wcs: Wcs | undefined
}

/** Outlines of islands. */
export function* islandRegions(islands: readonly CaesarIsland[], { frame, wcs }: RegionPlace): Generator<Region> {
  const map = frame === 'image' ? undefined : skyFrameMap(frame)
  for (const { name, morphology, outline } of islands) {
    const style = islandStyle({ name, morphology })
    if (map === undefined || wcs === undefined) yield { shape: 'polygon', frame: 'image', points: outline, style }
    else {
      const points = new Float64Array(outline.length)
      for (let i = 0; i < points.length; i += 2) {
        const sky = wcs.pixelToIcrs(outline[i], outline[i + 1])
        const { lon, lat } = map.fromIcrs({ ...sky, angle: 0 })
        points[i] = lon
        points[i + 1] = lat
      }
      yield { shape: 'polygon', frame, points, style }
    }
  }
}

/** Ellipses of components, as wide as the half maximum. */
export function* componentRegions(components: readonly CaesarComponent[], { frame, wcs }: RegionPlace): Generator<Region> {
  const map = frame === 'image' || wcs === undefined ? undefined : skyFrameMap(frame)
  for (const component of components) {
    const { ra, dec, onSky, onPixels, morphology, fitQuality } = component
    const style = componentStyle({ name: componentName(component), morphology }, fitQuality)
    if (map === undefined) {
      const { major, minor, angle } = onPixels
      yield { shape: 'ellipse', frame: 'image', x: component.x, y: component.y, major, minor, positionAngle: angle, style }
    } else {
      const { lon, lat, angle } = map.fromIcrs({ lon: ra, lat: dec, angle: onSky.angle })
      const positionAngle = foldPositionAngle(degrees(angle))
      yield { shape: 'ellipse', frame, x: lon, y: lat, major: onSky.major, minor: onSky.minor, positionAngle, style }
    }
  }
}
