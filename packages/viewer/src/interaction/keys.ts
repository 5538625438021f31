// Keys of the view, as one table: what a page lists as help is what works.

/** What keys do to a viewer. */
export interface KeyActions {
  /** Moves the view by CSS pixels, to the right and down. */
  look(dx: number, dy: number): void
  zoom(factor: number): void
  fit(): void
  oneToOne(): void
  toggleGrid(): void
  toggleBlink(): void
  /** Shows the raster that many places further on, and no other. */
  turnRaster(by: 1 | -1): void
}

/** A key of the view. */
export interface ViewKey {
  /** As KeyboardEvent.key says them. */
  readonly keys: readonly string[]
  readonly does: string
  readonly act: (actions: KeyActions, shift: boolean) => void
}

/** CSS pixels of an arrow key, and with shift. */
const STEP = 64
const LARGE_STEP = 320
const ZOOM = 1.5

const look = (dx: number, dy: number) => (actions: KeyActions, shift: boolean) => {
  const step = shift ? LARGE_STEP : STEP
  actions.look(dx * step, dy * step)
}

/** All keys of the view. */
export const VIEW_KEYS: readonly ViewKey[] = Object.freeze([
  { keys: ['ArrowLeft'], does: 'Look further left; with shift by more', act: look(-1, 0) },
  { keys: ['ArrowRight'], does: 'Look further right', act: look(1, 0) },
  { keys: ['ArrowUp'], does: 'Look further up', act: look(0, -1) },
  { keys: ['ArrowDown'], does: 'Look further down', act: look(0, 1) },
  { keys: ['+', '='], does: 'Zoom in', act: (actions) => actions.zoom(ZOOM) },
  { keys: ['-', '_'], does: 'Zoom out', act: (actions) => actions.zoom(1 / ZOOM) },
  { keys: ['0'], does: 'Fit the image', act: (actions) => actions.fit() },
  { keys: ['1'], does: 'One image pixel for one pixel of the screen', act: (actions) => actions.oneToOne() },
  { keys: ['g'], does: 'Show or hide the grid', act: (actions) => actions.toggleGrid() },
  { keys: ['b'], does: 'Blink between the images', act: (actions) => actions.toggleBlink() },
  { keys: ['['], does: 'Show the image below', act: (actions) => actions.turnRaster(-1) },
  { keys: [']'], does: 'Show the image above', act: (actions) => actions.turnRaster(1) },
])

/** Listens on an element until the signal ends it; `first` may take a key before. */
export function listenToKeys(root: HTMLElement, actions: KeyActions, first: (event: KeyboardEvent) => boolean, signal: AbortSignal): void {
  root.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented) return
      if (first(event)) {
        event.preventDefault()
        event.stopPropagation()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const found = VIEW_KEYS.find(({ keys }) => keys.includes(event.key))
      if (found === undefined) return
      event.preventDefault()
      event.stopPropagation()
      found.act(actions, event.shiftKey)
    },
    { signal },
  )
}
