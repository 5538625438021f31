// How fast bytes go, and when they will be there: from the last seconds, so that a pause is seen and a burst forgotten.

/** How far back is looked, ms. */
const WINDOW = 8_000

/** Bytes that had gone at an instant, ms. */
export interface TransferSample {
  readonly at: number
  readonly sent: number
}

/** The samples with one more; those that are too old are dropped, but for the last one before. */
export function withSample(samples: readonly TransferSample[], sample: TransferSample): readonly TransferSample[] {
  const firstYoung = samples.findIndex(({ at }) => sample.at - at <= WINDOW)
  const kept = firstYoung < 0 ? samples.slice(-1) : samples.slice(Math.max(0, firstYoung - 1))
  return [...kept, sample]
}

/** Bytes a second; undefined while there is too little to tell. */
export function rateOf(samples: readonly TransferSample[]): number | undefined {
  if (samples.length < 2) return undefined
  const [first, last] = [samples[0], samples[samples.length - 1]]
  const seconds = (last.at - first.at) / 1000
  return seconds < 0.2 ? undefined : (last.sent - first.sent) / seconds
}

/** Seconds until all bytes have gone; undefined while that cannot be told. */
export function secondsLeft(samples: readonly TransferSample[], bytes: number): number | undefined {
  const rate = rateOf(samples)
  const sent = samples.at(-1)?.sent ?? 0
  return rate === undefined || rate <= 0 ? undefined : (bytes - sent) / rate
}
