// What a job works on, in a few words.

import type { Job } from '@cirasa/api'

/** The name of one input. */
export const inputName = ({ name, path, id }: Job['inputs'][number]): string => name ?? path?.split('/').at(-1) ?? id ?? 'input'

/** @example inputsText(job) // 'scorpio.fits and 2 more' */
export function inputsText({ inputs }: Pick<Job, 'inputs'>): string {
  if (inputs.length === 0) return 'nothing'
  return inputs.length === 1 ? inputName(inputs[0]) : `${inputName(inputs[0])} and ${inputs.length - 1} more`
}
