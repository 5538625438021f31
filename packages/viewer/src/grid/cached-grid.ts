// The grid of what is in view, computed again only when the view has left what was computed, or grown too much.

import { type Camera, type ImageBox, visibleBox } from '../camera/camera.ts'
import type { CoordinateMap } from './coordinate-map.ts'
import { type GridGeometry, gridLines } from './grid-lines.ts'
import type { AngleFormat } from './grid-steps.ts'

/** More of the image than is in view, on each side, as part of the view's size: panning that far costs nothing. */
const SPARE = 0.5
/** Zooming by this keeps the steps of the lines. */
const SCALE_KEPT = 1.4
/** CSS pixels between lines, in views large enough. */
const SPACING = 120
const LEAST_SPACING = 60

/** Gives the geometry of a grid for a camera; keeps the last one. */
export type GridCache = (camera: Camera, bounds: ImageBox, format: AngleFormat) => GridGeometry

/** Makes a cache for one map of coordinates. */
export function cachedGrid(map: CoordinateMap): GridCache {
  let last: { readonly geometry: GridGeometry; readonly scale: number; readonly format: AngleFormat; readonly spacing: number } | undefined
  return (camera, bounds, format) => {
    const view = common(visibleBox(camera), bounds)
    const spacing = spacingFor(camera)
    if (
      last &&
      last.format === format &&
      last.spacing === spacing &&
      isNear(last.scale, camera.scale) &&
      covers(last.geometry.region, view)
    ) {
      return last.geometry
    }
    const region = common(widened(visibleBox(camera)), bounds)
    const isEmpty = !(region.x1 > region.x0 && region.y1 > region.y0)
    const geometry = isEmpty
      ? { region, steps: [Number.NaN, Number.NaN] as const, lines: [] }
      : gridLines(map, { region, scale: camera.scale, spacing, format })
    last = { geometry, scale: camera.scale, format, spacing }
    return geometry
  }
}

const spacingFor = ({ width, height }: Camera): number => Math.max(LEAST_SPACING, Math.min(SPACING, Math.min(width, height) / 4))

const isNear = (a: number, b: number): boolean => b <= a * SCALE_KEPT && a <= b * SCALE_KEPT

function widened({ x0, y0, x1, y1 }: ImageBox): ImageBox {
  const [x, y] = [(x1 - x0) * SPARE, (y1 - y0) * SPARE]
  return { x0: x0 - x, y0: y0 - y, x1: x1 + x, y1: y1 + y }
}

const common = (a: ImageBox, b: ImageBox): ImageBox => ({
  x0: Math.max(a.x0, b.x0),
  y0: Math.max(a.y0, b.y0),
  x1: Math.min(a.x1, b.x1),
  y1: Math.min(a.y1, b.y1),
})

/** Whether all of a box is in another one; an empty box is. */
const covers = (outer: ImageBox, inner: ImageBox): boolean =>
  !(inner.x1 > inner.x0 && inner.y1 > inner.y0) ||
  (inner.x0 >= outer.x0 && inner.y0 >= outer.y0 && inner.x1 <= outer.x1 && inner.y1 <= outer.y1)
