// The finder's options: one table, from which flags, forms, checks and the reference page are made.

import { finderErrors } from './errors.ts'
import type { OptionDefinition } from './option-table.ts'

export const finderOptions = [
  {
    name: 'seed-threshold',
    type: 'number',
    default: 5,
    min: 2,
    max: 1000,
    unit: 'sigma',
    category: 'detection',
    description: 'A component is kept when its fitted peak stands at least this many local rms above the background',
  },
  {
    name: 'merge-threshold',
    type: 'number',
    default: 2.6,
    min: 1,
    max: 1000,
    unit: 'sigma',
    category: 'detection',
    description: 'Pixels at least this many rms above the background, and connected, make an island',
  },
  {
    name: 'connectivity',
    type: 'enum',
    default: '8',
    values: ['4', '8'],
    category: 'detection',
    advanced: true,
    description: 'Whether pixels that touch only at a corner are connected (8) or not (4)',
  },
  {
    name: 'min-pixels',
    type: 'integer',
    default: 1,
    min: 1,
    max: 1_000_000,
    unit: 'px',
    category: 'detection',
    advanced: true,
    description: 'Islands of fewer pixels are dropped',
  },
  {
    name: 'negative',
    type: 'boolean',
    default: false,
    category: 'detection',
    description: 'Also report islands below the background, as a check on artefacts; they are flagged NEGATIVE',
  },
  {
    name: 'noise-box',
    type: 'number',
    default: 20,
    min: 4,
    max: 10_000,
    unit: 'beams',
    category: 'noise',
    description: 'Side of the cells in which background and noise are measured, in beam widths',
  },
  {
    name: 'noise-iterations',
    type: 'integer',
    default: 2,
    min: 1,
    max: 10,
    category: 'noise',
    advanced: true,
    description: 'How often background and noise are measured, each time without the sources found so far',
  },
  {
    name: 'interpolation',
    type: 'enum',
    default: 'bicubic',
    values: ['bicubic', 'bilinear'],
    category: 'noise',
    advanced: true,
    description: 'How background and noise run between the centres of the cells',
  },
  {
    name: 'adaptive-noise',
    type: 'boolean',
    default: true,
    category: 'noise',
    advanced: true,
    description: 'Measure in smaller cells where the background changes fast: around bright sources and on diffuse emission',
  },
  {
    name: 'rms',
    type: 'number',
    default: 0,
    min: 0,
    max: 1e30,
    unit: 'image unit',
    category: 'noise',
    advanced: true,
    description: 'Take this noise everywhere instead of measuring it; 0 measures',
  },
  {
    name: 'deblend-prominence',
    type: 'number',
    default: 2,
    min: 0,
    max: 1000,
    unit: 'sigma',
    category: 'deblending',
    advanced: true,
    description: 'How high a summit must stand above the pass to a higher one to start as a component of its own',
  },
  {
    name: 'add-gain',
    type: 'number',
    default: 22,
    min: 1,
    max: 1e6,
    category: 'fitting',
    advanced: true,
    description: 'Chi-square that another component must gain to be accepted',
  },
  {
    name: 'shape-gain',
    type: 'number',
    default: 16,
    min: 1,
    max: 1e6,
    category: 'fitting',
    advanced: true,
    description:
      'Chi-square that a free shape must gain over that of the beam to be accepted; up to twice as much for sources near the threshold',
  },
  {
    name: 'model-error',
    type: 'number',
    default: 0,
    min: 0,
    max: 1,
    category: 'fitting',
    advanced: true,
    description:
      'How far sources are from being Gaussians, as a fraction of the peak: nothing is added for less; 0 measures it on the brightest',
  },
  {
    name: 'max-components',
    type: 'integer',
    default: 1000,
    min: 1,
    max: 100_000,
    category: 'fitting',
    advanced: true,
    description: 'Most components of one island',
  },
  {
    name: 'fit-budget',
    type: 'integer',
    default: 1500,
    min: 100,
    max: 1_000_000_000,
    category: 'fitting',
    advanced: true,
    description:
      'Evaluations that the fit of an island may cost for each of its summits (about 300,000 take a second); counted, not timed, so that results repeat',
  },
] as const satisfies readonly OptionDefinition[]

type Definition = (typeof finderOptions)[number]
type ValueOf<D extends Definition> = D extends { type: 'boolean' }
  ? boolean
  : D extends { type: 'enum'; values: readonly (infer V)[] }
    ? V
    : number

/** Values of all options by name. */
export type FinderOptions = { readonly [D in Definition as D['name']]: ValueOf<D> }

/**
 * Completes and checks options. Names that the table does not know, wrong types and values out of range are refused.
 *
 * @throws FINDER_BAD_OPTION
 */
export function completeOptions(given: Readonly<Record<string, number | boolean | string | undefined>> = {}): FinderOptions {
  const known = new Map<string, OptionDefinition>(finderOptions.map((definition) => [definition.name, definition]))
  for (const name of Object.keys(given)) {
    if (!known.has(name)) throw finderErrors.BAD_OPTION({ name, value: String(given[name]), wanted: 'an option that the finder knows' })
  }
  const values: Record<string, number | boolean | string> = {}
  for (const definition of known.values()) {
    const value = given[definition.name] ?? definition.default
    const wanted = complaint(definition, value)
    if (wanted !== undefined) throw finderErrors.BAD_OPTION({ name: definition.name, value: String(value), wanted })
    values[definition.name] = value
  }
  return Object.freeze(values) as unknown as FinderOptions
}

/** What a value should have been, or undefined when it is right. */
function complaint(definition: OptionDefinition, value: number | boolean | string): string | undefined {
  if (definition.type === 'boolean') return typeof value === 'boolean' ? undefined : 'true or false'
  if (definition.type === 'enum')
    return definition.values?.includes(value as string) ? undefined : `one of ${definition.values?.join(', ')}`
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = definition
  if (typeof value !== 'number' || !(value >= min && value <= max)) return `a number from ${min} to ${max}`
  return definition.type === 'integer' && !Number.isInteger(value) ? 'a whole number' : undefined
}
