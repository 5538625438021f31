// The sample image as the page sees it: its description, and blocks of pixels out of its tiles.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildPyramid, decodeTile, memoryPyramidStore, openPyramid, type Pyramid } from '@cirasa/image'
import { type LocalPlane, openPlane } from '../../src/preview/open-plane.ts'
import type { BlockOfPixels } from '../../src/preview/preview-messages.ts'

/** Bytes of the sample image. */
export const sampleBytes = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(path.resolve(import.meta.dirname, '../../../../examples/sample/sample.fits')))

export const sampleBlob = (): Blob => new Blob([sampleBytes()])

/** The sample image, its pixels as they are in the file, and the tiles that a page is sent of it. */
export interface Sample extends LocalPlane {
  readonly pixels: Float32Array
  readonly pyramid: Pyramid
}

export async function openSample(): Promise<Sample> {
  const plane = await openPlane(sampleBlob(), 'sample.fits', {})
  const { width, height } = plane.image
  const pixels = new Float32Array(width * height)
  await plane.rows.readRows(0, height, pixels)
  const store = memoryPyramidStore()
  await buildPyramid(plane.rows, store)
  return { ...plane, pixels, pyramid: (await openPyramid(store)) as Pyramid }
}

/** A box of pixels of a level, cut out of its tiles as the viewer does. */
export async function blockOfTiles(
  pyramid: Pyramid,
  level: number,
  x0: number,
  y0: number,
  width: number,
  height: number,
): Promise<BlockOfPixels> {
  const { plan } = pyramid.description
  const pixels = new Float32Array(width * height).fill(Number.NaN)
  for (let y = 0; y < plan.levels[level].rows; y++) {
    for (let x = 0; x < plan.levels[level].columns; x++) {
      const tile = await decodeTile(await pyramid.tile(level, x, y))
      for (let row = 0; row < tile.height; row++) {
        for (let column = 0; column < tile.width; column++) {
          const [atX, atY] = [x * plan.tileSide + column - x0, y * plan.tileSide + row - y0]
          if (atX >= 0 && atY >= 0 && atX < width && atY < height) pixels[atY * width + atX] = tile.pixels[row * tile.width + column]
        }
      }
    }
  }
  return { x0, y0, step: 2 ** level, width, height, pixels }
}

/** A box of pixels of the file. */
export function cutOut({ pixels, image }: Sample, x0: number, y0: number, width: number, height: number): Float32Array {
  const cut = new Float32Array(width * height)
  for (let y = 0; y < height; y++) cut.set(pixels.subarray((y0 + y) * image.width + x0, (y0 + y) * image.width + x0 + width), y * width)
  return cut
}
