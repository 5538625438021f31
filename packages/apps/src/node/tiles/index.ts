// Tile pyramids of images: built on threads into a folder, read back tile by tile.

export { buildImagePyramid, type ImagePyramid, type ImagePyramidOptions, openImagePyramid } from './build-image-pyramid.ts'
export { folderPyramidStore } from './folder-store.ts'
export { TileThreads } from './tile-threads.ts'
export { warmThreads } from './warm-threads.ts'
export { zlibDeflate, zlibInflate } from './zlib-deflate.ts'
