// How time grows: the exponent of a power law through measured points, 1 for linear cost.

/** A measured point: how much work, and how long it took. */
export interface ScalingPoint {
  readonly amount: number
  readonly seconds: number
}

/** The exponent b of `seconds = a * amount^b`, by least squares in log-log; NaN with fewer than two distinct amounts. */
export function scalingExponent(points: readonly ScalingPoint[]): number {
  const usable = points.filter(({ amount, seconds }) => amount > 0 && seconds > 0)
  const x = usable.map(({ amount }) => Math.log(amount))
  const y = usable.map(({ seconds }) => Math.log(seconds))
  const meanX = mean(x)
  const meanY = mean(y)
  let covariance = 0
  let variance = 0
  for (let i = 0; i < x.length; i++) {
    covariance += (x[i] - meanX) * (y[i] - meanY)
    variance += (x[i] - meanX) ** 2
  }
  return variance > 0 ? covariance / variance : Number.NaN
}

/** What one finder took on one map. */
export interface TimedMap {
  readonly pixels: number
  readonly sources: number
  /** Sources per square degree. */
  readonly density: number
  readonly wallSeconds: number
}

/** Exponents of one finder: against pixels at each density, against sources at each size. */
export interface Scaling {
  readonly againstPixels: readonly { readonly density: number; readonly exponent: number; readonly maps: number }[]
  readonly againstSources: readonly { readonly pixels: number; readonly exponent: number; readonly maps: number }[]
}

/** Groups the maps of one finder and fits each group that has two or more. */
export function scalingOf(maps: readonly TimedMap[]): Scaling {
  const grouped = <K>(key: (map: TimedMap) => K) => [...Map.groupBy(maps, key)].filter(([, group]) => group.length >= 2)
  return {
    againstPixels: grouped((map) => map.density).map(([density, group]) => ({
      density,
      exponent: scalingExponent(group.map(({ pixels, wallSeconds }) => ({ amount: pixels, seconds: wallSeconds }))),
      maps: group.length,
    })),
    againstSources: grouped((map) => map.pixels).map(([pixels, group]) => ({
      pixels,
      exponent: scalingExponent(group.map(({ sources, wallSeconds }) => ({ amount: sources, seconds: wallSeconds }))),
      maps: group.length,
    })),
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
