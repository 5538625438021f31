// How far a raster is that is only read, such as the map of the noise under an image: nobody draws it, and it comes to an end all the same.

import { expect, it } from 'vitest'
import { createCamera, fit } from '../../src/camera/camera.ts'
import { Raster } from '../../src/layers/raster.ts'
import { memoryTileSource } from '../../src/tiles/memory-tile-source.ts'
import { engineWithoutGpu } from './without-gpu.ts'

it('a raster that is read and not drawn has its tiles when they are in memory', async () => {
  const [width, height] = [600, 300]
  const source = memoryTileSource(width, height, new Float32Array(width * height))
  const raster = new Raster({ id: 'rms', name: 'rms', unit: '', source }, engineWithoutGpu())
  const camera = fit(createCamera({ width, height }), width, height)
  raster.need(camera, 2)
  expect(raster.progress).toEqual({ wanted: 6, loaded: 0 })
  await new Promise((resolve) => setTimeout(resolve, 0))
  raster.need(camera, 2)
  expect(raster.progress).toEqual({ wanted: 6, loaded: 6 })
  raster.rest()
  expect(raster.progress).toEqual({ wanted: 0, loaded: 0 })
})
