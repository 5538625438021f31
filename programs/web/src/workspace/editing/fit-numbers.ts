// A fit as the named numbers of a statement, and back: what is kept of it, and what is drawn of it.

import { fitOfNumbers, MOST_FITTED, type NamedNumbers, numbersOfFit } from '@cirasa/catalog'
import type { Refitted, RefittedSource } from '../../preview/preview-messages.ts'

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

/** A fit of one source, to be kept. */
export interface SourceNumbers {
  /** Its source_id; undefined for a new one. */
  readonly name: string | undefined
  readonly numbers: NamedNumbers
}

/** A statement has room for so many components of a source. */
export const MOST_COMPONENTS = MOST_FITTED

/** The numbers of a fit, for each source that it is of. A new source brings its island along; that of a found one is known, but for what is left over. */
export function fitNumbers({ sources, island }: Pick<Refitted, 'sources' | 'island'>): SourceNumbers[] {
  return sources.map(({ name, components, together }: RefittedSource) => ({
    name,
    numbers: numbersOfFit({
      components: components.map(({ measured, ...placed }) => ({ ...measured, ...placed })),
      source: together,
      island: name === undefined ? island : { resid_mean: island.resid_mean, resid_std: island.resid_std },
    }),
  }))
}

/** The components in the numbers of a statement; those without a place are left out. */
export function keptComponents(numbers: NamedNumbers): KeptComponent[] {
  return fitOfNumbers(numbers).components.map(({ x, y, major = Number.NaN, minor = Number.NaN, angle = Number.NaN, ...measured }) => ({
    ...{ x, y, major, minor, angle },
    measured,
  }))
}
