// How the tables of options are written down: one call an option, so that a table reads as a list.

import type { AppOption } from '../../app.ts'

/** `advanced`: seldom needed. `idle`: accepted for the sake of older clients, without effect here. */
type Trait = 'advanced' | 'idle'

/** An option before it is told where it belongs. */
type Unplaced = Omit<AppOption, 'category' | 'subcategory'>

interface NumberRange {
  readonly default: number
  readonly min: number
  readonly max: number
  readonly unit?: string
}

/** Options of one group of the form. */
export function inCategory(category: string, options: readonly Unplaced[]): readonly AppOption[]
export function inCategory(category: string, subcategory: string, options: readonly Unplaced[]): readonly AppOption[]
export function inCategory(category: string, second: string | readonly Unplaced[], third: readonly Unplaced[] = []): readonly AppOption[] {
  const [place, options] = typeof second === 'string' ? [{ category, subcategory: second }, third] : [{ category }, second]
  return options.map((option) => Object.freeze({ ...option, ...place }))
}

/** What is done when it is said; never by default. */
export const flag = (name: string, description: string, ...traits: Trait[]): Unplaced => ({
  name,
  type: 'flag',
  description,
  ...traitsOf(traits),
})

export const integer = (name: string, range: NumberRange, description: string, ...traits: Trait[]): Unplaced => ({
  name,
  type: 'integer',
  ...range,
  description,
  ...traitsOf(traits),
})

export const number = (name: string, range: NumberRange, description: string, ...traits: Trait[]): Unplaced => ({
  name,
  type: 'number',
  ...range,
  description,
  ...traitsOf(traits),
})

export const choice = (name: string, standard: string, values: readonly string[], description: string, ...traits: Trait[]): Unplaced => ({
  name,
  type: 'enum',
  default: standard,
  values,
  description,
  ...traitsOf(traits),
})

function traitsOf(traits: readonly Trait[]): Pick<AppOption, 'advanced' | 'effective'> {
  return { ...(traits.includes('advanced') ? { advanced: true } : {}), ...(traits.includes('idle') ? { effective: false } : {}) }
}
