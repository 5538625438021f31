// TPV: a tangent plane with a polynomial on the plane, as SCAMP writes it (registered FITS convention "The TPV World Coordinate System").

import type { CelestialAxes } from '../celestial-axes.ts'
import type { Header } from '../header.ts'
import type { Distortion } from './distortion.ts'
import { planePolynomial, type Term } from './plane-polynomial.ts'

/** The highest m of PVi_m. */
const HIGHEST_TERM = 39

/** Powers [of the axis itself, of the other axis, of the radius] of each PVi_m in order: each degree in full, after odd ones a power of r. */
const POWERS: readonly (readonly [number, number, number])[] = Array.from({ length: 8 }, (_, degree) => degree).flatMap((degree) => {
  const mixed = Array.from({ length: degree + 1 }, (_, j) => [degree - j, j, 0] as const)
  return degree % 2 === 1 ? [...mixed, [0, 0, degree] as const] : mixed
})

/** The TPV polynomial of a header, on plane coordinates in degrees; `undefined` if it has no PVi_m. */
export function readTpv(header: Header, axes: CelestialAxes): Distortion | undefined {
  const lon = readTerms(header, axes.lon)
  const lat = readTerms(header, axes.lat)
  if (lon === undefined && lat === undefined) return undefined
  const identity: Term[] = [{ coefficient: 1, x: 1, y: 0, r: 0 }]
  const swapped = (lat ?? identity).map(({ coefficient, x, y, r }) => ({ coefficient, x: y, y: x, r }))
  return planePolynomial(lon ?? identity, swapped, 0.01)
}

/**
 * True if PVi_m of a TAN header can only mean TPV, as early SCAMP wrote it: a linear term on both axes and terms above PVi_4, which
 * a native sphere does not have. Writers that set PV2_1 = 0 beside TAN, as some do for SIN, are not taken for it.
 */
export function isOldScamp(header: Header, axes: CelestialAxes): boolean {
  if (!header.number(`PV${axes.lon}_1`) || !header.number(`PV${axes.lat}_1`)) return false
  for (let m = 5; m <= HIGHEST_TERM; m++) {
    if (header.number(`PV${axes.lon}_${m}`) !== undefined || header.number(`PV${axes.lat}_${m}`) !== undefined) return true
  }
  return false
}

/** Terms with x the axis itself. PVi_1 is 1 unless given. */
function readTerms(header: Header, axis: number): Term[] | undefined {
  let given = false
  const terms: Term[] = []
  for (let m = 0; m <= HIGHEST_TERM; m++) {
    const coefficient = header.number(`PV${axis}_${m}`)
    if (coefficient !== undefined) given = true
    const [x, y, r] = POWERS[m]
    terms.push({ coefficient: coefficient ?? (m === 1 ? 1 : 0), x, y, r })
  }
  return given ? terms : undefined
}
