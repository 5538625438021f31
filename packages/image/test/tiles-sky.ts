// Seeded skies for the tests of tiles, and tiles there and back through zlib.

import { constants, deflateSync, inflateSync } from 'node:zlib'
import { type DecodedTile, type Deflate, decodeTile, encodeTile, type Inflate, type RowSource, smoothGaussian } from '../src/index.ts'

export const deflate: Deflate = (bytes) => deflateSync(bytes, { strategy: constants.Z_RLE })
export const inflate: Inflate = (bytes, length) => inflateSync(bytes, { maxOutputLength: length })

/** A tile there and back. */
export async function roundTrip(pixels: Float32Array, width: number, height: number, lossless = false): Promise<DecodedTile> {
  return decodeTile(await encodeTile(pixels, width, height, { lossless, deflate }), { inflate })
}

/** Uniform numbers between 0 and 1 from a seed. */
export function uniforms(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 4294967296
  }
}

/** Normal noise of width `sigma` about `level`. */
export function noise(count: number, { sigma = 1, level = 0, seed = 1 } = {}): Float32Array {
  const next = uniforms(seed)
  return Float32Array.from({ length: count }, () => level + sigma * Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next()))
}

/** Noise that a beam of `fwhm` pixels has smoothed, of standard deviation 1. */
export function beamNoise(width: number, height: number, fwhm: number, seed = 1): Float32Array {
  const smooth = smoothGaussian(noise(width * height, { seed }), width, height, { major: fwhm, minor: fwhm, angle: 0 })
  const rms = Math.sqrt(smooth.reduce((sum, value) => sum + value * value, 0) / smooth.length)
  return smooth.map((value) => value / rms)
}

/** An image in memory by rows. */
export const memoryRows = (pixels: Float32Array, width: number, height: number): RowSource => ({
  width,
  height,
  readRows: (y0, y1, out) => out.set(pixels.subarray(y0 * width, y1 * width)),
})

/** The bits of floats, for comparing what `===` would not tell apart. */
export const bitsOf = (pixels: Float32Array): Uint32Array => new Uint32Array(pixels.slice().buffer)
