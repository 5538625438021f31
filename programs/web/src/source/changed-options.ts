// Which options of a run were not the usual ones: what a person asks first about a result.

import type { RunRecord } from '@cirasa/catalog'
import { finderOptions } from '@cirasa/finder'

/** An option of a run that differs from its default. */
export interface ChangedOption {
  readonly name: string
  readonly value: string
  /** The usual value; undefined for an option that the finder does not know any more. */
  readonly usual: string | undefined
}

/** The options of a run that differ from the defaults of the finder, in the order of the run. */
export function changedOptions({ options }: Pick<RunRecord, 'options'>): ChangedOption[] {
  const defaults = new Map<string, unknown>(finderOptions.map((option) => [option.name, option.default]))
  return Object.entries(options).flatMap(([name, value]) => {
    const usual = defaults.get(name)
    return usual === value ? [] : [{ name, value: String(value), usual: usual === undefined ? undefined : String(usual) }]
  })
}
