// Precession of the mean equator and equinox: IAU 2006 for Julian equinoxes, Newcomb for Besselian ones.

import { frameRotation, type Matrix3, product, transpose } from '../rotation.ts'

/** Value of a polynomial, lowest order first. */
export function polynomial(t: number, coefficients: readonly number[]): number {
  let value = 0
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * t + coefficients[i]
  return value
}

/** A Besselian year as a Julian one (Lieske 1979, A&A 73, 282). */
export const besselianToJulian = (year: number): number => 2000 + (15019.81352 + 365.242198781 * (year - 1900) - 51544.5) / 365.25

const GAMMA = [-0.052928, 10.556378, 0.4932044, -0.00031238, -0.000002788, 0.000000026]
const PHI = [84381.412819, -46.811016, 0.0511268, 0.00053289, -0.00000044, -0.0000000176]
const PSI = [-0.041775, 5038.481484, 1.5584175, -0.00018522, -0.000026452, -0.0000000148]
const OBLIQUITY = [84381.406, -46.836769, -0.0001831, 0.0020034, -0.000000576, -0.0000000434]

/** Mean obliquity of the ecliptic of a Julian year, degrees (Hilton et al. 2006, CeMDA 94, 351). */
export const meanObliquity = (year: number): number => polynomial((year - 2000) / 100, OBLIQUITY) / 3600

/**
 * GCRS (ICRS) to the mean equator and equinox of a Julian year, frame bias included: Fukushima-Williams angles
 * of the IAU 2006 precession (Wallace & Capitaine 2006, A&A 459, 981).
 */
export function biasAndPrecession(year: number): Matrix3 {
  const t = (year - 2000) / 100
  return product(
    frameRotation('x', -meanObliquity(year)),
    frameRotation('z', -polynomial(t, PSI) / 3600),
    frameRotation('x', polynomial(t, PHI) / 3600),
    frameRotation('z', polynomial(t, GAMMA) / 3600),
  )
}

/** Mean equator and equinox of J2000.0 to that of a Julian year, without frame bias. */
export const precessionFromJ2000 = (year: number): Matrix3 => product(biasAndPrecession(year), transpose(biasAndPrecession(2000)))

/** Newcomb's precession between two Besselian years (Explanatory Supplement 1992; Seidelmann 2005, section 3.214). */
export function newcombPrecession(from: number, to: number): Matrix3 {
  const t = (from - 1850) / 1000
  const dt = (to - from) / 1000
  const common = 23035.545 + t * 139.72 + 0.06 * t * t
  const zeta = polynomial(dt, [0, common, 30.24 - 0.27 * t, 17.995]) / 3600
  const z = polynomial(dt, [0, common, 109.48 + 0.39 * t, 18.325]) / 3600
  const theta = polynomial(dt, [0, 20051.12 - 85.29 * t - 0.37 * t * t, -42.65 - 0.37 * t, -41.8]) / 3600
  return product(frameRotation('z', -z), frameRotation('y', theta), frameRotation('z', -zeta))
}
