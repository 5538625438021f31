// The true rms of the noise at every pixel: one value, or a smooth pattern about it.

import { streams } from '../random/streams.ts'
import { Xoshiro128 } from '../random/xoshiro128.ts'
import type { SkyParameters } from './options.ts'

/** The noise's standard deviation over the map, in Jy/beam. */
export interface NoiseLevel {
  at(x: number, y: number): number
  /** The levels of row y, one a column; the array is used again by the next call. */
  row(y: number): Float64Array
}

/** Waves over the longer side of the map: one and a bit, so that a map has both a quiet and a noisy part. */
const WAVES = 1.25

/** noise x (1 + variation x sin(kx + a) sin(ky + b)) with phases from the seed. */
export function noiseLevel({ seed, width, height, noise, noiseVariation }: SkyParameters): NoiseLevel {
  const random = new Xoshiro128(seed, streams.noiseLevel)
  const phaseX = 2 * Math.PI * random.uniform()
  const phaseY = 2 * Math.PI * random.uniform()
  const k = (2 * Math.PI * WAVES) / Math.max(width, height)
  const at = (x: number, y: number) => noise * (1 + noiseVariation * Math.sin(k * x + phaseX) * Math.sin(k * y + phaseY))
  const levels = new Float64Array(width).fill(noise)
  if (noiseVariation === 0) return { at, row: () => levels }
  const alongX = Float64Array.from({ length: width }, (_, x) => Math.sin(k * x + phaseX))
  const row = (y: number) => {
    const factor = noiseVariation * Math.sin(k * y + phaseY)
    for (let x = 0; x < width; x++) levels[x] = noise * (1 + factor * alongX[x])
    return levels
  }
  return { at, row }
}
