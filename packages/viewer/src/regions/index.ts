// Regions in the viewer: drawn, selected and edited by pointer and keys, undone and redone, as DS9 text.

export { cssColour } from './colours.ts'
export * from './commands.ts'
export { type EditorState, type RegionTool, shownRegions } from './editor-state.ts'
export { type PlacedRegions, regionsFromDs9, regionsToDs9 } from './region-files.ts'
export { createRegionLayer, type RegionLayer, type RegionLayerOptions } from './region-layer.ts'
export { isLocked, type RegionItem, type RegionSet, tagsOf } from './region-set.ts'
