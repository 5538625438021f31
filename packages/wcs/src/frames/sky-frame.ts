// Sky frames and their way to ICRS: equatorial of several ages, Galactic, supergalactic, ecliptic.

import { frameRotation, identity, type Matrix3, product, rotate, transpose, type UnitVector } from '../rotation.ts'
import { addETerms, eTerms, fk4ToFk5, fk5ToFk4, removeETerms } from './fk4.ts'
import { biasAndPrecession, meanObliquity, precessionFromJ2000 } from './precession.ts'

export type FrameName = 'ICRS' | 'FK5' | 'FK4' | 'FK4-NO-E' | 'GALACTIC' | 'SUPERGALACTIC' | 'ECLIPTIC'

/** A sky frame with its equinox, and its transformation to and from ICRS. */
export interface SkyFrame {
  readonly name: FrameName
  /** Besselian year for FK4, Julian year for FK5 and ECLIPTIC, `undefined` where the frame has none. */
  readonly equinox: number | undefined
  /** Turns a direction of this frame into ICRS, in place. */
  toIcrs(v: UnitVector): void
  /** Turns an ICRS direction into this frame, in place. */
  fromIcrs(v: UnitVector): void
}

/**
 * Makes a sky frame. Accuracy against the definitions astropy uses: rounding for all but FK4, whose system is itself
 * known to some 0.1 arcsec; FK4 positions are taken as observed at the equinox, without proper motion or parallax.
 *
 * @example skyFrame('FK5', 1975)
 */
export function skyFrame(name: FrameName, equinox?: number): SkyFrame {
  switch (name) {
    case 'ICRS':
      return rotated(name, undefined, identity())
    case 'FK5':
      return rotated(name, equinox ?? 2000, product(transpose(icrsToFk5()), transpose(precessionFromJ2000(equinox ?? 2000))))
    case 'GALACTIC':
      return rotated(name, undefined, galacticToIcrs())
    case 'SUPERGALACTIC':
      return rotated(name, undefined, product(galacticToIcrs(), transpose(galacticToSupergalactic())))
    case 'ECLIPTIC':
      return rotated(name, equinox ?? 2000, transpose(icrsToEcliptic(equinox ?? 2000)))
    default:
      return fk4Frame(name, equinox ?? 1950)
  }
}

function rotated(name: FrameName, equinox: number | undefined, matrix: Matrix3): SkyFrame {
  const back = transpose(matrix)
  return { name, equinox, toIcrs: (v) => rotate(matrix, v), fromIcrs: (v) => rotate(back, v) }
}

function fk4Frame(name: 'FK4' | 'FK4-NO-E', equinox: number): SkyFrame {
  const toIcrs = product(transpose(icrsToFk5()), fk4ToFk5(equinox))
  const fromIcrs = product(fk5ToFk4(equinox), icrsToFk5())
  const e = name === 'FK4' ? eTerms(equinox) : new Float64Array(3)
  return {
    name,
    equinox,
    toIcrs(v) {
      removeETerms(v, e)
      rotate(toIcrs, v)
    },
    fromIcrs(v) {
      rotate(fromIcrs, v)
      addETerms(v, e)
    },
  }
}

/** The orientation of FK5 J2000 in ICRS (Mignard & Froeschle 2000, A&A 354, 732; USNO Circular 179). */
function icrsToFk5(): Matrix3 {
  const mas = 1 / 3_600_000
  return product(frameRotation('x', 19.9 * mas), frameRotation('y', 9.1 * mas), frameRotation('z', -22.9 * mas))
}

/** IAU 1958 Galactic coordinates, their pole and node brought to FK5 J2000 (Reid & Brunthaler 2004, ApJ 616, 872, appendix). */
function galacticToIcrs(): Matrix3 {
  const fk5ToGalactic = product(
    frameRotation('z', 180 - 122.9319185680026),
    frameRotation('y', 90 - 27.12825118085622),
    frameRotation('z', 192.8594812065348),
  )
  return transpose(product(fk5ToGalactic, icrsToFk5()))
}

/** De Vaucouleurs' supergalactic pole at Galactic (47.37, +6.32) and node at 137.37 (Lahav et al. 2000, MNRAS 312, 166). */
function galacticToSupergalactic(): Matrix3 {
  return product(frameRotation('z', 90), frameRotation('y', 90 - 6.32), frameRotation('z', 47.37))
}

/** Mean ecliptic and equinox of a Julian year, IAU 2006. */
function icrsToEcliptic(equinox: number): Matrix3 {
  return product(frameRotation('x', meanObliquity(equinox)), biasAndPrecession(equinox))
}
