// Pixels in memory as tiles: the same values, levels that are means, blanks that stay blank.

import { buildPyramid, memoryPyramidStore } from '@cirasa/image'
import { describe, expect, it } from 'vitest'
import { memoryTileSource } from '../../src/tiles/memory-tile-source.ts'
import type { TilePixels } from '../../src/tiles/tile-source.ts'
import { noise } from '../sky.ts'

const [WIDTH, HEIGHT] = [601, 259]
const pixels = noise(WIDTH * HEIGHT)
pixels[5] = Number.NaN
const source = memoryTileSource(WIDTH, HEIGHT, pixels)
const { signal } = new AbortController()
const tile = async (level: number, x: number, y: number) => (await source.tile(level, x, y, { signal })) as TilePixels

describe('tiles of pixels in memory', () => {
  it('are the pixels', async () => {
    const { width, height, pixels: found } = await tile(0, 2, 1)
    expect([width, height]).toEqual([601 - 512, 259 - 256])
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) expect(found[y * width + x]).toBe(pixels[(256 + y) * WIDTH + 512 + x])
    expect((await tile(0, 0, 0)).pixels[5]).toBeNaN()
  })

  it('are means in coarser levels', async () => {
    const { pixels: found } = await tile(1, 0, 0)
    const mean = (pixels[2] + pixels[3] + pixels[WIDTH + 2] + pixels[WIDTH + 3]) / 4
    expect(found[1]).toBeCloseTo(mean, 6)
    expect(found[2]).toBeCloseTo((pixels[4] + pixels[WIDTH + 4] + pixels[WIDTH + 5]) / 3, 6)
  })

  it('are labels in coarser levels, where pixels are labels', async () => {
    const islands = memoryTileSource(
      600,
      2,
      Float32Array.from({ length: 1200 }, (_, i) => (i % 600 === 7 ? 12 : 0)),
      'label',
    )
    const level = (await islands.tile(1, 0, 0, { signal })) as TilePixels
    expect(Array.from(level.pixels.subarray(2, 5))).toEqual([0, 12, 0])
    expect(islands.description.reduction).toBe('label')
    expect(() => memoryTileSource(2, 1, Float32Array.of(1, 0.5), 'label')).toThrow(expect.objectContaining({ code: 'IMAGE_NOT_LABELS' }))
  })

  it('have the description that the pyramid of the service has', async () => {
    const rows = {
      width: WIDTH,
      height: HEIGHT,
      readRows: (y0: number, y1: number, out: Float32Array) => out.set(pixels.subarray(y0 * WIDTH, y1 * WIDTH)),
    }
    const { plan, reduction, statistics } = await buildPyramid(rows, memoryPyramidStore(), { lossless: true })
    expect(source.description).toEqual({ plan, reduction, statistics, lossless: true })
  })

  it('are refused outside of the image', async () => {
    await expect(tile(0, 3, 0)).rejects.toMatchObject({ code: 'IMAGE_NO_SUCH_TILE' })
  })

  it('are refused for a size that is not theirs', () => {
    expect(() => memoryTileSource(3, 3, new Float32Array(8))).toThrow(expect.objectContaining({ code: 'VIEWER_BAD_IMAGE' }))
    expect(() => memoryTileSource(0, 0, new Float32Array(0))).toThrow(expect.objectContaining({ code: 'VIEWER_BAD_IMAGE' }))
  })
})
