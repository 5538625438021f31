// Biweight location and scale: estimates of centre and width that weigh values down smoothly as they lie further out.

import { madInPlace, medianInPlace } from './median.ts'
import { collect, type Measurable, type Samples } from './window.ts'

/**
 * Biweight location (Beers, Flynn & Gebhardt 1990, AJ 100, 32, eq. 5) of what is finite and not masked. The median where half of the values
 * are the same.
 *
 * @param c values further than c MADs from the median have no weight
 */
export function biweightLocation(source: Measurable, c = 6): number {
  const { values, count, centre, mad } = centred(source)
  if (!(mad > 0)) return centre
  let sum = 0
  let weights = 0
  for (let i = 0; i < count; i++) {
    const difference = values[i] - centre
    const u = difference / (c * mad)
    const inside = 1 - u * u
    if (inside <= 0) continue
    const weight = inside * inside
    sum += difference * weight
    weights += weight
  }
  return centre + sum / weights
}

/**
 * Biweight scale (Beers, Flynn & Gebhardt 1990, AJ 100, 32, eq. 9): a standard deviation that outliers hardly change. 0 where half of the
 * values are the same, NaN where there are none.
 *
 * @param c values further than c MADs from the median have no weight
 */
export function biweightScale(source: Measurable, c = 9): number {
  const { values, count, centre, mad } = centred(source)
  if (!(mad > 0)) return count === 0 ? Number.NaN : 0
  let above = 0
  let below = 0
  for (let i = 0; i < count; i++) {
    const difference = values[i] - centre
    const u = difference / (c * mad)
    const u2 = u * u
    const inside = 1 - u2
    if (inside <= 0) continue
    above += difference * difference * inside ** 4
    below += inside * (1 - 5 * u2)
  }
  return Math.sqrt(count * above) / Math.abs(below)
}

function centred(source: Measurable): { values: Samples; count: number; centre: number; mad: number } {
  const { values, count } = collect(source)
  const centre = medianInPlace(values, count)
  const mad = madInPlace(values.slice(0, count), count, centre)
  return { values, count, centre, mad }
}
