// What tiles cost to decode and to keep, beside float32, and beside fpack on the same image in the same run.

import { spawnSync } from 'node:child_process'
import { rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { openImage, openPlane, planeRecipe } from '@cirasa/apps/node/images'
import { zlibDeflate, zlibInflate } from '@cirasa/apps/node/tiles'
import { decodeTile, encodeTile } from '@cirasa/image'
import { median } from '../measuring/repetitions.ts'
import type { DecodingPage } from './decode-in-page.ts'

/** Figures of one side of tile on one image. */
export interface CodecRow {
  readonly image: string
  readonly side: number
  readonly tiles: number
  /** Medians over the tiles, each the best of some rounds, ms. */
  readonly encodeMs: number
  /** In Node, unpacked by zlib. */
  readonly decodeMs: number
  /** In Node, unpacked by its DecompressionStream. */
  readonly decodeStreamMs: number
  /** In Chromium, as the viewer decodes. */
  readonly decodePageMs: number
  readonly bitsAPixel: number
  /** Float32 over tiles. */
  readonly ratio: number
  /** Largest error over the tile's noise. */
  readonly largestError: number
}

/** What fpack makes of the image. */
export interface PackedRow {
  readonly image: string
  readonly how: string
  readonly bitsAPixel: number
  readonly ratio: number
}

const MOST_TILES = 24
const ROUNDS = 5

/** Codes tiles from all over an image, and decodes them here and in a page. */
export async function codecFigures(name: string, side: number, page: DecodingPage): Promise<CodecRow> {
  const { signal } = new AbortController()
  const image = await openImage(name, {}, signal)
  using opened = await openPlane(await planeRecipe(image, signal))
  const { width, height } = opened.plane
  const [columns, rows] = [Math.floor(width / side), Math.floor(height / side)]
  const count = Math.min(MOST_TILES, columns * rows)
  const strip = new Float32Array(width * side)
  const figures: Awaited<ReturnType<typeof oneTile>>[] = []
  for (let k = 0; k < count; k++) {
    const at = Math.floor((k * columns * rows) / count)
    const [x, y] = [at % columns, Math.floor(at / columns)]
    opened.plane.readRows(y * side, (y + 1) * side, strip)
    const pixels = new Float32Array(side * side)
    for (let row = 0; row < side; row++) {
      const start = row * width + x * side
      pixels.set(strip.subarray(start, start + side), row * side)
    }
    figures.push(await oneTile(pixels, side, page))
  }
  image.input.close()
  const bytes = figures.reduce((sum, figure) => sum + figure.bytes, 0)
  const total = count * side * side
  return {
    image: path.basename(name),
    side,
    tiles: count,
    encodeMs: median(figures.map(({ encode }) => encode)),
    decodeMs: median(figures.map(({ decode }) => decode)),
    decodeStreamMs: median(figures.map(({ stream }) => stream)),
    decodePageMs: median(figures.map(({ inPage }) => inPage)),
    bitsAPixel: (8 * bytes) / total,
    ratio: (4 * total) / bytes,
    largestError: Math.max(...figures.map(({ error }) => error)),
  }
}

async function oneTile(pixels: Float32Array, side: number, page: DecodingPage) {
  let bytes = new Uint8Array(0)
  const encode = await best(async () => {
    bytes = (await encodeTile(pixels, side, side, { deflate: zlibDeflate })) as Uint8Array<ArrayBuffer>
  })
  let decoded = await decodeTile(bytes, { inflate: zlibInflate })
  const decode = await best(async () => {
    decoded = await decodeTile(bytes, { inflate: zlibInflate })
  })
  const stream = await best(() => decodeTile(bytes))
  const inPage = await page.decode(bytes, ROUNDS)
  let error = 0
  for (const [i, value] of pixels.entries()) if (Number.isFinite(value)) error = Math.max(error, Math.abs(decoded.pixels[i] - value))
  return { encode, decode, stream, inPage, bytes: bytes.length, error: decoded.header.exact ? 0 : error / decoded.header.noise }
}

async function best(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    await work()
    least = Math.min(least, performance.now() - began)
  }
  return least
}

/** Packs an image by fpack's Rice coding at a quantisation of `q` steps per sigma; undefined where there is no fpack. */
export function packedSize(name: string, pixels: number, q: number, folder: string): PackedRow | undefined {
  const out = path.join(folder, `packed-q${q}.fits.fz`)
  rmSync(out, { force: true })
  const ran = spawnSync('fpack', ['-r', '-q', String(q), '-O', out, name], { stdio: 'ignore' })
  if (ran.status !== 0) return undefined
  const bytes = statSync(out).size
  rmSync(out, { force: true })
  return { image: path.basename(name), how: `fpack RICE q=${q}`, bitsAPixel: (8 * bytes) / pixels, ratio: (4 * pixels) / bytes }
}
