// A pointer for tests: gestures on the screen as the events that the viewer hands to its layers.

import type { PixelRegion } from '@cirasa/regions'
import { type Camera, createCamera, toImage, toScreen } from '../../src/camera/camera.ts'
import type { ViewPointer } from '../../src/layers/layer.ts'
import { createEditor, type EditorState } from '../../src/regions/editor-state.ts'
import { isTaken, pointerStep } from '../../src/regions/pointer.ts'

/** 4 CSS pixels an image pixel, (50, 50) in the middle of 400 x 400. */
export const view: Camera = { ...createCamera({ width: 400, height: 400 }), x: 50, y: 50, scale: 4 }

export type Keys = Partial<Pick<ViewPointer, 'shift' | 'alt' | 'control' | 'button'>>

/** An event at a place in image pixels. */
export function pointerAt(type: ViewPointer['type'], x: number, y: number, keys: Keys = {}, camera = view): ViewPointer {
  const screen = toScreen(camera, x, y)
  const image = toImage(camera, screen.x, screen.y)
  return { type, sx: screen.x, sy: screen.y, ...image, button: 0, shift: false, alt: false, control: false, ...keys }
}

/** Goes down at the first place, over the others, and up at the last one. */
export function drag(state: EditorState, path: readonly (readonly [number, number])[], keys: Keys = {}, camera = view): EditorState {
  const [first, ...rest] = path
  let now = pointerStep(state, pointerAt('down', ...first, keys, camera), camera)
  for (const place of rest) now = pointerStep(now, pointerAt('move', ...place, keys, camera), camera)
  return pointerStep(now, pointerAt('up', ...(path.at(-1) ?? first), keys, camera), camera)
}

export const click = (state: EditorState, x: number, y: number, keys: Keys = {}): EditorState => drag(state, [[x, y]], keys)

/** Whether the viewer would pan by a drag that begins here. */
export function pansFrom(state: EditorState, x: number, y: number, keys: Keys = {}): boolean {
  return !isTaken(state, pointerStep(state, pointerAt('down', x, y, keys), view))
}

export const regionsOf = (state: EditorState): readonly PixelRegion[] => state.history.present.items.map(({ region }) => region)

export const circle = (x: number, y: number, radius: number, style?: PixelRegion['style']): PixelRegion => ({
  shape: 'circle',
  frame: 'image',
  x,
  y,
  radius,
  ...(style && { style }),
})

export const box = (x: number, y: number, width: number, height: number, angle = 0): PixelRegion => ({
  shape: 'box',
  frame: 'image',
  x,
  y,
  width,
  height,
  angle,
})

/** An editor with these, the first of which has the id 1. */
export const editorWith = (...regions: PixelRegion[]): EditorState => createEditor(regions)
