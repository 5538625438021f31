// What rasters share, for tests that draw nothing.

import type { RasterEngine } from '../../src/layers/raster-engine.ts'
import { RequestQueue } from '../../src/tiles/request-queue.ts'
import { TileCache } from '../../src/tiles/tile-cache.ts'

/** An engine without a GPU; every look at its frame is another frame. */
export function engineWithoutGpu(): RasterEngine {
  let frame = 0
  const engine = {
    services: {
      cache: new TileCache(1e8),
      queue: new RequestQueue(),
      decode: () => Promise.reject(new Error('nothing is coded here')),
      requestFrame: () => {},
    },
    mostTiles: 100,
    get frame() {
      return ++frame
    },
    changed: () => {},
    forget: () => {},
  }
  return engine as unknown as RasterEngine
}
