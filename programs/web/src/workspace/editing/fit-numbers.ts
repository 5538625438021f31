// A fit as the named numbers of a statement, and back: what is kept of it, and what is drawn of it.

import type { NamedNumbers } from '@cirasa/catalog'
import type { Refitted } from '../../preview/preview-messages.ts'

/** One component of a kept fit. Pixels are 0-based, axes full widths at half maximum, errors one standard deviation. */
export interface KeptComponent {
  readonly x: number
  readonly y: number
  /** Pixels; NaN where there was no fit. */
  readonly major: number
  readonly minor: number
  /** Degrees from +x towards +y. */
  readonly angle: number
  /** In the units of the catalogue's columns of these names; what is not known is absent. */
  readonly measured: NamedNumbers
}

/** What of a measurement is kept, by the names of the catalogue's columns. */
const MEASURED = ['flux_peak', 'e_flux_peak', 'flux_int', 'e_flux_int', 'maj_fwhm', 'min_fwhm', 'pos_ang'] as const
/** A statement has room for 64 numbers. */
export const MOST_COMPONENTS = 5

/**
 * The numbers of a fit: those of the first component by their names, of the others with `_2` and so on behind, then `components`, `chi2` and `ndf`. Values
 * that are not known are left out. The brightest component comes first.
 *
 * @example fitNumbers(refitted) // { x: 512.25, y: 300.5, major: 6.1, ..., x_2: 518.75, ..., components: 2, chi2: 31.5, ndf: 40 }
 */
export function fitNumbers({ components, chi2, ndf }: Refitted): NamedNumbers {
  const numbers: Record<string, number> = {}
  const put = (name: string, value: number | undefined): void => {
    if (value !== undefined && Number.isFinite(value)) numbers[name] = value
  }
  const brightest = components.toSorted((a, b) => (b.measured.flux_peak ?? 0) - (a.measured.flux_peak ?? 0)).slice(0, MOST_COMPONENTS)
  brightest.forEach(({ x, y, major, minor, angle, measured }, i) => {
    const end = endOf(i)
    for (const [name, value] of Object.entries({ x, y, major, minor, angle })) put(`${name}${end}`, value)
    for (const name of MEASURED) put(`${name}${end}`, measured[name])
  })
  put('components', brightest.length)
  put('chi2', chi2)
  put('ndf', ndf)
  return Object.freeze(numbers)
}

/** The components in the numbers of a statement; those without a place are left out. */
export function keptComponents(numbers: NamedNumbers): KeptComponent[] {
  const components: KeptComponent[] = []
  for (let i = 0; i < MOST_COMPONENTS; i++) {
    const end = endOf(i)
    const of = (name: string): number => numbers[`${name}${end}`] ?? Number.NaN
    const [x, y] = [of('x'), of('y')]
    if (!Number.isFinite(x) || !Number.isFinite(y)) break
    const measured = Object.fromEntries(MEASURED.map((name) => [name, of(name)] as const).filter(([, value]) => Number.isFinite(value)))
    components.push({ x, y, major: of('major'), minor: of('minor'), angle: of('angle'), measured })
  }
  return components
}

const endOf = (i: number): string => (i === 0 ? '' : `_${i + 1}`)
