// Options of an app as they are being typed: text that may not be a value yet, and what it comes to.

import type { App } from '@cirasa/api'
import { type AppOption, type AppOptionValue, isDefault, readOptionValue, wantedOf } from '@cirasa/apps'

/** What was typed or chosen, by the name of the option; what is left as it is has no entry. */
export type OptionDraft = Readonly<Record<string, string | boolean>>

/** What a draft comes to. */
export interface ReadDraft {
  /** Options that differ from the defaults. */
  readonly values: Readonly<Record<string, AppOptionValue>>
  /** What is wrong, by the name of the option. */
  readonly problems: ReadonlyMap<string, string>
}

/** The table of options as the checks of the service know it: the service sends it as it has it. */
export const optionsOf = (app: App): readonly AppOption[] => app.options as readonly AppOption[]

/** Reads every entry by the table: types, ranges and choices. */
export function readDraft(options: readonly AppOption[], draft: OptionDraft): ReadDraft {
  const values: Record<string, AppOptionValue> = {}
  const problems = new Map<string, string>()
  for (const option of options) {
    const given = draft[option.name]
    try {
      const value = given === undefined ? undefined : readOptionValue(option, given, 'wire').value
      if (value !== undefined && !isDefault(option, value)) values[option.name] = value
      else if (option.mandatory && option.default === undefined && value === undefined) problems.set(option.name, 'It has to be given.')
    } catch {
      // What was typed is no value: the field says what is wanted, in the words of the table.
      problems.set(option.name, `Wanted is ${wantedOf(option)}.`)
    }
  }
  for (const name of Object.keys(draft)) {
    if (!options.some((option) => option.name === name)) problems.set(name, 'The app has no such option.')
  }
  return { values, problems }
}

/** Values as if they had been typed. */
export function draftOf(values: Readonly<Record<string, AppOptionValue>>): OptionDraft {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'boolean' ? value : String(value)]))
}

/** The draft with one option changed; undefined leaves it to its default. */
export function withOption(draft: OptionDraft, name: string, value: string | boolean | undefined): OptionDraft {
  const { [name]: _, ...rest } = draft
  return value === undefined ? rest : { ...rest, [name]: value }
}

/** What holds where an option is left as it is, as text. */
export function defaultText({ type, default: given, unit }: AppOption): string {
  if (type === 'flag') return given === true ? 'on' : 'off'
  if (given === undefined || given === '') return 'none'
  return unit === undefined ? String(given) : `${given} ${unit}`
}
