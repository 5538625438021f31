// The first pass over an image: down to the first coarse level in one go, with the statistics of the levels on the way.

import { collectStatistics } from './level-statistics.ts'
import { checkLabels, halverOf } from './reduction.ts'
import { strips } from './row-source.ts'
import { freshScratch } from './scratch.ts'
import type { Reduced, ReduceTask, TileContext } from './tile-tasks.ts'

/** Does a ReduceTask. Holds one strip of the image and its halves besides what it returns. Throws IMAGE_NOT_LABELS where labels are asked for. */
export async function reduceRows(context: TileContext, { y0, y1 }: ReduceTask): Promise<Reduced> {
  const { plan, rows, reduction = 'mean', scratch = freshScratch } = context
  const { levels, coarse } = plan
  const unit = 2 ** coarse
  const halve = halverOf(reduction)
  const collectors = levels.slice(0, coarse).map(({ width, height }) => collectStatistics(width, height))
  const out = new Float32Array(Math.ceil((y1 - y0) / unit) * levels[coarse].width)
  let buffers: Float32Array[] | undefined
  let at = 0
  for await (const strip of strips(rows, [y0, y1], { ...context, unit })) {
    let { pixels, rows: count } = strip
    if (reduction === 'label') checkLabels(pixels)
    // The first strip is the largest.
    buffers ??= levels
      .slice(1, coarse + 1)
      .map(({ level, width }) => scratch.floats(`level ${level}`, width * Math.ceil(count / 2 ** level)))
    for (let level = 0; level < coarse; level++) {
      collectors[level].add(pixels, strip.y / 2 ** level, count)
      halve(pixels, levels[level].width, count, buffers[level])
      count = Math.ceil(count / 2)
      pixels = buffers[level]
    }
    const length = count * levels[coarse].width
    out.set(pixels.subarray(0, length), at)
    at += length
  }
  return { pixels: out, parts: collectors.map((collector) => collector.part()) }
}
