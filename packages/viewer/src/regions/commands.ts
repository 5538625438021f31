// What can be done to regions other than by pointer: each a function of the editor's state, each one step to undo.

import type { PixelRegion, RegionStyle } from '@cirasa/regions'
import { committed, type EditorState, existing, type RegionTool } from './editor-state.ts'
import { moved } from './handles.ts'
import { historyOf, redo, undo } from './history.ts'
import { regionsToDs9 } from './region-files.ts'
import { isLocked, noRegions, styled, withAdded, withChanged, without } from './region-set.ts'

/** How far a copy lies from its original, image pixels. */
const COPY_OFFSET = 5

/** Regions on top of the others, selected. */
export function addRegions(state: EditorState, regions: readonly PixelRegion[]): EditorState {
  if (regions.length === 0) return state
  const { set, ids } = withAdded(state.history.present, regions)
  return committed(state, set, new Set(ids))
}

/** Other regions instead of all there are, locked ones included. */
export function replaceRegions(state: EditorState, regions: readonly PixelRegion[]): EditorState {
  const { set } = withAdded({ ...noRegions, nextId: state.history.present.nextId }, regions)
  return committed(state, set)
}

/**
 * The regions that there are elsewhere, such as in a file that others write, too: those that are here already keep their ids and stay selected. It is no step to
 * undo, as that would take away what somebody else has drawn. Regions are the same when their DS9 text is.
 */
export function settleRegions(state: EditorState, regions: readonly PixelRegion[]): EditorState {
  const { items, nextId } = state.history.present
  const textOf = (region: PixelRegion) => regionsToDs9([region], 'image', undefined)
  const here = Map.groupBy(items, ({ region }) => textOf(region))
  let next = nextId
  const settled = regions.map((region) => here.get(textOf(region))?.shift() ?? { id: next++, region })
  const set = { items: settled, nextId: next }
  return { ...state, history: historyOf(set), selected: existing(state.selected, set), gesture: undefined }
}

/** Takes regions away; locked ones stay. */
export const removeRegions = (state: EditorState, ids = state.selected): EditorState =>
  committed(state, without(state.history.present, ids))

/** Copies beside their originals, selected and not locked. */
export function duplicateRegions(state: EditorState, ids = state.selected): EditorState {
  const copies = state.history.present.items
    .filter(({ id }) => ids.has(id))
    .map(({ region }) => styled(moved(region, COPY_OFFSET, -COPY_OFFSET), { locked: undefined }))
  return addRegions(state, copies)
}

/** Moves what is selected and not locked; steps one after the other are undone as one. */
export function nudgeRegions(state: EditorState, dx: number, dy: number): EditorState {
  const set = withChanged(state.history.present, state.selected, (region) => (isLocked(region) ? region : moved(region, dx, dy)))
  return committed(state, set, state.selected, `nudge ${[...state.selected].join(' ')}`)
}

/** Colour, words, width, symbol of regions at once; what is undefined is taken away. Locked ones change too: only their place is kept. */
export const styleRegions = (state: EditorState, style: RegionStyle, ids = state.selected): EditorState =>
  committed(
    state,
    withChanged(state.history.present, ids, (region) => styled(region, style)),
  )

/** Whether regions can be moved, changed and deleted. */
export const lockRegions = (state: EditorState, locked: boolean, ids = state.selected): EditorState =>
  styleRegions(state, { locked: locked ? true : undefined }, ids)

/** Puts regions in a group. */
export function tagRegions(state: EditorState, tag: string, ids = state.selected): EditorState {
  const set = withChanged(state.history.present, ids, (region) => {
    const tags = region.style?.tags ?? []
    return tags.includes(tag) ? region : styled(region, { tags: [...tags, tag] })
  })
  return committed(state, set)
}

/** Takes regions out of a group. */
export function untagRegions(state: EditorState, tag: string, ids = state.selected): EditorState {
  const set = withChanged(state.history.present, ids, (region) => {
    const tags = region.style?.tags ?? []
    if (!tags.includes(tag)) return region
    const left = tags.filter((other) => other !== tag)
    return styled(region, { tags: left.length === 0 ? undefined : left })
  })
  return committed(state, set)
}

/** Selects these and no others. */
export const selectRegions = (state: EditorState, ids: Iterable<number>): EditorState => ({
  ...state,
  selected: existing(new Set(ids), state.history.present),
  gesture: undefined,
})

/** Selects a group. */
export const selectTaggedRegions = (state: EditorState, tag: string): EditorState =>
  selectRegions(
    state,
    state.history.present.items.filter(({ region }) => region.style?.tags?.includes(tag)).map(({ id }) => id),
  )

export const selectAllRegions = (state: EditorState): EditorState =>
  selectRegions(
    state,
    state.history.present.items.map(({ id }) => id),
  )

/** Another tool; what was being drawn is dropped. */
export const chooseRegionTool = (state: EditorState, tool: RegionTool): EditorState => ({ ...state, tool, gesture: undefined })

export function undoRegions(state: EditorState): EditorState {
  const history = undo(state.history)
  return { ...state, history, selected: existing(state.selected, history.present), gesture: undefined }
}

export function redoRegions(state: EditorState): EditorState {
  const history = redo(state.history)
  return { ...state, history, selected: existing(state.selected, history.present), gesture: undefined }
}
