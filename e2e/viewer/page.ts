// The page of the viewer's tests: makes viewers of plain data, and says when all of their tiles are drawn.

import { buildPyramid, memoryPyramidStore, openPyramid, type Reduction } from '@cirasa/image'
import type { Camera, Display, RasterLayer, TileSource, Viewer, ViewerOptions } from '@cirasa/viewer'
import * as cirasaViewer from '@cirasa/viewer'
import { createWcs } from '@cirasa/wcs'

/** A viewer to be made. */
export interface Scene {
  /** CSS pixels of the view. */
  readonly size: readonly [width: number, height: number]
  readonly width: number
  readonly height: number
  /** Row by row from the lowest; or one value of all. */
  readonly pixels: ArrayLike<number> | number
  /** What coarser levels are made of; means by default. */
  readonly reduction?: Reduction
  readonly display?: Partial<Display>
  readonly camera?: Partial<Camera>
  readonly smooth?: boolean
  readonly options?: ViewerOptions
}

/** What tests find in the page. */
export interface TestPage {
  readonly library: typeof cirasaViewer
  readonly createWcs: typeof createWcs
  viewer: Viewer
  raster: RasterLayer
  /** Makes a viewer in place of the last one, and waits until it is drawn. */
  show(scene: Scene): Promise<void>
  /** Waits until all tiles of the view are drawn. */
  settled(): Promise<void>
  /** Tiles as the service has them, coded and quantised. */
  coded(width: number, height: number, valueAt: (x: number, y: number) => number): Promise<TileSource>
}

declare global {
  interface Window {
    test: TestPage
  }
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

async function settled(viewer: Viewer): Promise<void> {
  const rasters = viewer.layers.filter((layer) => layer.kind === 'raster' && layer.visible) as RasterLayer[]
  do await nextFrame()
  while (rasters.some(({ loaded }) => loaded < 1))
  await nextFrame()
}

window.test = {
  library: cirasaViewer,
  createWcs,
  viewer: undefined as unknown as Viewer,
  raster: undefined as unknown as RasterLayer,
  async show({ size, width, height, pixels, reduction, display, camera, smooth, options }) {
    this.viewer?.dispose()
    document.body.replaceChildren()
    const element = document.createElement('div')
    element.id = 'view'
    Object.assign(element.style, { width: `${size[0]}px`, height: `${size[1]}px` })
    document.body.append(element)
    this.viewer = cirasaViewer.createViewer(element, { theme: { background: '#000000' }, ...options })
    this.viewer.setImage({ width, height, unit: 'Jy/beam', name: 'test' })
    const values = typeof pixels === 'number' ? new Float32Array(width * height).fill(pixels) : Float32Array.from(pixels)
    const source = cirasaViewer.memoryTileSource(width, height, values, reduction)
    this.raster = this.viewer.addRaster({ id: 'image', name: 'test', source, unit: 'Jy/beam', display, smooth })
    if (camera !== undefined) this.viewer.setCamera(camera)
    await settled(this.viewer)
  },
  settled() {
    return settled(this.viewer)
  },
  async coded(width, height, valueAt) {
    const store = memoryPyramidStore()
    const readRows = (y0: number, y1: number, out: Float32Array) => {
      for (let y = y0; y < y1; y++) for (let x = 0; x < width; x++) out[(y - y0) * width + x] = valueAt(x, y)
    }
    await buildPyramid({ width, height, readRows }, store)
    const pyramid = await openPyramid(store)
    if (pyramid === undefined) throw new Error('The pyramid that was built cannot be opened.')
    return pyramid
  },
}
