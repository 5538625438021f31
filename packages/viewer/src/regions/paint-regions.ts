// Paints regions on the canvas above the image: outlines with a halo, words, symbols, handles of what is selected, what is being drawn.

import { isClosed, type PixelRegion } from '@cirasa/regions'
import { type Camera, toScreen } from '../camera/camera.ts'
import type { ViewerTheme } from '../layers/layer.ts'
import { cssColour } from './colours.ts'
import { draftOf, type EditorState, shownRegions } from './editor-state.ts'
import { handlesOf } from './handles.ts'
import { SYMBOL_RADIUS } from './hit-test.ts'
import { isLocked } from './region-set.ts'
import { mayBeSeen, screenOutline } from './screen-outline.ts'

const HANDLE_SIZE = 7
const TEXT_SIZE = 12
const HALO_WIDTH = 2

/** Where and in which colours something is painted. */
interface Easel {
  readonly context: CanvasRenderingContext2D
  readonly camera: Camera
  readonly theme: ViewerTheme
}

/** Paints all that is in view, in CSS pixels. Leaves the context as it was. */
export function paintRegions(context: CanvasRenderingContext2D, camera: Camera, theme: ViewerTheme, state: EditorState): void {
  const easel = { context, camera, theme }
  context.save()
  context.lineJoin = 'round'
  for (const { id, region } of shownRegions(state).items) {
    if (mayBeSeen(region, camera)) paintRegion(easel, region, state.selected.has(id))
  }
  const draft = draftOf(state)
  if (draft !== undefined) paintRegion(easel, draft, true)
  if (state.selected.size === 1) {
    const chosen = shownRegions(state).items.find(({ id }) => state.selected.has(id))
    if (chosen !== undefined && !isLocked(chosen.region)) paintHandles(easel, chosen.region)
  }
  if (state.gesture?.kind === 'band') paintBand(easel, state.gesture.from, state.gesture.to)
  context.restore()
}

function paintRegion(easel: Easel, region: PixelRegion, isSelected: boolean): void {
  const { context, camera } = easel
  const colour = cssColour(region.style?.colour)
  const width = (region.style?.width ?? 1) + 0.5
  if (region.shape === 'text') {
    const { x, y } = toScreen(camera, region.x, region.y)
    paintText(easel, region.style?.text ?? '', x, y, colour, 'middle')
    if (isSelected) paintUnderline(easel, region.style?.text ?? '', x, y)
    return
  }
  const outline = screenOutline(region, camera)
  context.beginPath()
  if (region.shape === 'point') traceSymbol(context, region.style?.symbol ?? 'cross', outline[0], outline[1])
  else trace(context, outline, isClosed(region))
  context.setLineDash(isLocked(region) ? [6, 3] : [])
  stroke(easel, colour, width, isSelected)
  context.setLineDash([])
  if (region.style?.text) {
    const [x, top] = topOf(outline)
    paintText(easel, region.style.text, x, top - (region.shape === 'point' ? SYMBOL_RADIUS : 0) - 5, colour, 'bottom')
  }
}

function trace(context: CanvasRenderingContext2D, points: Float64Array, closes: boolean): void {
  context.moveTo(points[0], points[1])
  for (let i = 2; i + 1 < points.length; i += 2) context.lineTo(points[i], points[i + 1])
  if (closes) context.closePath()
}

function traceSymbol(context: CanvasRenderingContext2D, symbol: string, x: number, y: number): void {
  const r = SYMBOL_RADIUS
  if (symbol === 'circle' || symbol === 'boxcircle') {
    context.moveTo(x + r, y)
    context.arc(x, y, r, 0, 2 * Math.PI)
  }
  if (symbol === 'box' || symbol === 'boxcircle') context.rect(x - r, y - r, 2 * r, 2 * r)
  else if (symbol === 'diamond') trace(context, Float64Array.of(x - r, y, x, y - r, x + r, y, x, y + r), true)
  else if (symbol === 'x') strokes(context, [x - r, y - r, x + r, y + r, x - r, y + r, x + r, y - r])
  else if (symbol === 'arrow') strokes(context, [x + 2 * r, y - 2 * r, x, y, x, y, x + r, y, x, y, x, y - r])
  else if (symbol === 'cross') strokes(context, [x - r, y, x + r, y, x, y - r, x, y + r])
}

function strokes(context: CanvasRenderingContext2D, ends: readonly number[]): void {
  for (let i = 0; i + 3 < ends.length; i += 4) {
    context.moveTo(ends[i], ends[i + 1])
    context.lineTo(ends[i + 2], ends[i + 3])
  }
}

/** Strokes the path twice, so that it is seen on bright and on dark pixels; what is selected between two lines of the accent. */
function stroke({ context, theme }: Easel, colour: string, width: number, isSelected: boolean): void {
  if (isSelected) {
    context.strokeStyle = theme.accent
    context.lineWidth = width + 2 * HALO_WIDTH + 1
    context.stroke()
  }
  context.strokeStyle = theme.halo
  context.lineWidth = width + HALO_WIDTH
  context.stroke()
  context.strokeStyle = colour
  context.lineWidth = width
  context.stroke()
}

function topOf(points: Float64Array): [number, number] {
  let [left, right, top] = [points[0], points[0], points[1]]
  for (let i = 2; i + 1 < points.length; i += 2) {
    left = Math.min(left, points[i])
    right = Math.max(right, points[i])
    top = Math.min(top, points[i + 1])
  }
  return [(left + right) / 2, top]
}

function paintText({ context, theme }: Easel, text: string, x: number, y: number, colour: string, baseline: CanvasTextBaseline): void {
  context.font = `${TEXT_SIZE}px ${theme.font}`
  context.textAlign = 'center'
  context.textBaseline = baseline
  context.strokeStyle = theme.halo
  context.lineWidth = HALO_WIDTH + 1
  context.strokeText(text, x, y)
  context.fillStyle = colour
  context.fillText(text, x, y)
}

function paintUnderline({ context, theme }: Easel, text: string, x: number, y: number): void {
  const half = context.measureText(text).width / 2
  context.beginPath()
  strokes(context, [x - half, y + TEXT_SIZE / 2 + 2, x + half, y + TEXT_SIZE / 2 + 2])
  context.strokeStyle = theme.accent
  context.lineWidth = 1.5
  context.stroke()
}

function paintHandles({ context, camera, theme }: Easel, region: PixelRegion): void {
  context.fillStyle = theme.accent
  context.strokeStyle = theme.halo
  context.lineWidth = 1
  for (const { kind, x, y } of handlesOf(region, 1 / camera.scale)) {
    const place = toScreen(camera, x, y)
    context.beginPath()
    if (kind === 'turn') context.arc(place.x, place.y, HANDLE_SIZE / 2, 0, 2 * Math.PI)
    else context.rect(place.x - HANDLE_SIZE / 2, place.y - HANDLE_SIZE / 2, HANDLE_SIZE, HANDLE_SIZE)
    context.fill()
    context.stroke()
  }
}

function paintBand({ context, theme }: Easel, from: { sx: number; sy: number }, to: { sx: number; sy: number }): void {
  context.beginPath()
  context.rect(from.sx, from.sy, to.sx - from.sx, to.sy - from.sy)
  context.setLineDash([4, 3])
  context.strokeStyle = theme.accent
  context.lineWidth = 1
  context.stroke()
}
