// How bright the sources are: three laws of integrated flux, each drawn by inverting its distribution.

import type { SkyParameters } from './options.ts'

/** Maps a uniform deviate in (0, 1) to an integrated flux in Jy between the law's limits, faint ones first. */
export type FluxLaw = (uniform: number) => number

/** The law that the options ask for. */
export function fluxLaw({ fluxLaw: law, fluxSlope: slope, fluxMin, fluxMax }: SkyParameters): FluxLaw {
  switch (law) {
    case 'exp': {
      const draw = truncatedExponential(slope, Math.log10(fluxMin), Math.log10(fluxMax))
      return (uniform) => 10 ** draw(uniform)
    }
    case 'explin':
      return truncatedExponential(slope, fluxMin, fluxMax)
    case 'power': {
      // dN/dS ~ S^-slope is exponential in ln S with slope - 1.
      const draw = truncatedExponential(slope - 1, Math.log(fluxMin), Math.log(fluxMax))
      return (uniform) => Math.exp(draw(uniform))
    }
  }
}

/** Inverse distribution function of p(t) ~ exp(-slope t) on [low, high]. */
function truncatedExponential(slope: number, low: number, high: number): (uniform: number) => number {
  const span = slope * (high - low)
  // A slope of nothing is uniform; expm1 and log1p keep the digits of small ones.
  if (Math.abs(span) < 1e-12) return (uniform) => low + uniform * (high - low)
  const total = Math.expm1(-span)
  return (uniform) => low - Math.log1p(uniform * total) / slope
}
