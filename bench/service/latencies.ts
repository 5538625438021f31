// What a set of waiting times comes to.

/** Waiting times of requests, in milliseconds. */
export interface Latencies {
  readonly count: number
  readonly median: number
  readonly p99: number
  readonly max: number
}

/** The figures of some waiting times: the smallest value that at least so large a share does not exceed. */
export function latenciesOf(milliseconds: readonly number[]): Latencies {
  const sorted = Float64Array.from(milliseconds).sort()
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  return { count: sorted.length, median: at(0.5), p99: at(0.99), max: at(1) }
}
