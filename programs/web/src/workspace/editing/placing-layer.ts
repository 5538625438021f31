// Takes the next click on the image as a place, before anything else does.

import type { OverlayLayer, ViewPointer } from '@cirasa/viewer'

/** A pointer that moved further, in CSS pixels, was no click. */
const STILL = 4

/** A layer that takes clicks, and draws nothing. `onPlace` gets pixels of the image. */
export function createPlacingLayer(id: string, onPlace: (at: { readonly x: number; readonly y: number }) => void): OverlayLayer {
  let release = (): void => {}
  let from: ViewPointer | undefined
  return {
    id,
    kind: 'overlay',
    visible: true,
    opacity: 1,
    attach(host) {
      host.setCursor('cell')
      release = () => host.setCursor(undefined)
    },
    pointer(event) {
      if (event.type === 'down') {
        from = event.button === 0 && !event.shift && !event.control && !event.alt ? event : undefined
        return from !== undefined
      }
      if (event.type === 'cancel') from = undefined
      if (event.type !== 'up' || from === undefined) return false
      const isClick = Math.hypot(event.sx - from.sx, event.sy - from.sy) <= STILL
      const { x, y } = event
      from = undefined
      if (isClick) onPlace({ x, y })
      return true
    },
    paint() {},
    dispose: () => release(),
  }
}
