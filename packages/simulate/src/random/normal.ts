// Normal deviates by the ziggurat: one table look-up and one multiplication for 98.8 % of them.

import type { Xoshiro128 } from './xoshiro128.ts'

const LAYERS = 128
/** Where the tail starts, and the area of each layer, for 128 layers (Marsaglia & Tsang 2000, J. Stat. Soft. 5, 8). */
const TAIL = 3.442619855899
const AREA = 9.91256303526217e-3

/** Right edges of the layers, widest first, and the share of each that lies wholly under the curve. */
const edges = layerEdges()
const inner = Float64Array.from({ length: LAYERS }, (_, i) => edges[i + 1] / edges[i])

/**
 * Fills `out` with deviates of mean 0 and standard deviation 1. Layer and value come from different bits of a draw, which takes away the
 * correlation of the original method (Doornik 2005, Univ. Oxford).
 */
export function fillNormal(random: Xoshiro128, out: Float64Array): void {
  const state = random.state
  let s0 = state[0]
  let s1 = state[1]
  let s2 = state[2]
  let s3 = state[3]
  for (let i = 0; i < out.length; i++) {
    // xoshiro128**, as in Xoshiro128.nextInt32, with its state in registers.
    const scrambled = Math.imul(s1, 5)
    const bits = Math.imul((scrambled << 7) | (scrambled >>> 25), 9)
    const shifted = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 11) | (s3 >>> 21)

    const layer = bits & (LAYERS - 1)
    const u = ((bits >> 7) + 0.5) / 16777216
    if (Math.abs(u) < inner[layer]) out[i] = u * edges[layer]
    else {
      state[0] = s0
      state[1] = s1
      state[2] = s2
      state[3] = s3
      out[i] = outside(random, layer, u)
      s0 = state[0]
      s1 = state[1]
      s2 = state[2]
      s3 = state[3]
    }
  }
  state[0] = s0
  state[1] = s1
  state[2] = s2
  state[3] = s3
}

/** The rare cases: a point in the tail, or in a layer's corner, which may lie above the curve and then is drawn again. */
function outside(random: Xoshiro128, firstLayer: number, firstU: number): number {
  let layer = firstLayer
  let u = firstU
  for (;;) {
    if (Math.abs(u) < inner[layer]) return u * edges[layer]
    if (layer === 0) return tail(random, u < 0)
    const x = u * edges[layer]
    const top = Math.exp(-0.5 * (edges[layer] * edges[layer] - x * x))
    const bottom = Math.exp(-0.5 * (edges[layer + 1] * edges[layer + 1] - x * x))
    if (bottom + random.uniform() * (top - bottom) < 1) return x
    const bits = random.nextInt32()
    layer = bits & (LAYERS - 1)
    u = ((bits >> 7) + 0.5) / 16777216
  }
}

/** Beyond the last layer, by Marsaglia's exponential rejection. */
function tail(random: Xoshiro128, negative: boolean): number {
  for (;;) {
    const x = -Math.log(random.uniform()) / TAIL
    const y = -Math.log(random.uniform())
    if (y + y >= x * x) return negative ? -TAIL - x : TAIL + x
  }
}

function layerEdges(): Float64Array {
  const list = new Float64Array(LAYERS + 1)
  let height = Math.exp(-0.5 * TAIL * TAIL)
  list[0] = AREA / height
  list[1] = TAIL
  for (let i = 2; i < LAYERS; i++) {
    list[i] = Math.sqrt(-2 * Math.log(AREA / list[i - 1] + height))
    height = Math.exp(-0.5 * list[i] * list[i])
  }
  return list
}
