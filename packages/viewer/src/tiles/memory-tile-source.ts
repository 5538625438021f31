// Tiles of pixels that are in memory: a file dropped into the page, a map that was just made, a test.

import {
  checkLabels,
  collectStatistics,
  halverOf,
  type LevelStatistics,
  planPyramid,
  type Reduction,
  statisticsOf,
  tileBox,
} from '@cirasa/image'
import { viewerErrors } from '../errors.ts'
import type { TileSource } from './tile-source.ts'

/**
 * The pyramid of an image in memory, with the same levels and statistics as that of the service. Keeps `pixels`, which must not change any more, and a third
 * more for the coarser levels.
 *
 * @param pixels - row-major from the lowest row; NaN where blank
 * @param reduction - 'label' where pixels are names, such as numbers of islands
 * @throws VIEWER_BAD_IMAGE for a size that does not fit the pixels, IMAGE_NOT_LABELS
 */
export function memoryTileSource(width: number, height: number, pixels: Float32Array, reduction: Reduction = 'mean'): TileSource {
  if (!(Number.isSafeInteger(width) && Number.isSafeInteger(height) && width > 0 && height > 0 && pixels.length === width * height))
    throw viewerErrors.BAD_IMAGE({ width, height, pixels: pixels.length })
  if (reduction === 'label') checkLabels(pixels)
  const halve = halverOf(reduction)
  const plan = planPyramid(width, height)
  const planes = [pixels]
  for (const level of plan.levels.slice(1)) {
    const below = plan.levels[level.level - 1]
    const plane = new Float32Array(level.width * level.height)
    halve(planes[level.level - 1], below.width, below.height, plane)
    planes.push(plane)
  }
  const statistics = planes.map((plane, level): LevelStatistics => {
    const collector = collectStatistics(plan.levels[level].width, plan.levels[level].height)
    collector.add(plane, 0, plan.levels[level].height)
    return statisticsOf(level, [collector.part()])
  })
  return Object.freeze({
    description: Object.freeze({ plan, reduction, lossless: true, statistics }),
    async tile(level: number, x: number, y: number) {
      const box = tileBox(plan, level, x, y)
      const stride = plan.levels[level].width
      const tile = new Float32Array(box.width * box.height)
      for (let row = 0; row < box.height; row++) {
        const start = (box.y0 + row) * stride + box.x0
        tile.set(planes[level].subarray(start, start + box.width), row * box.width)
      }
      return { width: box.width, height: box.height, pixels: tile }
    },
  })
}
