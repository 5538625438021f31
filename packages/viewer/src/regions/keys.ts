// Keys that edit regions while the view has the focus; what is none of them is the viewer's.

import { type Camera, toImage } from '../camera/camera.ts'
import {
  chooseRegionTool,
  duplicateRegions,
  nudgeRegions,
  redoRegions,
  removeRegions,
  selectAllRegions,
  selectRegions,
  undoRegions,
} from './commands.ts'
import type { EditorState } from './editor-state.ts'
import { closeOutline } from './pointer.ts'

/** A key as the browser names it. */
export interface RegionKey {
  readonly key: string
  readonly shift: boolean
  readonly alt: boolean
  /** Control, or Command on a Mac. */
  readonly control: boolean
}

/** Directions on the screen, y upwards. */
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}
const FAR = 10
const FINE = 0.1

/** The next state, or undefined for a key without meaning here: arrows move the view while nothing is selected. */
export function keyStep(state: EditorState, pressed: RegionKey, camera: Camera): EditorState | undefined {
  const { key, shift, control } = pressed
  if (control) {
    const letter = key.toLowerCase()
    if (letter === 'z') return shift ? redoRegions(state) : undoRegions(state)
    if (letter === 'y') return redoRegions(state)
    if (letter === 'd' && state.selected.size > 0) return duplicateRegions(state)
    if (letter === 'a' && state.history.present.items.length > 0) return selectAllRegions(state)
    return undefined
  }
  if (key === 'Escape') return stepBack(state)
  if (key === 'Enter' && state.gesture?.kind === 'outline') return closeOutline(state, camera)
  if (state.selected.size === 0) return undefined
  if (key === 'Delete' || key === 'Backspace') return removeRegions(state)
  if (!Object.hasOwn(ARROWS, key)) return undefined
  const [dx, dy] = onImage(camera, ARROWS[key])
  const step = pressed.alt ? FINE : shift ? FAR : 1
  return nudgeRegions(state, dx * step, dy * step)
}

/** Drops what is being done, then the tool, then the selection. */
function stepBack(state: EditorState): EditorState | undefined {
  if (state.gesture !== undefined) return { ...state, gesture: undefined }
  if (state.tool !== 'select') return chooseRegionTool(state, 'select')
  return state.selected.size > 0 ? selectRegions(state, []) : undefined
}

/** The axis of the image that lies nearest to a direction on the screen: a pixel is a step along one of them. */
function onImage(camera: Camera, [right, up]: readonly [number, number]): readonly [number, number] {
  const from = toImage(camera, 0, 0)
  const to = toImage(camera, right, -up)
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  return Math.abs(dx) >= Math.abs(dy) ? [Math.sign(dx), 0] : [0, Math.sign(dy)]
}
