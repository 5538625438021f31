// The sky viewer: tiles on the GPU, layers, catalogues and regions, without a UI framework.

export * from './camera/camera.ts'
export * from './display/display.ts'
export { viewerErrors } from './errors.ts'
export * from './layers/catalogue-columns.ts'
export * from './layers/layer.ts'
export * from './layers/raster-layer.ts'
export * from './tiles/tile-source.ts'
export * from './viewer-types.ts'
