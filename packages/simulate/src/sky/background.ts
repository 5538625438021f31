// The level of the sky under everything: an offset, a tilt and a broad wave.

import { streams } from '../random/streams.ts'
import { Xoshiro128 } from '../random/xoshiro128.ts'
import type { SkyParameters } from './options.ts'

/** Adds the sky level of row y to `out`. */
export type AddBackground = (y: number, out: Float64Array, start: number) => void

/** Level + slope x (half a tilt in a direction from the seed, half a wave across the map), in Jy/beam. */
export function background({ seed, width, height, background: level, backgroundSlope: slope }: SkyParameters): AddBackground {
  if (level === 0 && slope === 0) return () => {}
  const random = new Xoshiro128(seed, streams.background)
  const direction = 2 * Math.PI * random.uniform()
  const phase = 2 * Math.PI * random.uniform()
  const tiltX = (0.5 * slope * Math.cos(direction)) / width
  const tiltY = (0.5 * slope * Math.sin(direction)) / height
  const wave = Float64Array.from({ length: width }, (_, x) => 0.25 * slope * Math.sin((2 * Math.PI * x) / width + phase))
  return (y, out, start) => {
    const offset = level + tiltY * (y - height / 2) - tiltX * (width / 2)
    const factor = Math.cos((Math.PI * y) / height)
    for (let x = 0; x < width; x++) out[start + x] += offset + tiltX * x + factor * wave[x]
  }
}
