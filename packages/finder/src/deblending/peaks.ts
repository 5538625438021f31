// Where an island has summits of its own: local maxima that stand out from their surroundings by more than the noise does.

import { forEachMember, type Patch } from '../fitting/patch.ts'

/** A summit of an island. */
export interface Peak {
  readonly x: number
  readonly y: number
  readonly value: number
  /** How far one must descend before a higher summit can be reached; equal to the value for the highest. */
  readonly prominence: number
  /** Value of the pass over which a higher summit is reached; -Infinity for the highest. */
  readonly pass: number
}

/**
 * The summits of the island's pixels, highest first, found by flooding from the top: each pixel joins the summit of its highest
 * neighbour, and where two floods meet the lower summit's prominence is its height above the pass.
 */
export function findPeaks(patch: Patch, data: Float64Array): Peak[] {
  const { width, height, member } = patch
  const only = onlyMaximum(patch, data)
  if (only >= 0)
    return [{ x: only % width, y: Math.floor(only / width), value: data[only], prominence: data[only], pass: Number.NEGATIVE_INFINITY }]
  const order = memberPixels(patch, data)
  const owner = new Int32Array(width * height).fill(-1)
  const parent: number[] = []
  const top: number[] = []
  const prominence: number[] = []
  const pass: number[] = []
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
          pass[lower] = data[pixel]
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
      pass.push(Number.NEGATIVE_INFINITY)
    }
    owner[pixel] = home
  }
  return top.map((pixel, i) => ({
    x: pixel % width,
    y: Math.floor(pixel / width),
    value: data[pixel],
    prominence: prominence[i],
    pass: pass[i],
  }))
}

/** The island's one local maximum, or -1 when there are several: most islands need no flooding. */
function onlyMaximum(patch: Patch, data: Float64Array): number {
  const { width, height, member, core } = patch
  let found = -1
  for (let y = core.top; y <= core.bottom; y++) {
    for (let x = core.left; x <= core.right; x++) {
      const i = y * width + x
      if (member[i] === 0 || !isMaximum(data, member, width, height, x, y)) continue
      if (found >= 0) return -1
      found = i
    }
  }
  return found
}

/** Whether no neighbour in the island is higher; of equal neighbours the first counts. */
function isMaximum(data: Float64Array, member: Uint8Array, width: number, height: number, x: number, y: number): boolean {
  const i = y * width + x
  const value = data[i]
  for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
    for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
      const j = ny * width + nx
      if (j !== i && member[j] === 1 && (data[j] > value || (data[j] === value && j < i))) return false
    }
  }
  return true
}

/** Indices of the island's pixels from the brightest down; ties by position, so that the result never depends on chance. */
function memberPixels(patch: Patch, data: Float64Array): number[] {
  const pixels: number[] = []
  forEachMember(patch, (i) => pixels.push(i))
  return pixels.sort((one, other) => data[other] - data[one] || one - other)
}
