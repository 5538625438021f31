// Where an island has summits of its own: local maxima that stand out from their surroundings by more than the noise does.

import type { Patch } from '../fitting/patch.ts'

/** A summit of an island. */
export interface Peak {
  readonly x: number
  readonly y: number
  readonly value: number
  /** How far one must descend before a higher summit can be reached; equal to the value for the highest. */
  readonly prominence: number
}

/**
 * The summits of the island's pixels, highest first, found by flooding from the top: each pixel joins the summit of its highest
 * neighbour, and where two floods meet the lower summit's prominence is its height above the pass.
 */
export function findPeaks(patch: Patch, data: Float64Array): Peak[] {
  const { width, height, member } = patch
  const order = memberPixels(patch, data)
  const owner = new Int32Array(width * height).fill(-1)
  const parent: number[] = []
  const top: number[] = []
  const prominence: number[] = []
  const find = (seed: number): number => {
    while (parent[seed] !== seed) seed = parent[seed] = parent[parent[seed]]
    return seed
  }
  for (const pixel of order) {
    const x = pixel % width
    const y = (pixel - x) / width
    let home = -1
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const nx = x + dx
        const ny = y + dy
        if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue
        const neighbour = ny * width + nx
        if (owner[neighbour] < 0 || member[neighbour] === 0) continue
        const seed = find(owner[neighbour])
        if (home === -1) home = seed
        else if (seed !== home) {
          const lower = data[top[seed]] < data[top[home]] ? seed : home
          const higher = lower === seed ? home : seed
          prominence[lower] = data[top[lower]] - data[pixel]
          parent[lower] = higher
          home = higher
        }
      }
    }
    if (home === -1) {
      home = parent.length
      parent.push(home)
      top.push(pixel)
      prominence.push(data[pixel])
    }
    owner[pixel] = home
  }
  return top.map((pixel, i) => ({ x: pixel % width, y: Math.floor(pixel / width), value: data[pixel], prominence: prominence[i] }))
}

/** Indices of the island's pixels from the brightest down; ties by position, so that the result never depends on chance. */
function memberPixels(patch: Patch, data: Float64Array): number[] {
  const pixels: number[] = []
  for (let i = 0; i < patch.member.length; i++) if (patch.member[i] === 1) pixels.push(i)
  return pixels.sort((one, other) => data[other] - data[one] || one - other)
}
