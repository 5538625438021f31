// What is drawn of a raster: each tile of the view where it is there, and elsewhere finer or coarser ones, never two over each other.

import type { PyramidPlan } from '@cirasa/image'
import type { ImageBox } from '../camera/camera.ts'
import { ancestor, children, coverage, type TilePlace } from '../tiles/tile-place.ts'

/** A piece of the raster, and the tile that its pixels come from. */
export interface Quad {
  readonly tile: TilePlace
  /** In coordinates of the raster's pixels. */
  readonly box: ImageBox
}

/**
 * The quads of a view. Where nothing is there at all, nothing is drawn.
 *
 * @param ready - whether a tile can be drawn now
 */
export function quadsFor(plan: PyramidPlan, visible: readonly TilePlace[], ready: (place: TilePlace) => boolean): Quad[] {
  const quads: Quad[] = []
  const draw = (tile: TilePlace | undefined, over: TilePlace) => {
    if (tile !== undefined) quads.push({ tile, box: coverage(plan, over) })
  }
  for (const place of visible) {
    if (ready(place)) {
      draw(place, place)
      continue
    }
    const below = children(plan, place)
    const finer = below.map(ready)
    const coarser = nearestAncestor(plan, place, ready)
    if (finer.includes(true)) for (const [i, child] of below.entries()) draw(finer[i] ? child : coarser, child)
    else draw(coarser, place)
  }
  return quads
}

/** The finest tile above a place that can be drawn. */
export function nearestAncestor(plan: PyramidPlan, place: TilePlace, ready: (place: TilePlace) => boolean): TilePlace | undefined {
  for (let up = 1; place.level + up < plan.levels.length; up++) {
    const above = ancestor(place, up)
    if (ready(above)) return above
  }
  return undefined
}
