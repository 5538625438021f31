// Random numbers that are the same in every run with the same seed.

/** Numbers from 0 to 1, by a linear congruence of 48 bits with the constants of POSIX drand48. */
export function seededRandom(seed: number): () => number {
  let state = (BigInt(seed) << 16n) + 0x330en
  return () => {
    state = (state * 0x5deece66dn + 0xbn) & 0xffffffffffffn
    return Number(state) / 2 ** 48
  }
}
