// The layer of regions: holds the editor's state, hands it pointer and keys, paints it, and tells when it changed.

import type { PixelRegion, ReadNote, RegionFrame } from '@cirasa/regions'
import type { LayerHost, OverlayLayer, ViewPointer } from '../layers/layer.ts'
import { addRegions } from './commands.ts'
import { createEditor, type EditorState } from './editor-state.ts'
import { keyStep } from './keys.ts'
import { paintRegions } from './paint-regions.ts'
import { cursorAt, isTaken, pointerStep } from './pointer.ts'
import { regionsFromDs9, regionsToDs9 } from './region-files.ts'

/** Regions that a person draws and edits. A catalogue is none: it has a layer of its own. */
export interface RegionLayer extends OverlayLayer {
  readonly kind: 'regions'
  /** All there is about the regions, as one immutable value: another one after each change. */
  readonly state: EditorState
  /**
   * Changes the state, by one of the commands as a rule.
   *
   * @example layer.change((state) => styleRegions(state, { colour: 'red' }))
   */
  change(command: (state: EditorState) => EditorState): void
  /** Calls back after each change, also of the selection and while something is dragged; gives what ends it. */
  onChange(listener: (state: EditorState) => void): () => void
  /** All regions, or those with an id, as a DS9 file; on the sky of the viewer's image unless it has none or `frame` is 'image'. */
  toDs9(frame: RegionFrame, ids?: ReadonlySet<number>): string
  /** Adds the regions of a DS9 file, selected; says what was not understood. Throws REGIONS_TOO_LARGE. */
  fromDs9(text: string): readonly ReadNote[]
}

/** How a layer begins. */
export interface RegionLayerOptions {
  /** 'regions' by default. */
  readonly id?: string
  readonly regions?: readonly PixelRegion[]
}

/** A layer of regions; it works once it is added to a viewer. */
export function createRegionLayer(options: RegionLayerOptions = {}): RegionLayer {
  let host: LayerHost | undefined
  let state = createEditor(options.regions)
  const listeners = new Set<(state: EditorState) => void>()

  function become(next: EditorState): void {
    if (next === state) return
    state = next
    host?.requestFrame()
    for (const listener of [...listeners]) listener(state)
  }

  return {
    id: options.id ?? 'regions',
    kind: 'regions',
    visible: true,
    opacity: 1,
    get state() {
      return state
    },
    attach(to) {
      host = to
    },
    paint: (context, camera, theme) => paintRegions(context, camera, theme, state),
    pointer(event: ViewPointer) {
      if (host === undefined) return false
      const before = state
      const after = pointerStep(before, event, host.camera)
      become(after)
      if (event.type === 'move' || event.type === 'up') host.setCursor(cursorAt(after, event, host.camera))
      return isTaken(before, after)
    },
    key(event) {
      if (host === undefined) return false
      const { key, shiftKey: shift, altKey: alt, ctrlKey, metaKey } = event
      const next = keyStep(state, { key, shift, alt, control: ctrlKey || metaKey }, host.camera)
      if (next !== undefined) become(next)
      return next !== undefined
    },
    change: (command) => become(command(state)),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    toDs9(frame, ids) {
      const chosen = state.history.present.items.filter(({ id }) => ids === undefined || ids.has(id))
      const regions = chosen.map(({ region }) => region)
      return regionsToDs9(regions, frame, host?.image?.wcs)
    },
    fromDs9(text) {
      const { regions, notes } = regionsFromDs9(text, host?.image?.wcs)
      become(addRegions(state, regions))
      return notes
    },
    dispose() {
      host = undefined
      listeners.clear()
    },
  }
}
