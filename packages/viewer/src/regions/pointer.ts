// What the pointer does to regions: a pure step from one state and one event to the next state.

import { type Camera, toScreen } from '../camera/camera.ts'
import type { ViewPointer } from '../layers/layer.ts'
import { addRegions } from './commands.ts'
import { type DrawnShape, shapeOfClick, shapeOfDrag } from './draw-shape.ts'
import { committed, type EditorState, type Gesture, shownRegions } from './editor-state.ts'
import { dragHandle, type Handle, moved, nearestSide, withoutPoint, withPoint } from './handles.ts'
import { GRIP, handleAt, regionAt, regionsIn, type ScreenPlace } from './hit-test.ts'
import { isLocked, type RegionItem, withChanged } from './region-set.ts'

/** A pointer that moves no more than this between down and up, CSS pixels, has clicked; as of the viewer. */
const CLICK = 4
/** Size of a shape that was clicked rather than drawn, CSS pixels. */
const CLICKED_SIZE = 60
/** Points of a polygon nearer than this, CSS pixels, are one: the clicks of a double click. */
const SAME_POINT = 2

/** The next state. Events of other buttons than the main one change nothing. */
export function pointerStep(state: EditorState, event: ViewPointer, camera: Camera): EditorState {
  switch (event.type) {
    case 'down':
      return event.button === 0 ? down(state, event, camera) : state
    case 'move':
      return move(state, event, camera)
    case 'up':
      return up(state, event, camera)
    case 'double':
      return double(state, event, camera)
    case 'cancel':
      return state.gesture === undefined ? state : { ...state, gesture: undefined }
  }
}

/** Whether an event belongs to the regions, so that the viewer shall not pan by it. */
export function isTaken(before: EditorState, after: EditorState): boolean {
  const gesture = after.gesture ?? before.gesture
  return (gesture !== undefined && gesture.kind !== 'press') || before.history !== after.history
}

/** The CSS cursor over a place; undefined where regions have nothing to say. */
export function cursorAt(state: EditorState, { sx, sy }: ScreenPlace, camera: Camera): string | undefined {
  if (state.tool !== 'select') return 'crosshair'
  if (state.gesture?.kind === 'move' || state.gesture?.kind === 'pull') return 'grabbing'
  const handle = handleOfSelected(state, camera, sx, sy)
  if (handle !== undefined) return handle.handle.kind === 'turn' ? 'grab' : 'pointer'
  const item = regionAt(state.history.present.items, camera, sx, sy)
  if (item === undefined) return undefined
  return isLocked(item.region) ? 'pointer' : 'move'
}

function down(state: EditorState, event: ViewPointer, camera: Camera): EditorState {
  const { sx, sy, x, y } = event
  if (state.tool === 'polygon') return addPoint(state, event, camera)
  if (state.tool !== 'select') return { ...state, gesture: { kind: 'draw', from: { sx, sy, x, y }, draft: undefined } }
  const set = state.history.present
  const grabbed = handleOfSelected(state, camera, sx, sy)
  if (grabbed !== undefined) {
    const { item, handle } = grabbed
    if (event.alt && handle.kind === 'point') {
      const shorter = withChanged(set, new Set([item.id]), (region) => withoutPoint(region, handle.index))
      return { ...committed(state, shorter), gesture: { kind: 'hold' } }
    }
    return { ...state, gesture: { kind: 'pull', id: item.id, handle, original: item.region, set } }
  }
  const hit = regionAt(set.items, camera, sx, sy)
  if (hit !== undefined) {
    if (event.shift || event.control) return { ...state, selected: toggled(state.selected, hit.id), gesture: { kind: 'hold' } }
    const selected = state.selected.has(hit.id) ? state.selected : new Set([hit.id])
    return { ...state, selected, gesture: { kind: 'move', from: { sx, sy, x, y }, isUnderWay: false, set } }
  }
  if (event.control && set.items.length > 0)
    return { ...state, gesture: { kind: 'band', from: { sx, sy }, to: { sx, sy }, base: state.selected } }
  return { ...state, gesture: { kind: 'press', from: { sx, sy } } }
}

function move(state: EditorState, event: ViewPointer, camera: Camera): EditorState {
  const { gesture } = state
  if (gesture === undefined) return state
  const { sx, sy } = event
  switch (gesture.kind) {
    case 'hold':
      return state
    case 'press':
      // Nobody is told of the end of a drag that moved the image: the first move without a button comes after it.
      return event.button < 0 ? { ...state, gesture: undefined } : state
    case 'band': {
      const inside = regionsIn(state.history.present.items, camera, gesture.from, event)
      return { ...state, selected: new Set([...gesture.base, ...inside]), gesture: { ...gesture, to: { sx, sy } } }
    }
    case 'move': {
      if (!gesture.isUnderWay && isClick(gesture.from, event)) return state
      const [dx, dy] = offset(gesture.from, event)
      const set = withChanged(state.history.present, state.selected, (region) => (isLocked(region) ? region : moved(region, dx, dy)))
      return { ...state, gesture: { ...gesture, isUnderWay: true, set } }
    }
    case 'pull': {
      const region = dragHandle(gesture.original, gesture.handle, event, event.shift)
      return { ...state, gesture: { ...gesture, set: withChanged(state.history.present, new Set([gesture.id]), () => region) } }
    }
    case 'draw':
      return { ...state, gesture: { ...gesture, draft: draftTo(state, gesture, event) } }
    case 'outline':
      return { ...state, gesture: { ...gesture, next: { x: event.x, y: event.y } } }
  }
}

