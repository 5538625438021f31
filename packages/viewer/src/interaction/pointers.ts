// Pointers on the view: offered to the layers first, then one moves the image, two pinch it, and the secondary button changes bias and contrast.

import type { ViewPointer } from '../layers/layer.ts'
import { insideOf, type Place } from './place.ts'

/** What pointers do to a viewer. */
export interface PointerActions {
  /** Offers an event to the layers; true when one of them took it. */
  offer(event: Omit<ViewPointer, 'x' | 'y'>): boolean
  pan(dx: number, dy: number): void
  zoom(factor: number, at: Place): void
  /** Moves bias and contrast by CSS pixels to the right and up. */
  adjust(dx: number, dy: number): void
  click(at: Place, keys: PointerKeys): void
  doubleClick(at: Place, keys: PointerKeys): void
  /** Undefined when the pointer left. */
  hover(at: Place | undefined): void
  /** The image is being moved. */
  dragging(is: boolean): void
}

/** Keys held with a click. */
export interface PointerKeys {
  readonly shift: boolean
  readonly alt: boolean
  readonly control: boolean
}

type Drag = 'layer' | 'pan' | 'adjust' | 'pinch'

/** CSS pixels that a hand may shake in a click. */
const CLICK_SLACK = 4

interface Held {
  at: Place
  readonly from: Place
  readonly button: number
}

/** Listens on an element until the signal ends it. */
export function listenToPointers(root: HTMLElement, actions: PointerActions, signal: AbortSignal): void {
  const held = new Map<number, Held>()
  let drag: Drag | undefined
  /** The pointer that a layer took: other fingers mean nothing to it. */
  let taken: number | undefined
  let moved = false

  const begin = (event: PointerEvent, at: Place) => {
    root.setPointerCapture(event.pointerId)
    held.set(event.pointerId, { at, from: at, button: event.button })
    if (drag === 'layer') return
    if (held.size === 2) {
      drag = 'pinch'
      moved = true
      return
    }
    moved = false
    if (actions.offer(pointerOf('down', event, at))) {
      drag = 'layer'
      taken = event.pointerId
    } else drag = event.button === 2 || (event.button === 0 && event.shiftKey && !event.altKey) ? 'adjust' : 'pan'
  }

  const move = (event: PointerEvent, at: Place) => {
    const one = held.get(event.pointerId)
    if (one === undefined) {
      if (event.pointerType !== 'touch') actions.hover(at)
      actions.offer(pointerOf('move', event, at))
      return
    }
    const [dx, dy] = [at.sx - one.at.sx, at.sy - one.at.sy]
    if (drag === 'layer') {
      if (event.pointerId === taken) actions.offer(pointerOf('move', event, at, one.button))
    } else if (drag === 'pinch') pinch(held, event.pointerId, at, actions)
    else if (moved || Math.hypot(at.sx - one.from.sx, at.sy - one.from.sy) > CLICK_SLACK) {
      if (!moved && drag === 'pan') actions.dragging(true)
      moved = true
      if (drag === 'adjust') actions.adjust(dx, -dy)
      else actions.pan(dx, dy)
    } else return
    one.at = at
    if (event.pointerType !== 'touch') actions.hover(at)
  }

  const end = (event: PointerEvent, at: Place, type: 'up' | 'cancel') => {
    const one = held.get(event.pointerId)
    if (!held.delete(event.pointerId) || one === undefined) return
    if (drag === 'layer') {
      if (event.pointerId !== taken) return
      actions.offer(pointerOf(type, event, at, one.button))
      // What other fingers do from here on is no click.
      moved = true
      drag = 'pan'
    } else if (type === 'up' && !moved && one.button === 0) {
      actions.offer(pointerOf('up', event, at, one.button))
      actions.click(at, keysOf(event))
    } else if (drag === 'pan' && moved) actions.dragging(false)
    // The finger that stays goes on moving the image.
    drag = held.size === 1 && drag === 'pinch' ? 'pan' : held.size === 0 ? undefined : drag
  }

  const listen = (name: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel', take: (event: PointerEvent, at: Place) => void) =>
    root.addEventListener(name, (event) => take(event, insideOf(root, event)), { signal })
  listen('pointerdown', begin)
  listen('pointermove', move)
  listen('pointerup', (event, at) => end(event, at, 'up'))
  listen('pointercancel', (event, at) => end(event, at, 'cancel'))
  root.addEventListener('pointerleave', () => held.size === 0 && actions.hover(undefined), { signal })
  root.addEventListener('contextmenu', (event) => event.preventDefault(), { signal })
  root.addEventListener(
    'dblclick',
    (event) => {
      const at = insideOf(root, event)
      if (!actions.offer(pointerOf('double', event, at))) actions.doubleClick(at, keysOf(event))
    },
    { signal },
  )
}

/** Moves and scales so that what is under each of two fingers stays there. */
function pinch(held: ReadonlyMap<number, Held>, id: number, at: Place, actions: PointerActions): void {
  const moving = held.get(id)
  const other = [...held].find(([key]) => key !== id)?.[1]
  if (moving === undefined || other === undefined) return
  const before = Math.hypot(moving.at.sx - other.at.sx, moving.at.sy - other.at.sy)
  const after = Math.hypot(at.sx - other.at.sx, at.sy - other.at.sy)
  const middle = { sx: (moving.at.sx + other.at.sx) / 2, sy: (moving.at.sy + other.at.sy) / 2 }
  actions.pan((at.sx - moving.at.sx) / 2, (at.sy - moving.at.sy) / 2)
  if (before > 1 && after > 1)
    actions.zoom(after / before, { sx: middle.sx + (at.sx - moving.at.sx) / 2, sy: middle.sy + (at.sy - moving.at.sy) / 2 })
}

const keysOf = (event: MouseEvent): PointerKeys => ({ shift: event.shiftKey, alt: event.altKey, control: event.ctrlKey || event.metaKey })

/** An event as layers get it, without the place in the image. */
function pointerOf(type: ViewPointer['type'], event: MouseEvent, at: Place, button = event.button): Omit<ViewPointer, 'x' | 'y'> {
  return { type, ...at, button, ...keysOf(event) }
}
