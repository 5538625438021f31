// The page of the viewer's tests: makes viewers of plain data, and says when all of their tiles are drawn.

import type { Camera, Display, RasterLayer, Viewer, ViewerOptions } from '@cirasa/viewer'
import * as cirasaViewer from '@cirasa/viewer'

/** A viewer to be made. */
export interface Scene {
  /** CSS pixels of the view. */
  readonly size: readonly [width: number, height: number]
  readonly width: number
  readonly height: number
  readonly pixels: ArrayLike<number>
  readonly display?: Partial<Display>
  readonly camera?: Partial<Camera>
  readonly smooth?: boolean
  readonly options?: ViewerOptions
}

/** What tests find in the page. */
export interface TestPage {
  readonly library: typeof cirasaViewer
  viewer: Viewer
  raster: RasterLayer
  /** Makes a viewer in place of the last one, and waits until it is drawn. */
  show(scene: Scene): Promise<void>
  /** Waits until all tiles of the view are drawn. */
  settled(): Promise<void>
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
  viewer: undefined as unknown as Viewer,
  raster: undefined as unknown as RasterLayer,
  async show({ size, width, height, pixels, display, camera, smooth, options }) {
    this.viewer?.dispose()
    document.body.replaceChildren()
    const element = document.createElement('div')
    element.id = 'view'
    Object.assign(element.style, { width: `${size[0]}px`, height: `${size[1]}px` })
    document.body.append(element)
    this.viewer = cirasaViewer.createViewer(element, { theme: { background: '#000000' }, ...options })
    this.viewer.setImage({ width, height, unit: 'Jy/beam', name: 'test' })
    const source = cirasaViewer.memoryTileSource(width, height, Float32Array.from(pixels))
    this.raster = this.viewer.addRaster({ id: 'image', name: 'test', source, unit: 'Jy/beam', display, smooth })
    if (camera !== undefined) this.viewer.setCamera(camera)
    await settled(this.viewer)
  },
  settled() {
    return settled(this.viewer)
  },
}
