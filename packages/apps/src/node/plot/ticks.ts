// Where an axis has its marks: round numbers, decimal or sexagesimal, not too many.

/** Round decimal values in a range, at most about `wanted` of them. */
export function decimalTicks(from: number, to: number, wanted: number): number[] {
  const span = Math.abs(to - from)
  if (!(span > 0) || !Number.isFinite(span)) return []
  const rough = span / Math.max(1, wanted)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10)
  return multiples(step, Math.min(from, to), Math.max(from, to))
}

/** 1, 2 and 5 times the powers of ten in a range of a logarithmic axis; powers alone when it is long. */
export function logarithmicTicks(from: number, to: number): number[] {
  const factors = Math.log10(to / from) > 2.2 ? [1] : [1, 2, 5]
  const ticks: number[] = []
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++)
    for (const factor of factors) {
      const tick = factor * 10 ** power
      if (tick >= from * 0.999 && tick <= to * 1.001) ticks.push(tick)
    }
  return ticks
}

/** Steps in seconds (of arc or of time) that read well in base sixty, up to whole units of `unit` seconds. */
const sexagesimalSteps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800]
const wholeSteps = [1, 2, 3, 5, 6, 10, 15, 20, 30, 45, 60, 90]

/** Marks of a sexagesimal axis and how many parts their labels need. */
export interface SexagesimalTicks {
  /** In the unit of the axis: degrees of arc or hours. */
  readonly values: readonly number[]
  /** Distance of two marks, in the unit of the axis. */
  readonly step: number
}

/** Round values in base sixty, at most about `wanted`, of an axis in degrees or hours. */
export function sexagesimalTicks(from: number, to: number, wanted: number): SexagesimalTicks {
  const rough = Math.abs(to - from) / Math.max(1, wanted)
  const steps = [...sexagesimalSteps.map((seconds) => seconds / 3600), ...wholeSteps]
  const step = steps.find((candidate) => candidate >= rough * 0.999) ?? wholeSteps[wholeSteps.length - 1]
  return { values: multiples(step, Math.min(from, to), Math.max(from, to)), step }
}

function multiples(step: number, least: number, most: number): number[] {
  const first = Math.ceil(least / step - 1e-9)
  const last = Math.floor(most / step + 1e-9)
  const values: number[] = []
  for (let n = first; n <= last && values.length < 100; n++) values.push(n * step + 0)
  return values
}
