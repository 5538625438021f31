// The spectral variables and how each turns into frequency (Greisen et al. 2006, A&A 446, 747, "Paper III", table 3).

/** Speed of light, m/s. */
export const SPEED_OF_LIGHT = 299792458
/** Planck's constant, J s. */
const PLANCK = 6.62607015e-34

/** Codes of spectral variables, as in CTYPE. */
export type SpectralCode = 'FREQ' | 'ENER' | 'WAVN' | 'VRAD' | 'WAVE' | 'VOPT' | 'ZOPT' | 'AWAV' | 'VELO' | 'BETA'

/** A spectral variable S in SI units and the frequency in Hz; `rest` is the rest frequency in Hz (NaN if unknown). */
export interface SpectralVariable {
  readonly unit: 'Hz' | 'J' | '1/m' | 'm' | 'm/s' | ''
  /** Whether the variable has no frequency without a rest frequency. */
  readonly needsRest: boolean
  toFrequency(value: number, rest: number): number
  fromFrequency(frequency: number, rest: number): number
  /** d frequency / d S. */
  slope(value: number, rest: number): number
}

const c = SPEED_OF_LIGHT

const relativistic = (beta: number, rest: number) => rest * Math.sqrt((1 - beta) / (1 + beta))
const relativisticSlope = (beta: number, rest: number) => -rest / ((1 + beta) * Math.sqrt((1 - beta) * (1 + beta)))
const betaOf = (frequency: number, rest: number) => {
  const ratio = (frequency / rest) ** 2
  return (1 - ratio) / (1 + ratio)
}

/** Every spectral variable by its code. */
export const spectralVariables: Readonly<Record<SpectralCode, SpectralVariable>> = {
  FREQ: { unit: 'Hz', needsRest: false, toFrequency: (f) => f, fromFrequency: (f) => f, slope: () => 1 },
  ENER: { unit: 'J', needsRest: false, toFrequency: (e) => e / PLANCK, fromFrequency: (f) => f * PLANCK, slope: () => 1 / PLANCK },
  WAVN: { unit: '1/m', needsRest: false, toFrequency: (k) => k * c, fromFrequency: (f) => f / c, slope: () => c },
  VRAD: {
    unit: 'm/s',
    needsRest: true,
    toFrequency: (v, rest) => rest * (1 - v / c),
    fromFrequency: (f, rest) => c * (1 - f / rest),
    slope: (_, rest) => -rest / c,
  },
  WAVE: { unit: 'm', needsRest: false, toFrequency: (w) => c / w, fromFrequency: (f) => c / f, slope: (w) => -c / (w * w) },
  VOPT: {
    unit: 'm/s',
    needsRest: true,
    toFrequency: (v, rest) => rest / (1 + v / c),
    fromFrequency: (f, rest) => c * (rest / f - 1),
    slope: (v, rest) => -rest / (c * (1 + v / c) ** 2),
  },
  ZOPT: {
    unit: '',
    needsRest: true,
    toFrequency: (z, rest) => rest / (1 + z),
    fromFrequency: (f, rest) => rest / f - 1,
    slope: (z, rest) => -rest / (1 + z) ** 2,
  },
  AWAV: { unit: 'm', needsRest: false, toFrequency: (w) => c / vacuumOf(w), fromFrequency: (f) => airOf(c / f), slope: airSlope },
  VELO: {
    unit: 'm/s',
    needsRest: true,
    toFrequency: (v, rest) => relativistic(v / c, rest),
    fromFrequency: (f, rest) => c * betaOf(f, rest),
    slope: (v, rest) => relativisticSlope(v / c, rest) / c,
  },
  BETA: { unit: '', needsRest: true, toFrequency: relativistic, fromFrequency: betaOf, slope: relativisticSlope },
}

/** Refractive index of dry air at an air wavelength in metres (Paper III, equation 65), and its derivative. */
function airIndex(wavelength: number): { index: number; slope: number } {
  const s = 1e-12 / (wavelength * wavelength)
  return {
    index: 1 + 1e-6 * (287.6155 + s * (1.62887 + s * 0.0136)),
    slope: (-2e-6 * s * (1.62887 + 2 * s * 0.0136)) / wavelength,
  }
}

const vacuumOf = (air: number): number => air * airIndex(air).index

function airOf(vacuum: number): number {
  let air = vacuum
  // The index varies so little that each turn gains some five digits.
  for (let turn = 0; turn < 6; turn++) air = vacuum / airIndex(air).index
  return air
}

function airSlope(air: number): number {
  const { index, slope } = airIndex(air)
  const vacuum = air * index
  return (-c / (vacuum * vacuum)) * (index + air * slope)
}
