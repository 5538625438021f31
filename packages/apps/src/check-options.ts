// The check of what a request asks of an app: every name, type, range and choice, before a job is made.

import { nearestName } from '@cirasa/errors'
import type { AppManifest, AppOption, AppOptionValue } from './app.ts'
import { appErrors } from './errors.ts'
import { type CheckMode, readOptionValue, wantedOf } from './options/option-value.ts'
import { shownName, shownValue } from './options/shown-value.ts'

/** Options that passed, by the names of the table, and what of the request has no effect, in sentences. */
export interface CheckedOptions {
  /** What was given, in the types of the table. Options that are left out, also by an empty text or null, are not in it. */
  readonly options: Readonly<Record<string, AppOptionValue>>
  readonly warnings: readonly string[]
}

/** More options than any app has. */
const MOST_OPTIONS = 1000
/** Unknown names that are told one by one. */
const MOST_TOLD = 20

/**
 * Checks what was given against the table of an app.
 *
 * `wire` is lenient about form, as clients of caesar-rest need: numbers and flags may be text, fractions of whole numbers are cut off with a
 * warning, unknown names are told in a warning. `native` refuses all of these. Ranges and choices hold in both.
 *
 * Throws APPS_NOT_OPTIONS, APPS_TOO_MANY_OPTIONS, APPS_UNKNOWN_OPTION, APPS_BAD_VALUE, APPS_MISSING_OPTION, APPS_GIVEN_TWICE; nothing else,
 * whatever is given.
 *
 * @example checkOptions(caesar, { seedthr: '4.5', fitsources: 'TRUE', bmaj: '' }, 'wire').options // { seedthr: 4.5, fitsources: true }
 */
export function checkOptions(manifest: AppManifest, given: unknown, mode: CheckMode): CheckedOptions {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw appErrors.NOT_OPTIONS({ found: shownValue(given) })
  const entries = Object.entries(given)
  if (entries.length > MOST_OPTIONS) throw appErrors.TOO_MANY_OPTIONS({ count: entries.length, most: MOST_OPTIONS })
  const { canonical, aliases } = namesOf(manifest)
  const read = new Map<string, AppOptionValue>()
  const warnings: string[] = []
  const unknown: string[] = []
  for (const [name, value] of entries) {
    const option = canonical.get(name) ?? aliases.get(name)
    if (option === undefined) unknown.push(name)
    else readInto(read, option, name, value, mode, warnings)
  }
  complainOfUnknown(manifest, unknown, mode, warnings)
  for (const option of manifest.options) {
    if (option.mandatory && !read.has(option.name)) throw appErrors.MISSING_OPTION({ name: option.name, wanted: wantedOf(option) })
    if (option.effective === false && !isDefault(option, read.get(option.name))) warnings.push(`Option ${option.name} has no effect here.`)
  }
  return Object.freeze({ options: Object.freeze(Object.fromEntries(read)), warnings: Object.freeze(warnings) })
}

/** Whether a value says no more than leaving the option out. */
export function isDefault(option: AppOption, value: AppOptionValue | undefined): boolean {
  return value === undefined || value === (option.default ?? (option.type === 'flag' ? false : undefined))
}

interface OptionNames {
  readonly canonical: ReadonlyMap<string, AppOption>
  readonly aliases: ReadonlyMap<string, AppOption>
}

/** A table has more than a hundred options and every request asks for them: they are found once a manifest. */
const known = new WeakMap<AppManifest, OptionNames>()

/** Maps, because an object would find `constructor` in every table. */
function namesOf(manifest: AppManifest): OptionNames {
  let names = known.get(manifest)
  if (names === undefined) {
    const { options } = manifest
    names = {
      canonical: new Map(options.map((option) => [option.name, option])),
      aliases: new Map(options.flatMap((option) => (option.requestKey === undefined ? [] : [[option.requestKey, option] as const]))),
    }
    known.set(manifest, names)
  }
  return names
}

function readInto(
  read: Map<string, AppOptionValue>,
  option: AppOption,
  name: string,
  given: unknown,
  mode: CheckMode,
  warnings: string[],
): void {
  const { value, remark } = readOptionValue(option, given, mode)
  if (value === undefined) return
  const other = read.get(option.name)
  if (other !== undefined && other !== value) {
    const alias = option.requestKey ?? name
    if (mode === 'native') throw appErrors.GIVEN_TWICE({ name: option.name, alias })
    warnings.push(`Option ${option.name} is given twice, as ${alias} too: the value of ${option.name} was taken.`)
    if (name !== option.name) return
  }
  if (remark !== undefined) warnings.push(remark)
  read.set(option.name, value)
}

function complainOfUnknown(manifest: AppManifest, unknown: readonly string[], mode: CheckMode, warnings: string[]): void {
  if (unknown.length === 0) return
  const names = manifest.options.map(({ name }) => name)
  const nearest = (name: string): string => {
    const near = nearestName(name, names)
    return near === undefined ? '' : `; ${near} is near`
  }
  if (mode === 'native') throw appErrors.UNKNOWN_OPTION({ app: manifest.name, name: shownName(unknown[0]), nearest: nearest(unknown[0]) })
  for (const name of unknown.slice(0, MOST_TOLD))
    warnings.push(`The app ${manifest.name} has no option ${shownName(name)}${nearest(name)}.`)
  if (unknown.length > MOST_TOLD) warnings.push(`${unknown.length - MOST_TOLD} more options are not known to the app ${manifest.name}.`)
}
