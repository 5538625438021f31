// The options of a preview and of the run that is made of it: the same names and values, so that the run finds what the preview showed.

import { finderOptions } from '@cirasa/finder'
import type { FinderValues } from './preview-messages.ts'

/** What an option of the finder is, for a form. */
export type FinderOption = (typeof finderOptions)[number]

/** Options that have controls of their own in the panel; all others are advanced. */
export const SHORT_OPTIONS: readonly string[] = ['seed-threshold', 'merge-threshold', 'min-pixels', 'negative']

/** Options in the fold below the short ones, by the table's categories. */
export function advancedOptions(): ReadonlyMap<string, readonly FinderOption[]> {
  const groups = new Map<string, FinderOption[]>()
  for (const option of finderOptions) {
    if (SHORT_OPTIONS.includes(option.name)) continue
    const group = groups.get(option.category)
    if (group === undefined) groups.set(option.category, [option])
    else group.push(option)
  }
  return groups
}

/** The app's default of min-pixels is CAESAR's, not the finder's. */
const APP_DEFAULTS: FinderValues = { 'min-pixels': 5 }

/** What a run has when nothing is said. */
export const defaultValues = (): FinderValues => ({
  ...Object.fromEntries(finderOptions.map(({ name, default: value }) => [name, value])),
  ...APP_DEFAULTS,
})

/** The default values with some that were kept; what is no option any more, or of another type, is left out. */
export function valuesWith(kept: FinderValues): FinderValues {
  const values = defaultValues()
  const known = Object.entries(kept).filter(([name, value]) => typeof values[name] === typeof value)
  return { ...values, ...Object.fromEntries(known) }
}

/** What of the values is not as by default. */
export const changedValues = (values: FinderValues): FinderValues =>
  Object.fromEntries(changedNames(values).map((name) => [name, values[name]]))

/** The values with one changed; merge never lies above seed, so that what is a seed is part of an island. */
export function withValue(values: FinderValues, name: string, value: number | boolean | string): FinderValues {
  const changed = { ...values, [name]: value }
  const [seed, merge] = [Number(changed['seed-threshold']), Number(changed['merge-threshold'])]
  if (merge <= seed) return changed
  return { ...changed, [name === 'merge-threshold' ? 'seed-threshold' : 'merge-threshold']: name === 'merge-threshold' ? merge : seed }
}

/** Names of options that are not as they are by default. */
export function changedNames(values: FinderValues): string[] {
  const defaults = defaultValues()
  return Object.keys(values).filter((name) => values[name] !== defaults[name])
}

/**
 * Options of a job of the app that searches the same plane as the preview with the same values. The app takes the finder's own names; thresholds and
 * least pixels are always said, as the app has defaults of its own.
 *
 * @param plane as an ImageView names it, such as `3.0`
 */
export function jobOptions(values: FinderValues, hdu?: number, plane?: string): FinderValues {
  const names = new Set([...changedNames(values), 'seed-threshold', 'merge-threshold', 'min-pixels'])
  return {
    ...Object.fromEntries([...names].map((name) => [name, values[name]])),
    ...(hdu === undefined ? {} : { hdu }),
    ...(plane === undefined || plane === 'none' ? {} : { plane: planeText(plane) }),
  }
}

/** `3.0` as the app has it: `3=3,4=0`, each axis after the second by its number. */
const planeText = (plane: string): string =>
  plane
    .split('.')
    .map((index, i) => `${i + 3}=${index}`)
    .join(',')
