// Which tiles a view needs: at the level whose pixels are about those of the screen, from the middle outwards.

import type { PyramidPlan } from '@cirasa/image'
import { type Camera, type ImageBox, visibleBox } from '../camera/camera.ts'
import { ancestor, placeKey, type TilePlace } from './tile-place.ts'

/** What a view needs, each list in the order in which it is wanted. */
export interface WantedTiles {
  readonly level: number
  /** Drawn now. */
  readonly visible: readonly TilePlace[]
  /** Not drawn: what covers the view more coarsely, and a ring around it, for the next move. */
  readonly prefetch: readonly TilePlace[]
}

/** Tiles around the view that are fetched ahead. */
const RING = 1
/** Levels above that are kept at hand to stand in. */
const STAND_IN = 2

/** How the level of a view is chosen. */
export interface LevelChoice {
  /** Visible tiles at most. */
  readonly most?: number
  /** Pixels that are drawn as they are, such as labels, are lost where they are smaller than those of the screen: with true, none of a coarser level is. */
  readonly keepsPixels?: boolean
}

/**
 * The level to draw: floor(log2(1 / device pixels an image pixel)), so that a pixel of it is between half a device pixel and one, or with
 * `keepsPixels` between one and two; coarser where that would take more than `most` tiles.
 */
export function levelFor(plan: PyramidPlan, camera: Camera, pixelRatio: number, choice: LevelChoice = {}): number {
  const { most = Number.POSITIVE_INFINITY, keepsPixels = false } = choice
  const last = plan.levels.length - 1
  const exact = Math.log2(1 / (camera.scale * pixelRatio))
  const fine = keepsPixels ? Math.ceil(exact) : Math.floor(exact)
  const box = visibleBox(camera)
  for (let level = Math.min(last, Math.max(0, fine)); level < last; level++) if (countIn(rangeOf(plan, level, box, 0)) <= most) return level
  return last
}

/** The tiles of a view, at most `most` of them visible. */
export function wantedTiles(plan: PyramidPlan, camera: Camera, pixelRatio: number, choice: LevelChoice = {}): WantedTiles {
  const level = levelFor(plan, camera, pixelRatio, choice)
  const box = visibleBox(camera)
  const visible = tilesOf(plan, level, rangeOf(plan, level, box, 0), camera)
  const ring = visible.length === 0 ? [] : tilesOf(plan, level, rangeOf(plan, level, box, RING), camera)
  return { level, visible, prefetch: prefetched(plan, level, visible, ring) }
}

function prefetched(plan: PyramidPlan, level: number, visible: readonly TilePlace[], ring: readonly TilePlace[]): TilePlace[] {
  const seen = new Set(visible.map(placeKey))
  const places: TilePlace[] = []
  const take = (place: TilePlace) => {
    const key = placeKey(place)
    if (seen.has(key)) return
    seen.add(key)
    places.push(place)
  }
  const last = plan.levels.length - 1
  // The coarsest tile of all first: whatever comes into view next has it to stand in.
  take({ level: last, x: 0, y: 0 })
  for (let up = STAND_IN; up >= 1; up--) if (level + up < last) for (const place of visible) take(ancestor(place, up))
  for (const place of ring) take(place)
  return places
}

interface TileRange {
  readonly x0: number
  readonly y0: number
  /** Included. */
  readonly x1: number
  readonly y1: number
}

function rangeOf(plan: PyramidPlan, level: number, box: ImageBox, margin: number): TileRange {
  const { columns, rows } = plan.levels[level]
  const side = plan.tileSide * 2 ** level
  return {
    x0: Math.max(0, Math.floor((box.x0 + 0.5) / side) - margin),
    y0: Math.max(0, Math.floor((box.y0 + 0.5) / side) - margin),
    x1: Math.min(columns - 1, Math.floor((box.x1 + 0.5) / side) + margin),
    y1: Math.min(rows - 1, Math.floor((box.y1 + 0.5) / side) + margin),
  }
}

const countIn = ({ x0, y0, x1, y1 }: TileRange): number => Math.max(0, x1 - x0 + 1) * Math.max(0, y1 - y0 + 1)

/** The tiles of a range, nearest to the middle of the view first. */
function tilesOf(plan: PyramidPlan, level: number, { x0, y0, x1, y1 }: TileRange, camera: Camera): TilePlace[] {
  const side = plan.tileSide * 2 ** level
  const [middleX, middleY] = [(camera.x + 0.5) / side - 0.5, (camera.y + 0.5) / side - 0.5]
  const places: TilePlace[] = []
  for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) places.push({ level, x, y })
  const distance = ({ x, y }: TilePlace) => (x - middleX) ** 2 + (y - middleY) ** 2
  return places.sort((a, b) => distance(a) - distance(b))
}
