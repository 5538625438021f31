// A run as it is being put together: what is typed, what it comes to, what is still missing.

import type { App, Job, Rerun, Submission } from '@cirasa/api'
import { checkRequest } from '@cirasa/apps'
import { isCodedError } from '@cirasa/errors'
import { draftOf, type OptionDraft, optionsOf, readDraft } from '../../parts/option-form/option-draft.ts'

/** What is typed besides files and app, which are in the address. */
export interface RunDraft {
  readonly options: OptionDraft
  readonly tag: string
  /** Minutes, as typed; empty for the limit of the service. */
  readonly minutes: string
  /** GB, as typed; empty for the limit of the service. */
  readonly gigabytes: string
  /** As typed; empty for as long as the service keeps jobs. */
  readonly keepDays: string
  /** False sends all files to one job. */
  readonly oneJobPerFile: boolean
}

export const emptyDraft: RunDraft = Object.freeze({ options: {}, tag: '', minutes: '', gigabytes: '', keepDays: '', oneJobPerFile: true })

/** A job as if it had been typed. */
export function draftOfJob({ options, tag, limits }: Job): RunDraft {
  const { seconds, memoryBytes } = limits
  return {
    ...emptyDraft,
    options: draftOf(options),
    tag,
    minutes: seconds === undefined ? '' : String(seconds / 60),
    gigabytes: memoryBytes === undefined ? '' : String(memoryBytes / 1e9),
  }
}

/** What a draft comes to. */
export interface RunReading {
  /** Options that differ from the defaults. */
  readonly options: Readonly<Record<string, string | number | boolean>>
  readonly limits: NonNullable<Submission['limits']>
  readonly keepDays?: number
  /** What is wrong, by the name of the option or field. */
  readonly problems: ReadonlyMap<string, string>
  /** What the app has to say of options that are right one by one, in sentences. */
  readonly remarks: readonly string[]
}

/** Reads a draft by the table of the app. */
export function readRun(app: App, draft: RunDraft): RunReading {
  const { values, problems: wrong } = readDraft(optionsOf(app), draft.options)
  const problems = new Map(wrong)
  const positive = (name: 'minutes' | 'gigabytes' | 'keepDays') => {
    const text = draft[name].trim()
    const value = Number(text.replace(',', '.'))
    if (text === '') return undefined
    if (Number.isFinite(value) && value > 0) return value
    problems.set(name, 'Wanted is a number above 0, or nothing.')
    return undefined
  }
  const minutes = positive('minutes')
  const gigabytes = positive('gigabytes')
  const keepDays = positive('keepDays')
  return {
    options: values,
    limits: {
      ...(minutes === undefined ? {} : { seconds: minutes * 60 }),
      ...(gigabytes === undefined ? {} : { memoryBytes: Math.round(gigabytes * 1e9) }),
    },
    ...(keepDays === undefined ? {} : { keepDays }),
    problems,
    remarks: wrong.size > 0 ? [] : remarksOn(app, values),
  }
}

/** What options do together is known to the app alone. */
function remarksOn(app: App, values: Readonly<Record<string, string | number | boolean>>): readonly string[] {
  try {
    return checkRequest({ ...app, options: optionsOf(app) }, values, 'native').warnings
  } catch (error) {
    if (isCodedError(error)) return [`${error.message} ${error.remedy}`]
    throw error
  }
}

/** What is sent for files, and for inputs of another kind that a job had. */
export function submissionOf(
  app: string,
  files: readonly string[],
  others: Submission['inputs'],
  { options, limits, keepDays }: RunReading,
  { tag, oneJobPerFile }: RunDraft,
): Submission {
  const isOneJob = !oneJobPerFile && files.length + others.length > 1
  return {
    app,
    inputs: [...files.map((id) => ({ kind: 'file' as const, id })), ...others],
    ...(Object.keys(options).length > 0 ? { options } : {}),
    ...(tag.trim() === '' ? {} : { tag: tag.trim() }),
    ...(Object.keys(limits).length > 0 ? { limits } : {}),
    ...(isOneJob ? { oneJobPerFile: false } : {}),
    ...(keepDays === undefined ? {} : { keepDays }),
  }
}

/** What is different the second time: null takes an option away. */
export function rerunOf(job: Job, { options, limits }: RunReading, { tag }: RunDraft): Rerun {
  const changed: Record<string, string | number | boolean | null> = {}
  for (const [name, value] of Object.entries(options)) if (job.options[name] !== value) changed[name] = value
  for (const name of Object.keys(job.options)) if (!(name in options)) changed[name] = null
  return {
    ...(Object.keys(changed).length > 0 ? { options: changed } : {}),
    ...(tag.trim() === job.tag ? {} : { tag: tag.trim() }),
    ...(Object.keys(limits).length > 0 ? { limits } : {}),
  }
}

/** Reads what a file of settings says. Throws the sentence of what is wrong with it. */
export function draftOfJson(text: string): OptionDraft {
  const given: unknown = JSON.parse(text)
  const options = typeof given === 'object' && given !== null && 'options' in given ? given.options : given
  if (typeof options !== 'object' || options === null || Array.isArray(options)) throw new Error('It holds no object of options.')
  const known = Object.entries(options).filter((entry): entry is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof entry[1]),
  )
  return draftOf(Object.fromEntries(known))
}
