// The wheel zooms about the pointer: by steps of a mouse, by the pixels of a trackpad, and by its pinch.

import { insideOf, type Place } from './place.ts'

/** CSS pixels of a line and of a page, for wheels that count in those. */
const LINE = 20
const PAGE = 400
/** Natural logarithm of the zoom a CSS pixel; a notch of a mouse, some 100, zooms by 1.28. */
const RATE = 0.0025
/** A pinch of a trackpad comes as a wheel with the control key, in small steps. */
const PINCH_RATE = 0.01
/** Most that one event may zoom. */
const MOST = Math.log(2)

/** The zoom of a wheel event. */
export function wheelFactor({ deltaY, deltaMode, ctrlKey }: Pick<WheelEvent, 'deltaY' | 'deltaMode' | 'ctrlKey'>): number {
  const pixels = deltaY * (deltaMode === 1 ? LINE : deltaMode === 2 ? PAGE : 1)
  return Math.exp(Math.min(MOST, Math.max(-MOST, -pixels * (ctrlKey && deltaMode === 0 ? PINCH_RATE : RATE))))
}

/** Listens on an element until the signal ends it. */
export function listenToWheel(root: HTMLElement, zoom: (factor: number, at: Place) => void, signal: AbortSignal): void {
  root.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      const factor = wheelFactor(event)
      if (factor !== 1) zoom(factor, insideOf(root, event))
    },
    { signal, passive: false },
  )
}
