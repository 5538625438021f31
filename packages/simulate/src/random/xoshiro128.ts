// The one source of chance: a small generator, seeded by numbers, so that a seed is a map.

/**
 * xoshiro128** (Blackman & Vigna 2021, ACM TOMS 47, 36): 32 bits a call, period 2^128 - 1. Seeded from a list of whole numbers, so each
 * purpose and each image row has a stream of its own and nothing depends on the order in which rows are made.
 */
export class Xoshiro128 {
  /** State; public to the package for loops that keep it in registers. */
  readonly state: Int32Array

  /** @param keys safe integers, such as a seed, a stream's number and a row */
  constructor(...keys: readonly number[]) {
    let hash = 0x9e3779b9 | 0
    for (const key of keys) {
      hash = mix(hash ^ mix((key | 0) + 0x7f4a7c15))
      // The part above 32 bits, so that large seeds differ too.
      hash = mix(hash ^ mix(Math.floor(key / 4294967296) | 0))
    }
    const state = new Int32Array(4)
    for (let i = 0; i < 4; i++) {
      hash = (hash + 0x9e3779b9) | 0
      state[i] = mix(hash)
    }
    // All zero is the one state that never leaves zero.
    if ((state[0] | state[1] | state[2] | state[3]) === 0) state[0] = 1
    this.state = state
  }

  /** 32 random bits as a signed integer. */
  nextInt32(): number {
    const state = this.state
    const s1 = state[1]
    const scrambled = Math.imul(s1, 5)
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9)
    state[2] ^= state[0]
    state[3] ^= s1
    state[1] ^= state[2]
    state[0] ^= state[3]
    state[2] ^= s1 << 9
    state[3] = (state[3] << 11) | (state[3] >>> 21)
    return result
  }

  /** Uniform in (0, 1), never either end, with 53 bits: a logarithm of it is finite. */
  uniform(): number {
    const high = this.nextInt32() >>> 5
    const low = this.nextInt32() >>> 6
    return (high * 67108864 + low + 0.5) / 9007199254740992
  }
}

/** A bijection of 32 bits whose output bits each depend on all input bits (the finaliser of MurmurHash3, in the public domain). */
function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
