// Regions in the viewer: drawn, selected and edited by pointer and keys, undone and redone, as DS9 text.

export * from './commands.ts'
export { createEditor, draftOf, type EditorState, type Gesture, type RegionTool, shownSet } from './editor-state.ts'
export { type History, redo, undo } from './history.ts'
export { keyStep, type RegionKey } from './keys.ts'
export { cursorAt, pointerStep } from './pointer.ts'
export { type PlacedRegions, regionsFromDs9, regionsToDs9 } from './region-files.ts'
export { createRegionLayer, type RegionLayer, type RegionLayerOptions } from './region-layer.ts'
export { isLocked, type RegionItem, type RegionSet, tagsOf } from './region-set.ts'
