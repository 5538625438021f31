// Seeded noise with sources, as pixels for tests.

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