function up(state: EditorState, event: ViewPointer, camera: Camera): EditorState {
  const { gesture } = state
  if (gesture === undefined) return state
  switch (gesture.kind) {
    case 'press':
      return { ...state, selected: isClick(gesture.from, event) ? new Set() : state.selected, gesture: undefined }
    case 'hold':
    case 'band':
      return { ...state, gesture: undefined }
    case 'move':
      // A click on one of several leaves that one.
      if (!gesture.isUnderWay) return clickedOne(state, event, camera)
      return committed(state, shownRegions(state))
    case 'pull':
      return committed(state, shownRegions(state))
    case 'draw': {
      const shape = state.tool as DrawnShape
      const size = CLICKED_SIZE / camera.scale
      const region = isClick(gesture.from, event)
        ? shapeOfClick(shape, gesture.from, size, state.newStyle)
        : shapeOfDrag(shape, gesture.from, event, state.newStyle, event.shift)
      return { ...addRegions(state, [region]), tool: 'select' }
    }
    case 'outline':
      return state
  }
}

/** Closes the polygon that is being drawn, or gives a polygon's side another point. */
function double(state: EditorState, event: ViewPointer, camera: Camera): EditorState {
  if (state.gesture?.kind === 'outline') return closeOutline(state, camera)
  if (state.tool !== 'select') return state
  const hit = regionAt(state.history.present.items, camera, event.sx, event.sy)
  if (hit === undefined || hit.region.shape !== 'polygon' || isLocked(hit.region)) return { ...state, gesture: undefined }
  if (nearestSide(hit.region, event).distance * camera.scale > GRIP) return { ...state, gesture: undefined }
  const set = withChanged(state.history.present, new Set([hit.id]), (region) => withPoint(region, event))
  return committed(state, set, new Set([hit.id]))
}

function addPoint(state: EditorState, event: ViewPointer, camera: Camera): EditorState {
  const here = { x: event.x, y: event.y }
  if (state.gesture?.kind !== 'outline') return { ...state, gesture: { kind: 'outline', points: [here], next: here } }
  const { points } = state.gesture
  if (points.length >= 3 && screenDistance(camera, points[0], event) <= GRIP + 2) return closeOutline(state, camera)
  return { ...state, gesture: { kind: 'outline', points: [...points, here], next: here } }
}

/** The polygon of the points so far; fewer than three are nothing. */
export function closeOutline(state: EditorState, camera: Camera): EditorState {
  if (state.gesture?.kind !== 'outline') return state
  const { points } = state.gesture
  const distinct = points.filter((point, i) => {
    if (i === 0) return true
    const { x, y } = toScreen(camera, point.x, point.y)
    return screenDistance(camera, points[i - 1], { sx: x, sy: y }) > SAME_POINT
  })
  if (distinct.length < 3) return { ...state, gesture: undefined }
  const style = Object.keys(state.newStyle).length === 0 ? {} : { style: state.newStyle }
  const outline = Float64Array.from(distinct.flatMap(({ x, y }) => [x, y]))
  return { ...addRegions(state, [{ shape: 'polygon', frame: 'image', points: outline, ...style }]), tool: 'select' }
}

function draftTo(state: EditorState, gesture: Gesture & { readonly kind: 'draw' }, event: ViewPointer) {
  if (isClick(gesture.from, event)) return undefined
  return shapeOfDrag(state.tool as DrawnShape, gesture.from, event, state.newStyle, event.shift)
}

function clickedOne(state: EditorState, event: ViewPointer, camera: Camera): EditorState {
  const hit = regionAt(state.history.present.items, camera, event.sx, event.sy)
  return { ...state, selected: hit === undefined ? state.selected : new Set([hit.id]), gesture: undefined }
}

/** Only a single selected region that is not locked shows handles. */
function handleOfSelected(state: EditorState, camera: Camera, sx: number, sy: number): { item: RegionItem; handle: Handle } | undefined {
  if (state.selected.size !== 1) return undefined
  const item = state.history.present.items.find(({ id }) => state.selected.has(id))
  if (item === undefined || isLocked(item.region)) return undefined
  const handle = handleAt(item.region, camera, sx, sy)
  return handle && { item, handle }
}

function toggled(selected: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(selected)
  if (!next.delete(id)) next.add(id)
  return next
}

const isClick = (a: ScreenPlace, b: ScreenPlace): boolean => Math.hypot(a.sx - b.sx, a.sy - b.sy) <= CLICK

const offset = (from: { x: number; y: number }, to: { x: number; y: number }): [number, number] => [to.x - from.x, to.y - from.y]

function screenDistance(camera: Camera, point: { x: number; y: number }, place: ScreenPlace): number {
  const { x, y } = toScreen(camera, point.x, point.y)
  return Math.hypot(x - place.sx, y - place.sy)
}
