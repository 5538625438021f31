// What is drawn of a catalogue for a view: which runs of rows, and as dots, symbols or ellipses, so that a frame costs no more than it shows.

import { type Camera, type ImageBox, visibleBox } from '../camera/camera.ts'
import { type RowIndex, type SizeClass, visitRuns } from './row-index.ts'

/** How a class of rows is drawn. */
export type RowShape =
  | { readonly kind: 'dots' }
  | { readonly kind: 'symbols' }
  /** A square a row whose fragments ask how far they are from the outline. */
  | { readonly kind: 'squares' }
  /** A strip along the outline. */
  | { readonly kind: 'strips'; readonly segments: number }

/** A class of rows that has a shape. */
export interface ShapedRows {
  readonly shape: RowShape
  readonly rows: SizeClass
}

/** Rows drawn in one way: runs of the index's order, as start, end, start, end ... */
export interface DrawBatch {
  readonly shape: RowShape
  readonly runs: readonly number[]
}

/** What a plan depends on besides the view. */
export interface DrawRules {
  /** A symbol stands at every row: for positions of other catalogues. */
  readonly symbols: 'small' | 'all'
  /** CSS pixels of the view that a small row needs on average to have a symbol rather than a dot. */
  readonly roomOfSymbol: number
  /** The largest ellipse that is drawn as a square, CSS pixels: larger ones have too many fragments beside their line. */
  readonly largestSquare: number
}

export const DRAW_RULES: DrawRules = Object.freeze({ symbols: 'small', roomOfSymbol: 80, largestSquare: 32 })

/** Ellipses below this are drawn as symbols, CSS pixels. */
const SMALL = 4
/** When ellipses would cover the view this many times, nobody could tell them apart: all but the largest are dots then. */
const MOST_LAYERS = 6
/** A square is larger than its ellipse by the line and its edge, a strip is as wide; CSS pixels. */
const LINE_MARGIN = 5
/** How far a chord of a strip may be from its arc, CSS pixels: a wider strip has more fragments, a closer one more vertices. */
const SAG = 0.5
const SEGMENTS = [12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 512, 1024]
/** Runs closer than this are drawn as one: a call costs about as much as so many rows out of view. */
const RUN_GAP = 8

/** The shapes of all rows that are in view, small ones first. */
export function shapedRows(index: RowIndex, camera: Camera, rules: DrawRules = DRAW_RULES): ShapedRows[] {
  const view = visibleBox(camera)
  const found = index.classes.flatMap((rows) => {
    const count = rowsIn(runsInView(rows, view, camera.scale))
    return count === 0 ? [] : [{ rows, count, size: rows.largest * camera.scale }]
  })
  const small = found.filter(({ size }) => size < SMALL || rules.symbols === 'all')
  const areCrowded = small.reduce((sum, { count }) => sum + count, 0) * rules.roomOfSymbol > camera.width * camera.height
  let room = MOST_LAYERS * camera.width * camera.height
  const ellipses = found
    .filter(({ size }) => size >= SMALL)
    .reverse()
    .map(({ rows, count, size }): ShapedRows => {
      const shape = shapeFor(size, rules)
      room -= count * (shape.kind === 'squares' ? (size + LINE_MARGIN) ** 2 : Math.PI * size * LINE_MARGIN)
      return { rows, shape: room < 0 ? { kind: 'dots' } : shape }
    })
  return [...small.map(({ rows }): ShapedRows => ({ rows, shape: { kind: areCrowded ? 'dots' : 'symbols' } })), ...ellipses.reverse()]
}

/** The runs of rows that a camera sees, which may show a part of the view that they were shaped for. */
export function batchesIn(shaped: readonly ShapedRows[], camera: Camera): DrawBatch[] {
  const view = visibleBox(camera)
  return shaped.map(({ shape, rows }) => ({ shape, runs: runsInView(rows, view, camera.scale) }))
}

/** Rows in runs. */
export function rowsIn(runs: readonly number[]): number {
  let rows = 0
  for (let i = 0; i < runs.length; i += 2) rows += runs[i + 1] - runs[i]
  return rows
}

function shapeFor(size: number, { largestSquare }: DrawRules): RowShape {
  if (size <= largestSquare) return { kind: 'squares' }
  // A chord over the angle 2 pi / n is r (1 - cos(pi / n)) from its arc.
  const wanted = Math.PI / Math.sqrt((2 * SAG) / (size / 2))
  return { kind: 'strips', segments: SEGMENTS.find((segments) => segments >= wanted) ?? SEGMENTS[SEGMENTS.length - 1] }
}

function runsInView(one: SizeClass, view: ImageBox, scale: number): number[] {
  // Symbols and lines reach a few CSS pixels over the ellipse.
  const reach = one.largest / 2 + 8 / scale
  const runs: number[] = []
  visitRuns(one, { x0: view.x0 - reach, y0: view.y0 - reach, x1: view.x1 + reach, y1: view.y1 + reach }, (start, end) => {
    if (runs.length > 0 && start - runs[runs.length - 1] < RUN_GAP) runs[runs.length - 1] = end
    else runs.push(start, end)
  })
  return runs
}
