// Perceptually even colour maps as polynomials that were fitted to them: within 5/255 of the originals.

import { tableOf } from './table.ts'

/** By channel, the coefficients of Chebyshev polynomials of 2t - 1 from T0 on. */
type Fit = readonly [readonly number[], readonly number[], readonly number[]]

/**
 * viridis, inferno and magma are by N. J. Smith and S. van der Walt (2015, public domain); cividis is by Nunez, Anderton & Renslow 2018, PLoS ONE 13,
 * e0199239. The coefficients are our own least-squares fits, largest errors weighted up, of degree 9.
 */
const fits: Readonly<Record<string, Fit>> = {
  viridis: [
    [0.4088, 0.2985, 0.2552, 0.0805, -0.0328, -0.0193, -0.0011, 0.0075, 0.0034, -0.0041],
    [0.5187, 0.4547, -0.0574, -0.0048, -0.0085, 0.0008, 0.0021, 0.0009, -0.0005, -0.0009],
    [0.3759, -0.1468, -0.1707, 0.0211, 0.0148, 0.0288, 0.0147, 0.0052, 0.0051, -0.0011],
  ],
  inferno: [
    [0.5907, 0.5321, -0.1325, -0.0502, 0.0203, 0.0081, 0.0143, 0.0015, 0.0036, 0.0019],
    [0.3769, 0.4998, 0.1457, 0.0065, -0.0193, -0.0061, -0.0067, 0.0054, -0.0027, -0.0066],
    [0.2808, 0.1054, 0.006, 0.2289, 0.0487, -0.0034, -0.0143, -0.0247, -0.0039, 0.0093],
  ],
  magma: [
    [0.5909, 0.5513, -0.1183, -0.0623, 0.0167, 0.008, 0.0068, -0.0057, -0.004, 0.0015],
    [0.3699, 0.4804, 0.144, 0.0205, -0.0199, -0.0073, -0.0032, 0.0087, 0.0042, -0.01],
    [0.4142, 0.2454, -0.0429, 0.153, 0.0065, -0.0284, 0.0024, -0.0083, 0.0083, 0.0061],
  ],
  cividis: [
    [0.4887, 0.5099, -0.0037, 0.009, 0.0066, -0.0183, 0.0153, -0.0149, 0.0093, 0.0121],
    [0.5019, 0.3804, 0.0184, 0.0046, 0.0007, 0.0001, 0.0003, 0.0005, -0.0001, 0.0014],
    [0.3765, -0.0537, -0.0973, -0.0171, -0.0229, 0.0199, -0.013, 0.0085, 0.0079, -0.0011],
  ],
}

/** The table of a map of that name. */
export function fittedTable(name: 'viridis' | 'inferno' | 'magma' | 'cividis'): Uint8Array {
  const [red, green, blue] = fits[name]
  return tableOf((t) => [chebyshev(red, 2 * t - 1), chebyshev(green, 2 * t - 1), chebyshev(blue, 2 * t - 1)])
}

/** Clenshaw's recurrence. */
function chebyshev(coefficients: readonly number[], x: number): number {
  let [last, beforeLast] = [0, 0]
  for (let i = coefficients.length - 1; i > 0; i--) [last, beforeLast] = [coefficients[i] + 2 * x * last - beforeLast, last]
  return coefficients[0] + x * last - beforeLast
}
