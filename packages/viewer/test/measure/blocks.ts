// Images for tests of measuring, and a provider that reads them as a viewer would: levels are means of 2 x 2.

import type { PixelProvider } from '../../src/measure/pixel-level.ts'
import type { PixelBlock } from '../../src/viewer-types.ts'

/** A block of the image's own pixels, from a function of their coordinates. */
export function blockOf(x0: number, y0: number, width: number, height: number, value: (x: number, y: number) => number): PixelBlock {
  const pixels = new Float32Array(width * height)
  for (let j = 0; j < height; j++) for (let i = 0; i < width; i++) pixels[j * width + i] = value(x0 + i, y0 + j)
  return { x0, y0, width, height, level: 0, pixels }
}

/** Reads an image of a size; remembers what it was asked for. */
export function providerOf(size: number, value: (x: number, y: number) => number) {
  const asked: { level: number; count: number }[] = []
  const mean = (x: number, y: number, side: number): number => {
    let [sum, count] = [0, 0]
    for (let j = 0; j < side; j++) {
      for (let i = 0; i < side; i++) {
        const [u, v] = [x * side + i, y * side + j]
        if (u < 0 || v < 0 || u >= size || v >= size) continue
        sum += value(u, v)
        count++
      }
    }
    return sum / count
  }
  const pixels: PixelProvider = async (box, { level = 0, signal }) => {
    signal.throwIfAborted()
    const side = 2 ** level
    const on = (at: number): number => Math.floor((Math.round(at) + 0.5) / side)
    const [x0, y0, x1, y1] = [on(box.x0), on(box.y0), on(box.x1), on(box.y1)]
    const block = blockOf(x0, y0, x1 - x0 + 1, y1 - y0 + 1, (x, y) => mean(x, y, side))
    asked.push({ level, count: block.pixels.length })
    return { ...block, level }
  }
  return { pixels, asked }
}
